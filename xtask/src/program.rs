//! Other programs: run quietly, and heard when they fail.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A program to run in the workspace's folder, without standard input.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(crate::workspace::root()).stdin(Stdio::null());
    command
}

/// Runs a program and gives its standard output; what it printed is part of the error where it fails.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{}: {error}", shown(command)))?;
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(stdout);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(format!("{} failed ({})\n{stdout}{stderr}", shown(command), output.status).trim_end().to_owned())
}

/// Runs a program with its descendants for so long at most; false where they had to be killed.
pub(crate) fn output_within(command: &mut Command, limit: Duration) -> Result<(bool, Output), String> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.map_err(|error| format!("{}: {error}", shown(command)))?;
    let group = format!("-{}", child.id());
    let (done, waiting) = mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        let late = waiting.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
        if late {
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
        late
    });
    let output = child.wait_with_output();
    drop(done);
    let late = watch.join().unwrap_or(false);
    Ok((!late, output.map_err(|error| format!("{}: {error}", shown(command)))?))
}

/// Runs a program whose output goes straight to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command))) }
}

/// Whether a program of that name can be started.
pub(crate) fn exists(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            let file = folder.join(name);
            file.is_file() || file.with_extension("exe").is_file()
        })
    })
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_killed_with_its_descendants() {
        let begun = std::time::Instant::now();
        let mut command = program("sh");
        // The inner sleep holds the pipes, so that this ends early only where it is killed as well.
        command.args(["-c", "sleep 60; true"]);
        let (finished, _) = output_within(&mut command, Duration::from_millis(50)).expect("sh starts");
        assert!(!finished);
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_program_that_ends_is_heard() {
        let mut command = program("sh");
        command.args(["-c", "echo out; exit 3"]);
        let (finished, output) = output_within(&mut command, Duration::from_secs(60)).expect("sh starts");
        assert!(finished);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(3), b"out\n".as_slice()));
    }
}
