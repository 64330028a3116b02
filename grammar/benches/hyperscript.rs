//! Parsing speed: `cargo bench -p hypertide-grammar --bench hyperscript`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hypertide_grammar::hyperscript::{Arena, parse_script};
use std::hint::black_box;

const DECLARATION: &str = "eventsource Prices from /prices
  on tick as json
    set $price to it.price
    put it.symbol into #symbol
  end
  on error add .stale to #board end
end
";

const HANDLER: &str =
    "on click if $x is 1 put `${it.name} costs $price` into the next <li/> else toggle .open on me end";

fn parsing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    let thousand = DECLARATION.repeat(1000);
    for (name, text) in
        [("a declaration", DECLARATION), ("a handler", HANDLER), ("1,000 declarations", &thousand)]
    {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let arena = Arena::new();
                let script = parse_script(&arena, black_box(text));
                assert!(script.diagnostics.is_empty());
                script.features.len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, parsing);
criterion_main!(benches);
