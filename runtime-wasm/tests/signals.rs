//! Runs the tests of the signals, which are JavaScript, by Node.
#![cfg(not(target_arch = "wasm32"))]

use std::process::Command;

#[test]
fn the_signals_keep_their_promises() {
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/signals.mjs");
    match Command::new("node").args(["--test", tests]).output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        Err(error) => eprintln!("skipped: node does not start: {error}"),
    }
}
