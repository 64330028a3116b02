//! What ends Chromium when nobody is left to do it.

use std::io;
use std::process::{Child, Command, Stdio};

/// Ends a process when it is dropped, or when the run that has it is killed: then a pipe closes, whatever killed it.
pub(super) struct Guard {
    shell: Child,
}

impl Guard {
    /// Watches over the process `id`, from a process of its own.
    ///
    /// # Errors
    /// Where there is no shell.
    pub(super) fn over(id: u32) -> io::Result<Self> {
        let mut command = Command::new("sh");
        command.args(["-c", "read -r _; kill -s KILL \"$0\"", &id.to_string()]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // What is sent to all processes of the run, such as Ctrl-C, must not end the one that is to outlive them.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Self { shell: command.spawn()? })
    }

    /// The process has ended by itself: its number may be another's by now.
    pub(super) fn release(mut self) {
        let _ = self.shell.kill();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;

    fn waiting() -> io::Result<Child> {
        Command::new("sh").args(["-c", "read -r _"]).stdin(Stdio::piped()).spawn()
    }

    #[test]
    fn what_is_guarded_ends_with_its_guard() -> io::Result<()> {
        let mut process = waiting()?;
        drop(Guard::over(process.id())?);
        assert_eq!(process.wait()?.signal(), Some(9));
        Ok(())
    }

    #[test]
    fn what_is_released_goes_on() -> io::Result<()> {
        let mut process = waiting()?;
        Guard::over(process.id())?.release();
        assert!(process.try_wait()?.is_none());
        drop(process.stdin.take());
        assert_eq!(process.wait()?.signal(), None, "it ended by itself");
        Ok(())
    }
}
