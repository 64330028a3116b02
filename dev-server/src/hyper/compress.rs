//! Compression of pages and, event by event, of streams.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::HeaderMap;
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::content_coding::Coding;

/// How a request wants its page or stream: from the most to the least wanted, where it says nothing of that itself.
/// One who refuses everything gets it as it is.
pub(crate) fn wanted(request: &HeaderMap) -> Coding {
    let available = [Coding::Brotli, Coding::Zstd, Coding::Gzip, Coding::Identity];
    Coding::negotiate(request, available).unwrap_or(Coding::Identity)
}

impl Coding {
    /// What a stream's encoder takes at most, in bytes, with a window of 2^`bits`.
    fn memory(self, bits: u32) -> usize {
        match self {
            Self::Brotli => (470 << 10) + (2 << bits),
            Self::Zstd => (150 << 10) + (2 << bits),
            Self::Gzip => 360 << 10,
            Self::Identity => 0,
        }
    }
}

/// The window, as a power of two, in which the next page finds the one before it again.
fn window_bits(page: usize) -> u32 {
    (page + page / 4).max(1).next_power_of_two().ilog2().clamp(15, 18)
}

/// Memory for the encoders of all streams together.
#[derive(Debug, Clone)]
pub(crate) struct Budget(Arc<(AtomicUsize, AtomicUsize)>);

impl Budget {
    pub(crate) fn new(limit: usize) -> Self {
        Self(Arc::new((AtomicUsize::new(0), AtomicUsize::new(limit))))
    }

    pub(crate) fn set_limit(&self, limit: usize) {
        self.0.1.store(limit, Ordering::Relaxed);
    }

    /// Takes `bytes`, if there are so many left.
    fn take(&self, bytes: usize) -> Option<Lease> {
        let (used, limit) = &*self.0;
        let limit = limit.load(Ordering::Relaxed);
        let take = |used: usize| used.checked_add(bytes).filter(|sum| *sum <= limit);
        used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).ok()?;
        Some(Lease { budget: self.clone(), bytes })
    }
}

/// A part of the budget, given back when dropped.
#[derive(Debug)]
struct Lease {
    budget: Budget,
    bytes: usize,
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.budget.0.0.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// Compresses a stream so that each part can be read as soon as it arrives.
pub(crate) struct Encoder {
    kind: Kind,
    _lease: Option<Lease>,
}

enum Kind {
    Identity,
    Brotli(Box<CompressorWriter<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Encoder<'static, Vec<u8>>>),
    Gzip(Box<GzEncoder<Vec<u8>>>),
}

impl Encoder {
    /// An encoder for pages of about `page` bytes, where the budget has room for it; else one that leaves everything
    /// as it is.
    pub(crate) fn new(coding: Coding, page: usize, budget: &Budget) -> Self {
        let bits = window_bits(page);
        let lease = if coding == Coding::Identity { None } else { budget.take(coding.memory(bits)) };
        let kind = match (coding, &lease) {
            (Coding::Brotli, Some(_)) => {
                Kind::Brotli(Box::new(brotli_writer(Vec::new(), STREAM_QUALITY, bits)))
            }
            (Coding::Zstd, Some(_)) => {
                zstd_writer(bits).map_or(Kind::Identity, |writer| Kind::Zstd(Box::new(writer)))
            }
            (Coding::Gzip, Some(_)) => Kind::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::fast()))),
            _ => Kind::Identity,
        };
        Self { kind, _lease: lease }
    }

    /// What it does.
    pub(crate) fn coding(&self) -> Coding {
        match self.kind {
            Kind::Identity => Coding::Identity,
            Kind::Brotli(_) => Coding::Brotli,
            Kind::Zstd(_) => Coding::Zstd,
            Kind::Gzip(_) => Coding::Gzip,
        }
    }

    /// The next part, up to its last byte.
    ///
    /// # Errors
    /// Where the encoder fails; the stream cannot go on then.
    pub(crate) fn encode(&mut self, part: Vec<u8>) -> std::io::Result<Bytes> {
        fn through<W: Write>(
            writer: &mut W,
            part: &[u8],
            out: impl Fn(&mut W) -> &mut Vec<u8>,
        ) -> std::io::Result<Bytes> {
            // What an encoder holds grows with what it has to hold back.
            for piece in part.chunks(PIECE) {
                writer.write_all(piece)?;
                writer.flush()?;
            }
            Ok(std::mem::take(out(writer)).into())
        }
        match &mut self.kind {
            Kind::Identity => Ok(part.into()),
            Kind::Brotli(writer) => through(&mut **writer, &part, CompressorWriter::get_mut),
            Kind::Zstd(writer) => through(&mut **writer, &part, |writer| writer.get_mut()),
            Kind::Gzip(writer) => through(&mut **writer, &part, GzEncoder::get_mut),
        }
    }
}

