//! The tools that development needs besides Rust, installed where they are missing.

mod system;

use crate::program::{exists, output, program, run};
use crate::workspace::{locked_version, root, target};
use std::path::{Path, PathBuf};

/// The standard library for WebAssembly. A rustup that finds the toolchain installed does not look at the targets of
/// `rust-toolchain.toml`; without rustup, the distribution has to have it.
pub(crate) fn wasm_target() -> Result<(), String> {
    let target = "wasm32-unknown-unknown";
    let library = output(program("rustc").args(["--print", "target-libdir", "--target", target]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    println!("installing {target}");
    output(program("rustup").args(["target", "add", target])).map(drop)
}

/// The wasm-bindgen program in the version of `Cargo.lock`: the one at hand, or else one built under `target/`.
pub(crate) fn wasm_bindgen() -> Result<PathBuf, String> {
    let version = locked_version("wasm-bindgen")?;
    let fits = |path: &PathBuf| {
        output(program(path).arg("--version"))
            .is_ok_and(|said| said.trim() == format!("wasm-bindgen {version}"))
    };
    let own = bin().join("wasm-bindgen");
    if let Some(path) = [PathBuf::from("wasm-bindgen"), own.clone()].into_iter().find(fits) {
        return Ok(path);
    }
    // Not `--locked`: the lock file it is published with does not build everywhere.
    install(&["wasm-bindgen-cli", "--version", &version])?;
    if fits(&own) { Ok(own) } else { Err(format!("{} is not wasm-bindgen {version}", own.display())) }
}

/// The wasm-pack program: the one at hand, or else one built under `target/`.
pub(crate) fn wasm_pack() -> Result<PathBuf, String> {
    if exists("wasm-pack") {
        return Ok(PathBuf::from("wasm-pack"));
    }
    let own = bin().join("wasm-pack");
    if !own.exists() {
        install(&["wasm-pack", "--version", "0.15.1", "--locked"])?;
    }
    Ok(own)
}

/// The folder of the programs that were built here.
pub(crate) fn bin() -> PathBuf {
    target().join("tools").join("bin")
}

fn install(arguments: &[&str]) -> Result<(), String> {
    println!("installing {}", arguments.join(" "));
    run(program("cargo")
        .args(["install", "--quiet", "--force"])
        .args(arguments)
        .arg("--root")
        .arg(target().join("tools")))
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
    system::require(
        "Node.js with npm",
        || (exists("node") && exists("npm")).then_some(()),
        &["nodejs", "npm"],
    )
}

/// Chromium or Chrome; `CHROME` names another one.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    let find = || {
        let named = std::env::var_os("CHROME").map(PathBuf::from).filter(|path| path.is_file());
        let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
        named.or_else(|| names.into_iter().find(|name| exists(name)).map(PathBuf::from)).or_else(|| {
            let mac = [
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ];
            mac.into_iter().map(PathBuf::from).find(|path| path.is_file())
        })
    };
    system::require("Chromium", find, &["chromium"])
}

/// The driver that wasm-pack steers Chromium with.
pub(crate) fn chromedriver() -> Result<(), String> {
    system::require("chromedriver", || exists("chromedriver").then_some(()), &["chromedriver"])
}
