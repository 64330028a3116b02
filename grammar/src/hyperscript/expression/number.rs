//! `1`, `2.5`, `1e-3`.
//!
//! ```hyperscript
//! on click log 1, 2.5, 1e3, 1e-3
//! ```

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// Its digits: what JavaScript's `parseFloat` reads.
    pub text: &'a str,
}

/// Powers of ten that a floating point number holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

impl Number<'_> {
    /// The value, where it can be had exactly with one operation: up to 15 digits and small exponents, which is what
    /// people write. For the others there is JavaScript's `parseFloat`, whose tables need not come with the bundle.
    pub fn exact(self) -> Option<f64> {
        let mut mantissa: u64 = 0;
        let mut exponent: i32 = 0;
        let mut fraction = false;
        let mut bytes = self.text.bytes();
        while let Some(byte) = bytes.next() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
                    exponent -= i32::from(fraction);
                }
                b'.' => fraction = true,
                _ => {
                    let mut written: i32 = 0;
                    let mut negative = false;
                    for byte in bytes.by_ref() {
                        match byte {
                            b'-' => negative = true,
                            _ => {
                                written = written
                                    .checked_mul(10)?
                                    .checked_add(i32::from(byte.wrapping_sub(b'0')))?
                            }
                        }
                    }
                    exponent = exponent.checked_add(if negative { -written } else { written })?;
                }
            }
        }
        if mantissa > 1 << 53 {
            return None;
        }
        let ten = *TENS.get(exponent.unsigned_abs() as usize)?;
        Some(if exponent < 0 { mantissa as f64 / ten } else { mantissa as f64 * ten })
    }
}
