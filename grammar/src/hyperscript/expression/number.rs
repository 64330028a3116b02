//! `1`, `2.5`, `1e-3`.
//!
//! ```hyperscript
//! on click log 1, 2.5, 1e3, 1e-3
//! ```

/// Powers of ten that a floating point number holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The value of a number as written, where it can be had exactly with one operation: up to 15 digits and small exponents,
/// which is what people write. For the others there is JavaScript's `parseFloat`, whose tables need not come with the
/// bundle.
pub fn exact(text: &str) -> Option<f64> {
    let mut mantissa = 0.0;
    let mut exponent: i32 = 0;
    let mut written: i32 = 0;
    let mut fraction = false;
    let mut sign = 0;
    for byte in text.bytes() {
        let digit = i32::from(byte.wrapping_sub(b'0'));
        match byte {
            b'.' => fraction = true,
            b'-' => sign = -1,
            b'0'..=b'9' if sign == 0 => {
                mantissa = mantissa * 10.0 + f64::from(digit);
                exponent -= i32::from(fraction);
            }
            b'0'..=b'9' => written = written.wrapping_mul(10).wrapping_add(digit).min(999),
            _ => sign = 1,
        }
    }
    if mantissa > 9_007_199_254_740_992.0 {
        return None;
    }
    exponent += sign * written;
    let ten = *TENS.get(exponent.unsigned_abs() as usize)?;
    Some(if exponent < 0 { mantissa / ten } else { mantissa * ten })
}
