//! `hypertide check`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hypertide_server::check::{self, Problem, Severity};
use hypertide_server::ignored::is_ignored;
use walkdir::{DirEntry, WalkDir};

use super::Failure;
use crate::cli::CheckOptions;

/// Checks all files; the exit status is 1 where there is an error in one, or one cannot be read. What is doubtful is a warning.
pub(crate) fn check(options: &CheckOptions) -> Result<ExitCode, Failure> {
    let mut output = io::stdout().lock();
    let (mut files, mut errors, mut warnings, mut unreadable) = (0u64, 0u64, 0u64, 0u64);
    for argument in &options.files {
        for file in files_in(argument) {
            let found = match file.and_then(|file| check_file(&file)) {
                Ok(found) => found,
                Err(message) => {
                    unreadable += 1;
                    writeln!(io::stderr(), "hypertide: {message}")?;
                    continue;
                }
            };
            files += 1;
            for problem in found {
                match problem.severity {
                    Severity::Error => errors += 1,
                    Severity::Warning => warnings += 1,
                }
                if options.json {
                    writeln!(output, "{}", serde_json::to_string(&problem)?)?;
                } else {
                    writeln!(output, "{}\n", problem.rendered)?;
                }
            }
        }
    }
    output.flush()?;
    if files + unreadable == 0 {
        return Err("nothing to check: no .html, .hs or .sse file is there".into());
    }
    if !options.json {
        let count = |number, noun| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let mut found = count(errors, "error");
        if warnings > 0 {
            found += &format!(" and {}", count(warnings, "warning"));
        }
        found += &format!(" in {}", count(files, "file"));
        if unreadable > 0 {
            found += &format!("; {unreadable} could not be read");
        }
        writeln!(io::stderr(), "{found}")?;
    }
    Ok(if errors == 0 && unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The file itself, or the files below a folder that can be checked, by name.
fn files_in(argument: &Path) -> impl Iterator<Item = Result<PathBuf, String>> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_ignored(entry.file_name());
    let entries = WalkDir::new(argument).sort_by_file_name().into_iter().filter_entry(visible);
    entries.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.depth() > 0 && !may_be_checked(entry.path()) => None,
        entry => Some(entry.map(DirEntry::into_path).map_err(|error| unreadable(&error))),
    })
}

/// Whether what is found in a folder is to be checked. A pipe would be waited for; a link to nowhere is a mistake.
fn may_be_checked(path: &Path) -> bool {
    kind(path).is_some() && fs::metadata(path).map_or(true, |about| about.is_file())
}

/// What cannot be read, and why.
fn unreadable(error: &walkdir::Error) -> String {
    match (error.path(), error.io_error()) {
        (Some(path), Some(error)) => format!("{}: {error}", path.display()),
        _ => error.to_string(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Script,
    StreamScript,
}

/// What a file is, by the end of its name.
fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" => Some(Kind::Html),
        "hs" | "_hs" => Some(Kind::Script),
        "sse" => Some(Kind::StreamScript),
        _ => None,
    }
}

/// The problems of a file; a file of another name was named on purpose, and is some kind of HTML.
fn check_file(path: &Path) -> Result<Vec<Problem>, String> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    let text = |bytes| {
        String::from_utf8(bytes).map_err(|error| format!("{name}: not UTF-8: {}", error.utf8_error()))
    };
    Ok(match kind(path).unwrap_or(Kind::Html) {
        Kind::Html => check::html(&name, &text(bytes)?),
        Kind::Script => check::script(&name, &text(bytes)?),
        Kind::StreamScript => check::stream_script(&name, &bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says() {
        assert_eq!(kind(Path::new("a/b.HTML")), Some(Kind::Html));
        assert_eq!(kind(Path::new("a._hs")), Some(Kind::Script));
        assert_eq!(kind(Path::new("a.sse")), Some(Kind::StreamScript));
        assert_eq!(kind(Path::new("a.js")), None);
        assert_eq!(kind(Path::new("html")), None);
    }
}
