//! What takes too long for every change: a million events, and faults again and again.

use crate::program::{program, run};
use crate::tools;

/// Runs the long versions of tests, `rounds` times.
///
/// # Errors
/// Where one of them fails.
pub(crate) fn soak(rounds: u32) -> Result<(), String> {
    tools::npm_packages()?;
    tools::chromium()?;
    for round in 1..=rounds {
        println!("round {round} of {rounds}");
        for (name, events) in [("memory::", "1000000"), ("faults::", "")] {
            run(program("cargo")
                .args(["test", "--quiet", "--workspace", "--test", "browser", "--", name])
                .env("HYPERTIDE_EVENTS", events))?;
        }
    }
    Ok(())
}
