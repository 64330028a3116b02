//! Node, which answers with the grammar in JavaScript.

use serde_json::Value;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;

/// Node at work.
pub(crate) struct Asked(Child);

/// Has a script of these tests read what is given, as JSON. Nothing where there is no Node, which is said.
pub(crate) fn ask(script: &str, question: &str, given: &Value) -> Option<Asked> {
    let script = format!("{}/tests/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node");
    node.args([&script, question]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match node.spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("skipped: node does not start: {error}");
            return None;
        }
    };
    let mut input = child.stdin.take().expect("it is piped");
    let given = given.to_string();
    // Where it cannot be written, Node has ended, and said why.
    thread::spawn(move || _ = input.write_all(given.as_bytes()));
    Some(Asked(child))
}

impl Asked {
    /// The lines of its answer.
    pub(crate) fn lines(self) -> Vec<String> {
        let output = self.0.wait_with_output().expect("node answers");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // By itself, as only `\n` stands between two.
        String::from_utf8(output.stdout).expect("JSON is UTF-8").split('\n').map(String::from).collect()
    }
}
