//! Everything that is tested in Chromium, which all of it shares.

mod conformance;
mod decoding;
mod faults;
mod loading;
mod memory;
mod streams;

use hypertide_tests::Outcome;
use hypertide_tests::suite::Suite;
use std::process::ExitCode;

fn main() -> Outcome<ExitCode> {
    let mut suite = Suite::new()?;
    conformance::add(&mut suite)?;
    decoding::add(&mut suite);
    faults::add(&mut suite);
    loading::add(&mut suite);
    memory::add(&mut suite);
    streams::add(&mut suite);
    Ok(suite.run())
}
