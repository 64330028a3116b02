//! Decoding speed: `cargo bench -p hypertide-grammar`. Criterion prints the throughput in MB/s.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hypertide_grammar::event_stream::{Decoder, Item};
use std::hint::black_box;

/// What one read of a fast connection gives.
const CHUNK: usize = 64 << 10;
const STREAM: usize = 4 << 20;

fn stream(event: impl Fn(usize) -> String) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(STREAM + 4096);
    let mut n = 0;
    while bytes.len() < STREAM {
        bytes.extend_from_slice(event(n).as_bytes());
        n += 1;
    }
    bytes
}

fn decoding(criterion: &mut Criterion) {
    let text = "The tide rises, the tide falls, the twilight darkens, the curlew calls. ".repeat(29);
    let lines = text.as_bytes().chunks(100).map(|line| String::from_utf8_lossy(line).into_owned());
    let lines = lines.map(|line| format!("data: elements {line}\n")).collect::<String>();
    let streams = [
        ("events of 2 KB", stream(|n| format!("event: page\nid: {n}\ndata: {text}\n\n"))),
        ("events of 2 KB in lines", stream(|n| format!("event: page\nid: {n}\n{lines}\n"))),
        ("small events", stream(|n| format!("event: tick\ndata: {{\"n\":{n}}}\n\n"))),
        ("small events, CRLF", stream(|n| format!("event: tick\r\ndata: {{\"n\":{n}}}\r\n\r\n"))),
        (
            "small events, not ASCII",
            stream(|n| format!("event: tide\ndata: {{\"n\":{n},\"à\":\"Öresund ✓\"}}\n\n")),
        ),
    ];
    let mut group = criterion.benchmark_group("event stream");
    for (name, bytes) in &streams {
        group.throughput(Throughput::BytesDecimal(bytes.len() as u64));
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                let mut decoder = Decoder::new();
                let mut events = 0_usize;
                for chunk in bytes.chunks(CHUNK) {
                    let pushed = decoder.push(chunk, &mut |item| {
                        if let Item::Event { data, .. } = black_box(item) {
                            events += data.len().min(1);
                        }
                    });
                    assert!(pushed.is_ok());
                }
                events
            });
        });
    }
    group.finish();
}

criterion_group!(benches, decoding);
criterion_main!(benches);
