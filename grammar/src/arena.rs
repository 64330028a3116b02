//! Where the nodes of a tree live.

#![allow(unsafe_code)]

use core::cell::Cell;
use core::mem::MaybeUninit;
use core::ptr::{copy_nonoverlapping, dangling_mut};
use core::slice;

/// Eight bytes, aligned as anything is that is kept.
type Word = MaybeUninit<u64>;

/// How many words are asked for at once.
const BLOCK: usize = 512;

/// Holds copies of what it is given, for as long as it lives. A tree is freed with its arena, all at once.
pub struct Arena {
    blocks: Cell<Vec<Box<[Word]>>>,
    /// Where in the last block nothing lies yet, and how many words are left there.
    next: Cell<*mut Word>,
    left: Cell<usize>,
}

impl Default for Arena {
    fn default() -> Self {
        Self::new()
    }
}

impl Arena {
    /// An empty one.
    pub const fn new() -> Self {
        Self { blocks: Cell::new(Vec::new()), next: Cell::new(dangling_mut()), left: Cell::new(0) }
    }

    /// Keeps a value.
    pub fn alloc<T: Copy>(&self, value: T) -> &T {
        let kept = self.room::<T>(1);
        // SAFETY: there is room for it, and what was written is a `T`.
        unsafe {
            kept.write(value);
            &*kept
        }
    }

    /// Keeps values in a row.
    pub fn alloc_slice_copy<T: Copy>(&self, values: &[T]) -> &[T] {
        let kept = self.room::<T>(values.len());
        // SAFETY: there is room for so many, and what was copied are so many of `T`.
        unsafe {
            copy_nonoverlapping(values.as_ptr(), kept, values.len());
            slice::from_raw_parts(kept, values.len())
        }
    }

    /// Keeps a text.
    pub fn alloc_str(&self, text: &str) -> &str {
        // SAFETY: what was copied is a text.
        unsafe { core::str::from_utf8_unchecked(self.alloc_slice_copy(text.as_bytes())) }
    }

    /// Room for so many values, which nothing else has or moves.
    fn room<T>(&self, count: usize) -> *mut T {
        const { assert!(align_of::<T>() <= align_of::<Word>()) };
        self.words((count * size_of::<T>()).div_ceil(size_of::<Word>())).cast()
    }

    #[inline(never)]
    fn words(&self, words: usize) -> *mut Word {
        if words > self.left.get() {
            let mut block = Box::new_uninit_slice(words.max(BLOCK));
            self.left.set(block.len());
            self.next.set(block.as_mut_ptr());
            let mut blocks = self.blocks.take();
            blocks.push(block);
            self.blocks.set(blocks);
        }
        let room = self.next.get();
        self.left.set(self.left.get() - words);
        self.next.set(room.wrapping_add(words));
        room
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, BLOCK};

    #[test]
    fn what_is_kept_stays_as_it_is() {
        let arena = Arena::new();
        let mut kept = Vec::new();
        for n in 0..3 * BLOCK as u64 {
            let text = "tide".repeat(n as usize % 7);
            kept.push((n, arena.alloc(n), arena.alloc_slice_copy(&[n as u32; 3]), arena.alloc_str(&text)));
        }
        for (n, number, numbers, text) in kept {
            assert_eq!((*number, numbers), (n, &[n as u32; 3][..]));
            assert_eq!(text, "tide".repeat(n as usize % 7));
        }
    }

    #[test]
    fn what_is_larger_than_a_block_is_kept_whole() {
        let arena = Arena::new();
        let before = arena.alloc_str("before");
        let large = arena.alloc_str(&"é".repeat(10 * BLOCK));
        assert_eq!((before, arena.alloc_str("behind")), ("before", "behind"));
        assert_eq!(large, "é".repeat(10 * BLOCK));
        assert_eq!(arena.alloc_slice_copy::<u64>(&[]), []);
    }
}
