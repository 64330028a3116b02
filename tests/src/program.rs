//! The program `hypertide`, started as a person starts it.

use crate::{Outcome, workspace};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::OnceCell;

/// A running `hypertide serve`; it is killed when dropped.
pub struct Program {
    child: Child,
    url: String,
    /// Where it keeps what outlives it, removed with it unless it was given.
    _state: Option<TempDir>,
}

impl Program {
    /// Serves a folder, or the gallery, on a free port.
    ///
    /// # Errors
    /// Where the program cannot be built or does not start.
    pub async fn serve(folder: Option<&Path>) -> Outcome<Self> {
        Self::serve_at(folder, 0).await
    }

    /// Serves on a port of which it is known that it is free.
    ///
    /// # Errors
    /// As [`Program::serve`].
    pub async fn serve_at(folder: Option<&Path>, port: u16) -> Outcome<Self> {
        Self::start(folder, port, None).await
    }

    /// Serves with `state` as the folder for what the program keeps, such as the logs of the gallery; without one it
    /// gets a new one.
    ///
    /// # Errors
    /// As [`Program::serve`].
    pub async fn start(folder: Option<&Path>, port: u16, state: Option<&Path>) -> Outcome<Self> {
        let mut command = Command::new(executable().await?);
        command.arg("serve").args(folder).args(["--port", &port.to_string()]);
        let own = if state.is_none() { Some(tempfile::tempdir()?) } else { None };
        if let Some(state) = state.or(own.as_ref().map(TempDir::path)) {
            command.env("XDG_STATE_HOME", state);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let url = lines.next_line().await?.ok_or("hypertide ended before it said where it serves")?;
        // What else it says must not block it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, url: url.trim_end_matches('/').to_owned(), _state: own })
    }

    /// The address of `path` on it.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.url.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or_default()
    }

    /// Kills it, as a crash would, and waits until it is gone.
    pub async fn kill(mut self) -> Outcome {
        self.child.kill().await?;
        Ok(())
    }
}

/// The program, built where the sources are newer, with the features that the tests are built with.
async fn executable() -> Outcome<&'static PathBuf> {
    static BUILT: OnceCell<PathBuf> = OnceCell::const_new();
    BUILT
        .get_or_try_init(async || {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let output = Command::new(cargo)
                .current_dir(workspace())
                .args(["build", "--quiet", "--workspace", "--bin", "hypertide"])
                .stdin(Stdio::null())
                .output()
                .await?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
            }
            // This test program lies in the folder `deps` beside it.
            let own = std::env::current_exe()?;
            let folder = own.parent().and_then(Path::parent).ok_or("the test program lies nowhere")?;
            Ok(folder.join("hypertide").with_extension(std::env::consts::EXE_EXTENSION))
        })
        .await
}
