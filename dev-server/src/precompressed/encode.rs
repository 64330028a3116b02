//! Whole files to brotli and gzip; the build script does it with these, too.

use std::io::{Result, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The file by brotli, of a quality from 0, the fastest, to 11, the smallest.
pub(crate) fn brotli(content: &[u8], quality: i32) -> Result<Vec<u8>> {
    // The smallest window that holds it all, so that reading it takes no more memory than it needs.
    let window = (content.len() + 16).next_power_of_two().ilog2().clamp(10, 24);
    let params = BrotliEncoderParams { quality, lgwin: window as i32, ..BrotliEncoderParams::default() };
    let mut encoded = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut encoded, &params)?;
    Ok(encoded)
}

/// The file by gzip.
pub(crate) fn gzip(content: &[u8], level: Compression) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(content)?;
    encoder.finish()
}
