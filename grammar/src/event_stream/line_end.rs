//! Where a line ends.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The position of the first CR or LF, or the length where there is none.
///
/// Eight bytes at a time: most bytes of a stream are the inside of long lines.
pub(super) fn line_end(bytes: &[u8]) -> usize {
    let (words, tail) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = (zero_bytes(word ^ (ONES * 0x0A))) | zero_bytes(word ^ (ONES * 0x0D));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + tail.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(tail.len())
}

/// Marks the zero bytes of a word by their high bit. A mark above the lowest one may be false, the lowest never is.
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::line_end;

    #[test]
    fn finds_the_first_line_end_at_every_position() {
        for length in 0..40 {
            for at in 0..length {
                for end in [b'\n', b'\r'] {
                    // 0x0B and 0x0E are what a false mark would be made of.
                    let mut bytes = vec![0x0B; length];
                    bytes[at] = end;
                    assert_eq!(line_end(&bytes), at);
                    bytes[at + 1..].fill(b'\n');
                    assert_eq!(line_end(&bytes), at);
                    bytes[..at].fill(0x8A);
                    assert_eq!(line_end(&bytes), at);
                }
            }
            assert_eq!(line_end(&vec![0x0E; length]), length);
        }
    }
}
