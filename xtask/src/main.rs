//! The few commands of development: `cargo xtask pkg`, `test` and `bench`.

// What a command has to say goes to its standard output.
#![allow(clippy::print_stdout)]

mod pkg;
mod program;
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
    },
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Pkg { check: false } => pkg::build(),
        Command::Pkg { check: true } => pkg::check(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
