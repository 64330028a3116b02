//! The few commands of development: `cargo xtask pkg`, `test`, `bench` and `soak`.

// What a command has to say goes to its standard output.
#![allow(clippy::print_stdout)]

mod bench;
mod pkg;
mod program;
mod soak;
mod test;
mod tools;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

/// The few commands of development.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Command {
    /// Build the bundle, `pkg/`.
    Pkg {
        /// Build it elsewhere, and fail where that differs from what is committed.
        #[arg(long)]
        check: bool,
        /// Build it without the page side of Datastar, in `target/pkg-core/bundle`.
        #[arg(long, conflicts_with = "check")]
        core: bool,
    },
    /// Install what the tests need, and run them all.
    Test {
        /// unit, doc, wasm or browser; without a name, all.
        parts: Vec<String>,
    },
    /// Run what takes too long for every change: memory over a million events, and 200 faults, again and again.
    Soak {
        /// How often.
        #[arg(long, default_value_t = 1)]
        rounds: u32,
    },
    /// Measure against the peers; the output is Markdown for tests/RESULTS.md.
    Bench {
        /// stream, install, start, size, decoder or hub; without a name, all.
        names: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Pkg { core: true, .. } => pkg::build_core(),
        Command::Pkg { check: false, .. } => pkg::build(),
        Command::Pkg { check: true, .. } => pkg::check(),
        Command::Test { parts } => test::test(&parts),
        Command::Soak { rounds } => soak::soak(rounds),
        Command::Bench { names } => bench::bench(&names),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
