//! The program `hypertide`.

mod cli;
mod command;

use std::error::Error;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use tracing::level_filters::LevelFilter;

use cli::Command;

fn main() -> ExitCode {
    let cli = cli::parse();
    log_to_stderr(cli.verbose);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    let done = runtime.block_on(async {
        match cli.command.unwrap_or(Command::Serve(cli.serve)) {
            Command::Serve(options) => command::serve::serve(options).await,
            Command::Record(options) => command::record::record(options).await,
            Command::Check(options) => command::check::check(&options),
        }
    });
    // A blocking read of a file must not hold the program back.
    runtime.shutdown_background();
    match done {
        Ok(code) => code,
        // As where `| head` has what it wants: that is no failure to be told of.
        Err(error) if is_broken_pipe(&*error) => ExitCode::FAILURE,
        Err(error) => failed(&*error),
    }
}

/// Whether nobody reads any further what the program writes.
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

fn failed(error: &dyn Error) -> ExitCode {
    // Where stderr is gone there is nobody to tell.
    let _ = writeln!(io::stderr(), "hypertide: {error}");
    ExitCode::FAILURE
}

fn log_to_stderr(verbose: bool) {
    let level = if verbose { LevelFilter::DEBUG } else { LevelFilter::INFO };
    let ansi = std::io::IsTerminal::is_terminal(&io::stderr());
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(level)
        .with_target(false)
        .with_ansi(ansi)
        .without_time()
        .init();
}
