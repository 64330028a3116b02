//! Comparing two large texts: `cargo bench -p hypertide-grammar --bench markup`.

use criterion::{Criterion, criterion_group, criterion_main};
use hypertide_grammar::markup::{compare, scan};
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

fn comparing(criterion: &mut Criterion) {
    for count in [1_000, 10_000] {
        let old = table((0..count).map(|n| row(n, n)));
        let cell = table((0..count).map(|n| row(n, if n == count / 2 { 0 } else { n })));
        let all = table((0..count).map(|n| row(n, n + 1)));
        let insert = table([row(count, 0)].into_iter().chain((0..count).map(|n| row(n, n))));
        let reverse = table((0..count).rev().map(|n| row(n, n)));
        let before = scan(&old).expect("strictly nested");
        let mut group = criterion.benchmark_group(format!("{count} rows, {} KB", old.len() / 1000));
        for (name, new) in
            [("one cell", &cell), ("all rows", &all), ("row at the top", &insert), ("reversed", &reverse)]
        {
            group.bench_function(name, |bencher| {
                bencher.iter(|| {
                    let after = scan(black_box(new)).expect("strictly nested");
                    compare(&old, &before, new, &after).list.len()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, comparing);
criterion_main!(benches);
