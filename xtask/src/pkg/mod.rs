//! The bundle that a page includes, `pkg/`: built here, committed, and checked to be what the sources build.
//!
//! Equal sources give equal bytes, in whatever folder they lie: the tools are pinned, and no path reaches the
//! output. Only the host differs: what rustc builds depends on it, so that the committed bundle is one of
//! x86-64 Linux.

mod rust;

use crate::program::{output, program, run};
use crate::tools;
use crate::workspace::{root, target};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the bundle in place, and prints what it weighs and how that changed since the last commit.
pub(crate) fn build() -> Result<(), String> {
    let pkg = root().join("pkg");
    let built = build_in(&target().join("pkg"), "datastar")?;
    let committed = committed()?;
    replace(&pkg, &built)?;
    run(program("node").args([script("size.mjs"), pkg, committed]))
}

/// Builds the bundle elsewhere and compares it with the one that is committed.
///
/// # Errors
/// Where any file differs; the files are named.
pub(crate) fn check() -> Result<(), String> {
    let pkg = root().join("pkg");
    let built = files(&build_in(&target().join("pkg"), "datastar")?)?;
    let present = files(&pkg)?;
    let differing: Vec<String> = built
        .keys()
        .chain(present.keys())
        .filter(|name| built.get(*name) != present.get(*name))
        .map(|name| format!("pkg/{}", name.to_string_lossy()))
        .collect();
    if differing.is_empty() {
        println!("pkg/ is what the sources build");
        return Ok(());
    }
    let mut differing = differing;
    differing.sort();
    differing.dedup();
    Err(format!("the sources build another {}: run `cargo xtask pkg` and commit pkg/", differing.join(", ")))
}

/// Builds the bundle without the page side of Datastar in a folder of its own, and prints what it weighs.
pub(crate) fn build_core() -> Result<(), String> {
    let built = build_in(&target().join("pkg-core"), "")?;
    println!("{}", built.display());
    run(program("node").args([script("size.mjs"), built]))
}

/// Builds the bundle with these features in a folder under `work`, and gives that folder.
fn build_in(work: &Path, features: &str) -> Result<PathBuf, String> {
    tools::wasm_target()?;
    tools::npm_packages()?;
    let linked = rust::build(features)?;
    let bundle = work.join("bundle");
    fs::create_dir_all(work).map_err(|error| format!("{}: {error}", work.display()))?;
    run(program("node").args([&script("unpanic.mjs"), &linked, &work.join("linked.wasm")]))?;
    let js = root().join("runtime-wasm").join("js");
    let mut bundling = program("node");
    bundling.args([&script("bundle.mjs"), work, &js.join("hypertide.js"), &bundle]).arg(features);
    run(&mut bundling)?;
    copy(&js.join("hypertide.d.ts"), &bundle.join("hypertide.d.ts"))?;
    let manifest =
        fs::read_to_string(js.join("package.json")).map_err(|error| format!("package.json: {error}"))?;
    let manifest = manifest.replace("\"0.0.0\"", &format!("\"{}\"", env!("CARGO_PKG_VERSION")));
    fs::write(bundle.join("package.json"), manifest).map_err(|error| format!("package.json: {error}"))?;
    copy(&js.join("README.md"), &bundle.join("README.md"))?;
    Ok(bundle)
}

/// The bundle of the last commit, in a folder under `target/`.
fn committed() -> Result<PathBuf, String> {
    let folder = target().join("pkg").join("committed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = output(program("git").args(["ls-tree", "--name-only", "HEAD", "pkg/"]))?;
    for name in names.lines() {
        let shown = program("git")
            .args(["show", &format!("HEAD:{name}")])
            .output()
            .map_err(|error| format!("git show: {error}"))?;
        let file = folder.join(name.trim_start_matches("pkg/"));
        fs::write(&file, shown.stdout).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(folder)
}

/// Makes `to` hold what `from` holds, and nothing else.
fn replace(to: &Path, from: &Path) -> Result<(), String> {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    for name in files(from)?.keys() {
        copy(&from.join(name), &to.join(name))?;
    }
    Ok(())
}

/// The files in a folder by name.
fn files(folder: &Path) -> Result<BTreeMap<OsString, Vec<u8>>, String> {
    let error = |error| format!("{}: {error}", folder.display());
    fs::read_dir(folder)
        .map_err(error)?
        .map(|entry| {
            let entry = entry.map_err(error)?;
            Ok((entry.file_name(), fs::read(entry.path()).map_err(error)?))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn script(name: &str) -> PathBuf {
    root().join("xtask").join("bundle").join(name)
}
