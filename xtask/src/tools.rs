//! The tools that development needs besides Rust, installed where they are missing.

use crate::program::{exists, output, program, run};
use crate::workspace::{locked_version, root, target};
use std::path::PathBuf;

/// The wasm-bindgen program in the version of `Cargo.lock`: the one at hand, or else one built under `target/`.
pub(crate) fn wasm_bindgen() -> Result<PathBuf, String> {
    let version = locked_version("wasm-bindgen")?;
    let fits = |path: &PathBuf| {
        output(program(path).arg("--version"))
            .is_ok_and(|said| said.trim() == format!("wasm-bindgen {version}"))
    };
    let own = target().join("tools").join("bin").join("wasm-bindgen");
    if let Some(path) = [PathBuf::from("wasm-bindgen"), own.clone()].into_iter().find(fits) {
        return Ok(path);
    }
    println!("installing wasm-bindgen-cli {version}");
    // Its own lock file names a dependency that does not build on every system; the newest compatible ones do.
    run(program("cargo")
        .args(["install", "--quiet", "wasm-bindgen-cli", "--version", &version, "--force", "--root"])
        .arg(target().join("tools")))?;
    if fits(&own) { Ok(own) } else { Err(format!("{} is not wasm-bindgen {version}", own.display())) }
}

/// The packages of `package-lock.json`, in `node_modules`.
pub(crate) fn npm_packages() -> Result<(), String> {
    let lock = |path: PathBuf| std::fs::read_to_string(path).unwrap_or_default();
    let wanted = lock(root().join("package-lock.json"));
    let stamp = root().join("node_modules").join(".installed-lock.json");
    if lock(stamp.clone()) == wanted {
        return Ok(());
    }
    node()?;
    println!("installing npm packages");
    output(program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Node with npm, from the system's packages.
pub(crate) fn node() -> Result<(), String> {
    if exists("node") && exists("npm") {
        return Ok(());
    }
    Err("Node.js with npm is missing: install it from https://nodejs.org or the system's packages".to_owned())
}
