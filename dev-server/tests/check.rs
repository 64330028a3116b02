//! `hypertide check`: the real program, on real files.

mod program;

use std::fs;

use program::{folder, run};
use tempfile::TempDir;

/// Exit status, stdout and stderr.
fn check(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let output = run(folder.path(), &[&["check"], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const GOOD: &str = "<b _='on click log 1'>x</b>";
const BAD: &str = "<p>\n<b _='on click putt 1 into me'>x</b>";

#[test]
fn files_without_mistakes_pass() {
    let folder = folder(&[("good.html", GOOD)]);
    assert_eq!(check(&folder, &["good.html"]), (0, String::new(), "0 errors in 1 file\n".to_owned()));
}

#[test]
fn mistakes_are_shown_with_line_and_caret() {
    let folder = folder(&[
        ("good.html", GOOD),
        ("sub/bad.html", BAD),
        ("sub/other.js", "putt"),
        (".hidden/bad.html", BAD),
    ]);
    let (status, shown, said) = check(&folder, &["."]);
    assert_eq!(status, 1);
    assert_eq!(said, "1 error in 2 files\n");
    assert!(shown.contains("bad.html:2:16\n"), "{shown}");
    assert!(shown.contains("2 | <b _='on click putt 1 into me'>x</b>\n"), "{shown}");
    assert!(shown.contains(&format!("{}^^^^", " ".repeat(15))), "{shown}");
    assert!(shown.contains("did you mean `put`?"), "{shown}");
}

#[test]
fn a_warning_is_shown_and_is_no_failure() {
    let folder = folder(&[("doubtful.html", "<input data-on:keydown.enter='$a = 1'>")]);
    let (status, shown, said) = check(&folder, &["doubtful.html"]);
    assert_eq!((status, said.as_str()), (0, "0 errors and 1 warning in 1 file\n"));
    assert!(shown.starts_with("warning: ") && shown.contains("evt.key == 'Enter'"), "{shown}");
    let (_, shown, _) = check(&folder, &["--json", "doubtful.html"]);
    assert!(shown.contains(r#""severity":"warning""#), "{shown}");
}

#[test]
fn json_is_one_object_a_line() {
    let folder = folder(&[("bad.html", BAD), ("bad.sse", ": wiat 1s\n")]);
    let (status, shown, said) = check(&folder, &["--json", "bad.html", "bad.sse"]);
    assert_eq!((status, said.as_str()), (1, ""));
    let problems: Vec<serde_json::Value> =
        shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[0]["file"], "bad.html");
    assert_eq!(problems[0]["line"], 2);
    assert_eq!(problems[0]["column"], 16);
    assert_eq!(problems[0]["end"], serde_json::json!({"line": 2, "column": 20}));
    assert_eq!(problems[0]["suggestion"], "put");
    assert!(problems[0]["message"].is_string() && problems[0]["expected"].is_array());
    assert_eq!(problems[1]["line"], 1);
}

/// What the README promises to editors, for each kind of file.
#[test]
fn json_has_the_same_members_for_every_mistake() {
    let folder = folder(&[
        ("a.html", "<b _='on click set x = 1'></b><b _='on click wait 2'></b><b data-on:click='1 +'></b>"),
        ("b.html", "<script type=hyperscript></script>"),
        ("c.hs", "on click\n  if $x log 1\non blur log 2"),
        ("d.sse", ": wiat 1s\n"),
    ]);
    let (_, shown, _) = check(&folder, &["--json", "."]);
    let problems: Vec<serde_json::Value> =
        shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(problems.len(), 6, "{shown}");
    let members = [
        "code",
        "column",
        "end",
        "expected",
        "file",
        "help",
        "line",
        "message",
        "note",
        "severity",
        "suggestion",
    ];
    for problem in &problems {
        let mut names: Vec<_> = problem.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, members, "{problem}");
    }
    assert_eq!(problems[0]["help"], "`set x to …`");
    let note = serde_json::json!({
        "message": "this has no `end`", "line": 2, "column": 3, "end": {"line": 2, "column": 5},
    });
    assert_eq!(problems[4]["note"], note);
}

#[test]
fn what_cannot_be_read_fails_and_the_rest_is_checked() {
    let folder = folder(&[("bad.html", BAD)]);
    fs::write(folder.path().join("latin1.html"), b"\xe4").unwrap();
    let (status, shown, said) = check(&folder, &["nowhere.html", "latin1.html", "bad.html"]);
    assert_eq!(status, 1);
    assert!(said.starts_with("hypertide: nowhere.html: No such file or directory"), "{said}");
    assert!(said.contains("latin1.html: not UTF-8"), "{said}");
    assert!(said.ends_with("1 error in 1 file; 2 could not be read\n"), "{said}");
    assert!(shown.contains("bad.html:2:16"), "{shown}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let folder = folder(&[("good.html", GOOD)]);
    let pipe = folder.path().join("pipe.html");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    assert_eq!(check(&folder, &["."]), (0, String::new(), "0 errors in 1 file\n".to_owned()));
}

#[cfg(unix)]
#[test]
fn who_reads_no_further_is_not_told_of_it() {
    let folder = folder(&[("bad.html", &BAD.repeat(2000))]);
    let program = env!("CARGO_BIN_EXE_hypertide");
    let output = std::process::Command::new("sh")
        .args(["-c", &format!("'{program}' check bad.html | head -n 1")])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"error: "), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn nothing_to_check_is_a_mistake() {
    let folder = folder(&[("a.js", "")]);
    assert_eq!(check(&folder, &["."]).0, 1);
    assert_eq!(check(&folder, &[]).0, 2);
}

#[test]
fn the_gallery_has_no_mistakes() {
    let gallery = concat!(env!("CARGO_MANIFEST_DIR"), "/gallery");
    let output = run(std::path::Path::new(gallery), &["check", "."]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
