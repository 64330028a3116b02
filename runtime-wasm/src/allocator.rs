//! The allocator of the page: a third of the code that a general one takes.
//!
//! Blocks have sizes that are powers of two, and one that is freed waits in the list of its size for the next that fits it.
//! Lists and texts grow by doubling, so that what a page does again and again finds all it needs there: the memory is a few
//! times what was once needed at a time, and does not grow with the number of events.

#![allow(unsafe_code)]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::Cell;
use core::ptr::{copy_nonoverlapping, null_mut};

/// What memory grows by.
const PAGE: usize = 1 << 16;

/// The size of the smallest block, and what every block is aligned to.
const LEAST: usize = 16;

struct Blocks {
    /// The first free block of each size, by the size's logarithm; it holds the address of the next.
    free: [Cell<*mut u8>; 32],
    /// From here on nothing was given out yet.
    fresh: Cell<*mut u8>,
}

// SAFETY: without atomics, WebAssembly has one thread.
unsafe impl Sync for Blocks {}

#[global_allocator]
static BLOCKS: Blocks = Blocks {
    free: [const { Cell::new(null_mut()) }; 32],
    fresh: Cell::new((&raw const __heap_base).cast_mut()),
};

unsafe extern "C" {
    /// Where the linker's own data ends, aligned to 16.
    static __heap_base: u8;
}

/// The logarithm of the size of the blocks that hold so much.
fn class(layout: Layout) -> usize {
    (usize::BITS - (layout.size().max(LEAST) - 1).leading_zeros()) as usize
}

// SAFETY: a block belongs to one caller until that one frees it, and is as large and as aligned as was asked for.
unsafe impl GlobalAlloc for Blocks {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let class = class(layout);
        let Some(free) = self.free.get(class) else { return null_mut() };
        if layout.align() > LEAST {
            return null_mut();
        }
        let block = free.get();
        if !block.is_null() {
            // SAFETY: a free block holds an address.
            free.set(unsafe { *block.cast() });
            return block;
        }
        let size = 1 << class;
        let block = self.fresh.get();
        let left = memory_size(0).wrapping_mul(PAGE).wrapping_sub(block.addr());
        if left < size && memory_grow(0, size / PAGE + 1) == usize::MAX {
            return null_mut();
        }
        self.fresh.set(block.wrapping_add(size));
        block
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(free) = self.free.get(class(layout)) {
            // SAFETY: the block is large enough for an address, and nobody's any more.
            unsafe { *block.cast() = free.replace(block) };
        }
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: who asks for it has made sure of both.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if class(layout) == class(wanted) {
            return block;
        }
        // SAFETY: both blocks have so many bytes, and the old one is nobody's then.
        unsafe {
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                copy_nonoverlapping(block, moved, size.min(layout.size()));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}
