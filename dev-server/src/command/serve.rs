//! `hypertide serve`.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use hypertide_server::hyper::Client;
use hypertide_server::own_names::OwnNames;
use hypertide_server::site::Site;
use hypertide_server::{gallery, listen, pkg};
use tower_http::trace::TraceLayer;

use super::Failure;
use crate::cli::{self, ServeOptions};

pub(crate) async fn serve(options: ServeOptions) -> Result<ExitCode, Failure> {
    let shutdown = listen::stop_signal();
    let site = match &options.dir {
        Some(folder) => Some(Site::open(folder, shutdown.clone()).map_err(|error| hint(folder, error))?),
        None => None,
    };
    let listener = listen::bind(options.host, options.port).await?;
    let address = listener.local_addr()?;
    let tls = if options.tls { Some(listen::certificate(options.host)?) } else { None };
    let url = url(address, options.tls);

    // Nobody reading it is no reason not to serve.
    let _ = greet(&url, site.as_deref().zip(options.dir.as_deref()), options.tls);
    let content = match site {
        Some(site) => {
            if let Err(error) = site.watch() {
                tracing::warn!("{error}");
            }
            site.router()
        }
        None => gallery::router(gallery::Options {
            // As it was asked for: a free port is another one each time, and would leave a folder each time.
            log_folder: gallery::log_folder(options.port),
            shutdown: shutdown.clone(),
            client: Client::default(),
        }),
    };
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        tracing::warn!("no browser could be opened: visit {url}");
        tracing::debug!("{error}");
    }
    // What fails says so itself; a 503 that a stream script ordered is no failure.
    let trace = TraceLayer::new_for_http().on_failure(());
    let mut router = Router::new().merge(pkg::router()).merge(content).layer(trace);
    if options.host.is_loopback() {
        let names = Arc::new(OwnNames::and(options.allow_host));
        router = router.layer(middleware::from_fn(move |request: Request, next: Next| {
            let refusal = names.refusal(&request);
            async move {
                match refusal {
                    Some(refusal) => refusal,
                    None => next.run(request).await,
                }
            }
        }));
    }
    listen::serve(listener, tls, router, shutdown).await;
    Ok(ExitCode::SUCCESS)
}

/// A folder that is not there may have been meant as a command, and a page as the folder that it is in.
fn hint(folder: &Path, error: impl std::error::Error) -> Failure {
    if folder.is_file() {
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).display();
        return format!("{error}; `hypertide serve {parent}` serves the folder that it is in").into();
    }
    match cli::nearest_command(&folder.to_string_lossy()) {
        Some(command) if !folder.exists() => {
            format!("{error} (did you mean the command `{command}`?)").into()
        }
        _ => error.to_string().into(),
    }
}

/// Where a browser on this machine finds the server.
fn url(address: SocketAddr, tls: bool) -> String {
    let scheme = if tls { "https" } else { "http" };
    let port = address.port();
    match address.ip() {
        ip if ip.is_loopback() || ip.is_unspecified() => format!("{scheme}://localhost:{port}/"),
        IpAddr::V6(ip) => format!("{scheme}://[{ip}]:{port}/"),
        ip @ IpAddr::V4(_) => format!("{scheme}://{ip}:{port}/"),
    }
}

/// Says on stdout where the site or the gallery is and what is in it. The first line is the URL, for programs that start this one.
fn greet(url: &str, site: Option<(&Site, &Path)>, tls: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{url}")?;
    if let Some((site, folder)) = site {
        writeln!(out, "  serving {}", folder.display())?;
        for script in site.stream_scripts() {
            let file = script.file.display();
            let state = if script.problem.is_some() { " is broken" } else { "" };
            writeln!(out, "  stream {} from {file}{state}", script.path)?;
            script.report();
        }
    } else {
        writeln!(out, "  serving the gallery; hypertide serve DIR serves a folder")?;
    }
    if tls {
        writeln!(
            out,
            "  The certificate was made just now and nobody vouches for it, so the browser will warn once:\n  \
             choose \"Advanced\", then \"Proceed to localhost\". A new start makes a new certificate."
        )?;
    }
    writeln!(out, "  Ctrl-C stops it")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_for_this_machines_browser() {
        let url = |address: &str, tls| url(address.parse().unwrap(), tls);
        assert_eq!(url("127.0.0.1:3000", false), "http://localhost:3000/");
        assert_eq!(url("0.0.0.0:80", true), "https://localhost:80/");
        assert_eq!(url("[2001:db8::1]:3000", false), "http://[2001:db8::1]:3000/");
        assert_eq!(url("192.168.1.5:3000", false), "http://192.168.1.5:3000/");
    }
}
