//! Each case of `tests/conformance`, in Hypertide and in hyperscript.

use hypertide_tests::case::{Case, Peer, parse};
use hypertide_tests::conformance::{Runtime, run};
use hypertide_tests::suite::Suite;
use hypertide_tests::{Outcome, workspace};
use std::sync::Arc;

/// Adds a test for each case and runtime.
pub(crate) fn add(suite: &mut Suite) -> Outcome {
    for file in std::fs::read_dir(workspace().join("tests").join("conformance"))? {
        let path = file?.path();
        let construct = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let cases = parse(&std::fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for case in cases {
            let name = format!("conformance::{construct}::{}", case.title);
            let case = Arc::new(case);
            add_run(suite, format!("{name} (Hypertide)"), &case, Runtime::Hypertide, case.expected.clone());
            match &case.peer {
                Peer::Agrees => {
                    add_run(
                        suite,
                        format!("{name} (hyperscript)"),
                        &case,
                        Runtime::Hyperscript,
                        case.expected.clone(),
                    );
                }
                Peer::Differs { expected, .. } => {
                    let name = format!("{name} (hyperscript differs)");
                    add_run(suite, name, &case, Runtime::Hyperscript, expected.clone());
                }
                Peer::Lacks { .. } => {}
            }
        }
    }
    Ok(())
}

/// Adds a test of a case in a runtime.
pub(crate) fn add_run(suite: &mut Suite, name: String, case: &Arc<Case>, runtime: Runtime, expected: String) {
    let case = case.clone();
    suite.test(name, move |browser| async move { run(&browser, &case, runtime, &expected).await });
}
