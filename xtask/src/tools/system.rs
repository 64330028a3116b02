//! The system's package manager, whichever it is.

use crate::program::{exists, output, program};
use std::process::Command;

/// A package manager: how it installs, and what it calls the packages we ask for by Debian's names.
struct Manager {
    name: &'static str,
    install: &'static [&'static str],
    /// Whether only root may install.
    root: bool,
    names: &'static [(&'static str, &'static str)],
}

const MANAGERS: [Manager; 4] = [
    Manager {
        name: "apt-get",
        install: &["install", "--yes", "--no-install-recommends"],
        root: true,
        names: &[("chromedriver", "chromium-driver")],
    },
    Manager {
        name: "dnf",
        install: &["install", "--assumeyes"],
        root: true,
        names: &[("npm", "nodejs-npm")],
    },
    Manager {
        name: "pacman",
        install: &["--sync", "--refresh", "--noconfirm", "--needed"],
        root: true,
        names: &[("chromedriver", "chromium")],
    },
    Manager {
        name: "brew",
        install: &["install"],
        root: false,
        names: &[("nodejs", "node"), ("npm", "node"), ("chromium", "google-chrome")],
    },
];

/// Finds something, after installing the packages that have it where it is missing.
pub(super) fn require<T>(what: &str, find: impl Fn() -> Option<T>, packages: &[&str]) -> Result<T, String> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let missing = format!("{what} is missing");
    let Some(manager) = MANAGERS.iter().find(|manager| exists(manager.name)) else {
        return Err(format!("{missing}, and none of apt-get, dnf, pacman and brew is here to install it"));
    };
    println!("installing {what} with {}", manager.name);
    if manager.name == "apt-get" {
        output(elevated(manager)?.arg("update")).map_err(|error| format!("{missing}: {error}"))?;
    }
    let packages = packages.iter().map(|package| {
        manager.names.iter().find(|(debian, _)| debian == package).map_or(*package, |(_, here)| *here)
    });
    output(elevated(manager)?.args(manager.install).args(packages))
        .map_err(|error| format!("{missing}: {error}"))?;
    find().ok_or_else(|| format!("{missing}, although {} has installed it", manager.name))
}

/// The package manager as a command, by `sudo` where it takes root and we are not.
fn elevated(manager: &Manager) -> Result<Command, String> {
    let root = output(program("id").arg("-u"))?.trim() == "0";
    if !manager.root || root {
        let mut command = program(manager.name);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(command);
    }
    if !exists("sudo") {
        return Err(format!("{} takes root, and there is no sudo", manager.name));
    }
    let mut command = program("sudo");
    // Without a terminal a password cannot be asked for: then this fails, and says so.
    command.args(["--non-interactive", "DEBIAN_FRONTEND=noninteractive", manager.name]);
    Ok(command)
}
