//! The program `hypertide`.

mod cli;
mod command;

use std::io::Write;
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
        Err(error) => failed(&*error),
    }
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    // Where stderr is gone there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "hypertide: {error}");
    ExitCode::FAILURE
}

fn log_to_stderr(verbose: bool) {
    let level = if verbose { LevelFilter::DEBUG } else { LevelFilter::INFO };
    let ansi = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(level)
        .with_target(false)
        .with_ansi(ansi)
        .without_time()
        .init();
}
