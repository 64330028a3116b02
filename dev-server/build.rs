//! Lists the files of the repository's `pkg/` and compresses them, so that the program carries the bundle with it as
//! it is sent.

use std::fmt::Write as _;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

use flate2::Compression;

#[path = "src/precompressed/encode.rs"]
mod encode;

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pkg");
    println!("cargo:rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| Error::other("OUT_DIR is not set"))?);
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(&fs::canonicalize(&folder)?, "", &mut files)?;
    }
    files.sort();
    // Each half of the bundle takes a second.
    let lines: Result<Vec<String>> = thread::scope(|scope| {
        let out = &out;
        let threads: Vec<_> =
            files.iter().enumerate().map(|(n, file)| scope.spawn(move || line(file, n, out))).collect();
        let failed = |_| Err(Error::other("a file of pkg/ cannot be compressed"));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(failed)).collect()
    });
    let table = lines?.concat();
    fs::write(out.join("pkg_files.rs"), format!("&[\n{table}]"))
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "node_modules" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else {
            files.push((format!("{prefix}{name}"), entry.path()));
        }
    }
    Ok(())
}

/// The file's line in the table: its name and its content, as it is, by brotli and by gzip.
fn line((name, path): &(String, PathBuf), number: usize, out: &Path) -> Result<String> {
    let content = fs::read(path)?;
    let mut line = format!("    ({name:?}, include_bytes!({path:?})");
    for (coding, encoded) in
        [("br", encode::brotli(&content, 11)?), ("gz", encode::gzip(&content, Compression::best())?)]
    {
        if encoded.len() >= content.len() {
            line.push_str(", None");
            continue;
        }
        let file = out.join(format!("{number}.{coding}"));
        fs::write(&file, encoded)?;
        // Writing to a string does not fail.
        let _ = write!(line, ", Some(include_bytes!({file:?}))");
    }
    line.push_str("),\n");
    Ok(line)
}
