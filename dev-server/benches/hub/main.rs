//! CPU time per delivered event of a hub with 1,000 readers and a 2 KB event, against axum's `Sse` with the
//! `datastar` crate.
//!
//! `cargo bench -p hypertide-server --bench hub` prints one JSON line for each figure, then a table. Only the
//! server's CPU time counts: over sockets it is a process of its own, and the readers are in this one. Arguments:
//! `--readers N` (1,000), `--quick` (a tenth of the rounds).

// What a benchmark has to say goes to its standard output.
#![allow(clippy::print_stdout)]

mod body;
mod driver;
mod event;
mod load;
mod readers;
mod report;
mod server;
mod sockets;
mod variant;

use std::{env, error::Error, time::Duration};

use crate::{
    load::{Level, Load},
    report::Figure,
    variant::Variant,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)
    };
    if let Some(name) = value("--server") {
        return match name.parse()? {
            Variant::Sockets => sockets::run(),
            variant => server::run(variant),
        };
    }
    // `cargo test --benches` runs it without `--bench`: to see that it works, not to measure.
    let measuring = arguments.iter().any(|argument| argument == "--bench");
    let most = if measuring { 1_000 } else { 20 };
    let readers: usize = value("--readers").map_or(Ok(most), |text| text.parse())?;
    let quick = !measuring || arguments.iter().any(|argument| argument == "--quick");
    let load = |load: Load| if quick { load.quick() } else { load };

    // Both ends of each connection have a file descriptor here or in the server.
    driver::raise_descriptor_limit()?;
    let mut figures: Vec<Figure> = Vec::new();
    let mut note = |level: Level, load: Load, variant: Variant, cpu: Duration| {
        let figure = Figure { level, load, variant, cpu };
        println!("{}", figure.json());
        figures.push(figure);
    };
    for (events, rounds) in [(1, 500), (10, 100), (100, 20)] {
        let load = load(Load::AtOnce { events, rounds });
        for variant in Variant::ALL.into_iter().filter(|variant| variant.takes_part(Level::Body, load)) {
            note(Level::Body, load, variant, body::measure(variant, readers, events, load.total() / events)?);
        }
    }
    let loads = [
        Load::AtOnce { events: 1, rounds: 300 },
        Load::AtOnce { events: 10, rounds: 60 },
        Load::AtOnce { events: 100, rounds: 12 },
        Load::Flow { events: 500, every: Duration::from_millis(10) },
    ];
    for variant in Variant::ALL {
        let mut driver = driver::Driver::start(variant, readers)?;
        for load in loads.map(load).into_iter().filter(|load| variant.takes_part(Level::Socket, *load)) {
            note(Level::Socket, load, variant, driver.measure(load)?);
        }
        driver.finish()?;
    }
    println!("\n{}", report::table(&figures, readers));
    Ok(())
}