const PIECE: usize = 16 << 10;
const STREAM_QUALITY: i32 = 3;
const PAGE_QUALITY: i32 = 5;
const PAGE_BITS: u32 = 18;

fn brotli_writer(out: Vec<u8>, quality: i32, bits: u32) -> CompressorWriter<Vec<u8>> {
    let params = BrotliEncoderParams { quality, lgwin: bits as i32, ..BrotliEncoderParams::default() };
    CompressorWriter::with_params(out, 4096, &params)
}

fn zstd_writer(bits: u32) -> std::io::Result<zstd::stream::write::Encoder<'static, Vec<u8>>> {
    let mut writer = zstd::stream::write::Encoder::new(Vec::new(), 1)?;
    writer.window_log(bits)?;
    Ok(writer)
}

/// A whole page, compressed.
///
/// # Errors
/// Where the encoder fails.
pub(crate) fn whole(coding: Coding, page: String) -> std::io::Result<Bytes> {
    match coding {
        Coding::Identity => Ok(page.into()),
        Coding::Brotli => {
            let mut writer = brotli_writer(Vec::with_capacity(page.len() / 4), PAGE_QUALITY, PAGE_BITS);
            writer.write_all(page.as_bytes())?;
            Ok(writer.into_inner().into())
        }
        Coding::Zstd => Ok(zstd::encode_all(page.as_bytes(), 3)?.into()),
        Coding::Gzip => {
            let mut writer = GzEncoder::new(Vec::with_capacity(page.len() / 4), Compression::default());
            writer.write_all(page.as_bytes())?;
            Ok(writer.finish()?.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn decoded(coding: Coding, bytes: &[u8]) -> String {
        let mut text = Vec::new();
        // A stream that has not ended yet is read up to its last whole part.
        let _ = match coding {
            Coding::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
            Coding::Zstd => zstd::Decoder::new(bytes).unwrap().read_to_end(&mut text),
            Coding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
            Coding::Identity => bytes.take(u64::MAX).read_to_end(&mut text),
        };
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn each_part_can_be_read_when_it_has_arrived() {
        for coding in [Coding::Brotli, Coding::Zstd, Coding::Gzip, Coding::Identity] {
            let mut encoder = Encoder::new(coding, 10_000, &Budget::new(1 << 20));
            assert_eq!(encoder.coding(), coding);
            let (mut sent, mut expected) = (Vec::new(), String::new());
            for n in 0..20 {
                let part = format!("event {n}: {}\n\n", "lorem ipsum ".repeat(n * 10));
                expected.push_str(&part);
                sent.extend_from_slice(&encoder.encode(part.into_bytes()).unwrap());
                assert_eq!(decoded(coding, &sent), expected, "{coding:?}");
            }
        }
    }

    #[test]
    fn a_whole_page_reads_back() {
        for coding in [Coding::Brotli, Coding::Zstd, Coding::Gzip, Coding::Identity] {
            let page = "<p>Grüße</p>".repeat(1000);
            assert_eq!(decoded(coding, &whole(coding, page.clone()).unwrap()), page);
        }
    }

    #[test]
    fn beyond_the_budget_streams_go_uncompressed() {
        let budget = Budget::new(Coding::Brotli.memory(window_bits(10_000)));
        let first = Encoder::new(Coding::Brotli, 10_000, &budget);
        assert_eq!(first.coding(), Coding::Brotli);
        assert_eq!(Encoder::new(Coding::Brotli, 10_000, &budget).coding(), Coding::Identity);
        drop(first);
        assert_eq!(Encoder::new(Coding::Brotli, 10_000, &budget).coding(), Coding::Brotli);
    }
}
