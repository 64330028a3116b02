//! The program is killed and started again, and the gallery's numbers go on.

use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::client::Reader;

/// A running program that does not outlive the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    /// Starts the gallery, and returns when it listens.
    fn start(address: SocketAddr, state: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hypertide"))
            .args(["serve", "--port", &address.port().to_string()])
            .env("XDG_STATE_HOME", state)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let program = Self(child);
        assert_eq!(line, format!("http://localhost:{}/\n", address.port()));
        program
    }
}

#[tokio::test]
async fn a_killed_gallery_started_again_goes_on_without_a_gap() {
    let state = tempfile::tempdir().unwrap();
    // The second start needs the port of the first.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut last_event_id = None;
    let mut expected = 1;
    for _ in 0..3 {
        let program = Program::start(address, state.path());
        let mut reader = Reader::connect(address, "/lifecycle/numbers", last_event_id.as_deref()).await;
        let mut take = async || {
            let data: serde_json::Value = serde_json::from_str(&reader.data().await).unwrap();
            data["n"].as_u64().unwrap()
        };
        if expected == 1 {
            expected = take().await + 1;
        }
        for _ in 0..3 {
            assert_eq!(take().await, expected);
            expected += 1;
        }
        last_event_id = reader.last_event_id.clone();
        // Not asked to stop, but killed.
        drop(program);
    }
}
