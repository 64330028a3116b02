//! The WebAssembly half of the bundle, as rustc builds it.

use crate::program::{output, program};
use crate::workspace::{root, target};
use std::path::PathBuf;

/// Builds `runtime-wasm` with the profile `bundle` and these features, and gives the module.
pub(crate) fn build(features: &str) -> Result<PathBuf, String> {
    println!("building the runtime");
    output(
        program("cargo")
            .args(["build", "--locked", "--profile", "bundle", "--package", "hypertide-runtime"])
            .args([
                "--target",
                "wasm32-unknown-unknown",
                "--lib",
                "--no-default-features",
                "--features",
                features,
            ])
            .env("CARGO_TARGET_DIR", target())
            // What is built in parts is built otherwise.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"))
            .env_remove("RUSTFLAGS"),
    )?;
    Ok(target().join("wasm32-unknown-unknown").join("bundle").join("hypertide_runtime.wasm"))
}

/// Flags that keep relocations, by which what panics alone have used is found; that put data before the stack, so that its
/// addresses are short (what nests deepest takes a fiftieth of the stack); and that keep this machine's folders out of the
/// module, where the last one that fits a path counts.
fn flags() -> Result<Vec<String>, String> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sysroot = PathBuf::from(output(program("rustc").args(["--print", "sysroot"]))?.trim());
    let mut remapped = vec![(root().to_owned(), "."), (target(), "t")];
    if let Some(home) = cargo_home {
        let registry = home.join("registry").join("src");
        remapped.push((registry.clone(), "r"));
        // The folder of a registry carries a hash that depends on cargo's version.
        for folder in std::fs::read_dir(registry).into_iter().flatten().flatten() {
            remapped.push((folder.path(), "r"));
        }
    }
    // Where the component rust-src is installed, rustc names the standard library's files by where they lie, else by this.
    let version = output(program("rustc").arg("-vV"))?;
    let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or_default();
    let library = format!("/rustc/{hash}");
    remapped.push((sysroot.join("lib").join("rustlib").join("src").join("rust"), &library));
    let remapped =
        remapped.into_iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let linking =
        ["--emit-relocs", "--no-stack-first", "--global-base=1024"].map(|flag| format!("-Clink-arg={flag}"));
    Ok(remapped.chain(linking).collect())
}
