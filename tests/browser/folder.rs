//! A folder that is being served, as `hypertide serve DIR` does it.

use hypertide_server::site::Site;
use hypertide_server::{listen, pkg};
use hypertide_tests::Outcome;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use tempfile::TempDir;
use tokio::sync::watch;

/// A folder and its server.
pub(crate) struct Folder {
    folder: TempDir,
    /// Where it is: `http://127.0.0.1:PORT/`.
    pub(crate) url: String,
    /// Dropping it stops the server.
    _stop: watch::Sender<bool>,
}

impl Folder {
    /// Serves a folder with these files on a free port, with the bundle and live reload.
    pub(crate) async fn serve(files: &[(&str, &str)]) -> Outcome<Folder> {
        let folder = tempfile::tempdir()?;
        for (name, content) in files {
            fs::write(folder.path().join(name), content)?;
        }
        let (stop, shutdown) = watch::channel(false);
        let site = Site::open(folder.path(), shutdown.clone())?;
        site.watch()?;
        let listener = listen::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).await?;
        let url = format!("http://{}/", listener.local_addr()?);
        tokio::spawn(listen::serve(listener, None, site.router().merge(pkg::router()), shutdown));
        Ok(Folder { folder, url, _stop: stop })
    }

    /// Writes a file of the folder anew.
    pub(crate) fn write(&self, name: &str, content: &str) -> Outcome {
        Ok(fs::write(self.folder.path().join(name), content)?)
    }
}
