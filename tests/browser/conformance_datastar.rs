//! Each case of `tests/conformance-datastar`, in the bundle, and in Datastar's own client where the
//! variable `DATASTAR_JS` names it.

use crate::conformance::add_run;
use hypertide_tests::case::{Peer, parse};
use hypertide_tests::conformance::Runtime;
use hypertide_tests::suite::Suite;
use hypertide_tests::{Outcome, workspace};
use std::sync::Arc;

/// Adds a test for each case and runtime.
pub(crate) fn add(suite: &mut Suite) -> Outcome {
    let with_peer = std::env::var_os("DATASTAR_JS").is_some();
    if !with_peer {
        eprintln!("skipped: Datastar's own client, since DATASTAR_JS does not name it");
    }
    for file in std::fs::read_dir(workspace().join("tests").join("conformance-datastar"))? {
        let path = file?.path();
        let construct = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let cases = parse(&std::fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for case in cases {
            let name = format!("datastar::{construct}::{}", case.title);
            let case = Arc::new(case);
            let expected = case.expected.clone();
            add_run(
                suite,
                format!("{name} (Hypertide)"),
                &case,
                Runtime::HypertideDatastar,
                expected.clone(),
            );
            if !with_peer {
                continue;
            }
            match &case.peer {
                Peer::Agrees => {
                    add_run(suite, format!("{name} (Datastar)"), &case, Runtime::Datastar, expected);
                }
                Peer::Differs { expected, .. } => {
                    let name = format!("{name} (Datastar differs)");
                    add_run(suite, name, &case, Runtime::Datastar, expected.clone());
                }
                Peer::Lacks { .. } => {}
            }
        }
    }
    Ok(())
}
