//! Taking large texts apart: `cargo bench -p hypertide-grammar --bench markup`.

use criterion::{Criterion, criterion_group, criterion_main};
use hypertide_grammar::markup::scan;
use std::hint::black_box;

fn row(n: usize, value: usize) -> String {
    format!(
        "<tr id=\"row-{n}\" class=\"row\"><td class=\"id\">{n}</td><td class=\"name\">Item number {n}</td><td>{value}</td>\
         <td>some text</td><td><a href=\"/items/{n}\">open</a></td></tr>"
    )
}

fn table(rows: impl Iterator<Item = String>) -> String {
    format!("<main id=\"app\"><table><tbody>{}</tbody></table></main>", rows.collect::<String>())
}

fn scanning(criterion: &mut Criterion) {
    for count in [1_000, 10_000] {
        let text = table((0..count).map(|n| row(n, n)));
        criterion.bench_function(&format!("{count} rows, {} KB", text.len() / 1000), |bencher| {
            bencher.iter(|| scan(black_box(&text)).expect("strictly nested").nodes.len());
        });
    }
}

criterion_group!(benches, scanning);
criterion_main!(benches);
