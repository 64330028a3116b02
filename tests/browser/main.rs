//! Everything that is tested in Chromium, which all of it shares.

mod api;
mod conformance;
mod conformance_datastar;
mod decoding;
mod faults;
mod folder;
mod gallery;
mod gallery_hyper;
mod hyper;
mod hyper_order;
mod hyper_stopped;
mod live_reload;
mod loading;
mod memory;
mod policy;
mod program;
mod scripts;
mod serve;
mod streams;
mod whole_page;

use hypertide_tests::Outcome;
use hypertide_tests::suite::Suite;
use std::process::ExitCode;

fn main() -> Outcome<ExitCode> {
    let mut suite = Suite::new()?;
    api::add(&mut suite);
    conformance::add(&mut suite)?;
    conformance_datastar::add(&mut suite)?;
    decoding::add(&mut suite);
    faults::add(&mut suite);
    gallery::add(&mut suite);
    gallery_hyper::add(&mut suite);
    hyper::add(&mut suite);
    hyper_order::add(&mut suite);
    hyper_stopped::add(&mut suite);
    live_reload::add(&mut suite);
    loading::add(&mut suite);
    memory::add(&mut suite);
    policy::add(&mut suite);
    program::add(&mut suite);
    scripts::add(&mut suite, "handlers")?;
    serve::add(&mut suite);
    scripts::add(&mut suite, "sources")?;
    streams::add(&mut suite);
    whole_page::add(&mut suite);
    Ok(suite.run())
}
