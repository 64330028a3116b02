//! Everything that is tested in Chromium, which all of it shares.

mod conformance;
mod decoding;
mod live_reload;

use hypertide_tests::Outcome;
use hypertide_tests::suite::Suite;
use std::process::ExitCode;

fn main() -> Outcome<ExitCode> {
    let mut suite = Suite::new()?;
    conformance::add(&mut suite)?;
    decoding::add(&mut suite);
    live_reload::add(&mut suite);
    Ok(suite.run())
}
