//! Listening, speaking HTTP/1.1 and HTTP/2, and stopping.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::port;

/// The server cannot listen.
#[derive(Debug)]
pub struct ListenError {
    address: SocketAddr,
    source: io::Error,
}

impl fmt::Display for ListenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.address.port();
        match self.source.kind() {
            io::ErrorKind::AddrInUse => {
                write!(f, "port {port} is in use")?;
                if let Some(owner) = port::owner(port) {
                    write!(f, " by {owner}")?;
                }
                let next = port.checked_add(1).unwrap_or(3000);
                write!(
                    f,
                    "; choose another with --port, such as --port {next}, or any free one with --port 0"
                )
            }
            io::ErrorKind::PermissionDenied => {
                write!(
                    f,
                    "port {port} is not for every user; choose one from 1024 with --port, such as --port 3000"
                )
            }
            io::ErrorKind::AddrNotAvailable => {
                let host = self.address.ip();
                write!(f, "this machine has no address {host}; --host 0.0.0.0 listens on all that it has")
            }
            _ => write!(f, "cannot listen on {}: {}", self.address, self.source),
        }
    }
}

impl std::error::Error for ListenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Takes hold of a port; 0 takes any free one.
///
/// # Errors
/// Where the port is in use or not allowed; the message says by whom and what to do.
pub async fn bind(host: IpAddr, port: u16) -> Result<TcpListener, ListenError> {
    let address = SocketAddr::new(host, port);
    TcpListener::bind(address).await.map_err(|source| ListenError { address, source })
}

/// A certificate for this machine's own names, made on the spot and signed by nobody.
///
/// # Errors
/// Where the system has no randomness to make a key from.
pub fn certificate(host: IpAddr) -> Result<TlsAcceptor, Box<dyn std::error::Error + Send + Sync>> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    if !host.is_loopback() && !host.is_unspecified() {
        names.push(host.to_string());
    }
    let made = rcgen::generate_simple_self_signed(names)?;
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der())?;
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How long open connections are given to end by themselves when the server stops.
const FAREWELL: Duration = Duration::from_millis(1500);

/// Serves until `shutdown` becomes true, then lets what is in flight end, but not for long: a stream has no end.
/// With `tls`, HTTP/2 and HTTP/1.1 over it; a plain request is sent to the `https` address.
pub async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut shutdown: watch::Receiver<bool>,
) {
    let connections = GracefulShutdown::new();
    loop {
        let socket = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => socket,
                Err(error) => {
                    // Out of file handles, most likely: connections that end give some back.
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = stopped(&mut shutdown) => break,
        };
        // Events are small and must not wait for one another.
        let _ = socket.set_nodelay(true);
        let (tls, router, watcher) = (tls.clone(), router.clone(), connections.watcher());
        tokio::spawn(async move {
            let Some(tls) = tls else { return connection(socket, router, watcher).await };
            match tokio::time::timeout(HANDSHAKE, handshake(socket, &tls)).await {
                Ok(Ok(Secured::Yes(stream))) => connection(*stream, router, watcher).await,
                Ok(Ok(Secured::Plain(socket))) => {
                    connection(socket, Router::new().fallback(to_https), watcher).await;
                }
                // A browser that does not trust the certificate hangs up here.
                Ok(Err(error)) => tracing::debug!("no TLS connection: {error}"),
                Err(_) => tracing::debug!("no TLS connection: the client said nothing"),
            }
        });
    }
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => {}
    }
}

enum Secured {
    Yes(Box<tokio_rustls::server::TlsStream<TcpStream>>),
    Plain(TcpStream),
}

async fn handshake(socket: TcpStream, tls: &TlsAcceptor) -> io::Result<Secured> {
    /// The first byte of a TLS connection: RFC 8446, 5.1, a record of type handshake.
    const HELLO: u8 = 22;
    let mut first = [0];
    if socket.peek(&mut first).await? == 1 && first[0] != HELLO {
        return Ok(Secured::Plain(socket));
    }
    Ok(Secured::Yes(Box::new(tls.accept(socket).await?)))
}

/// Answers a plain request that came to the TLS port.
async fn to_https(request: Request<Body>) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    match host {
        Some(host) => {
            let to =
                format!("https://{host}{}", request.uri().path_and_query().map_or("/", |path| path.as_str()));
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        None => (StatusCode::BAD_REQUEST, "this server speaks https\n").into_response(),
    }
}

async fn connection<S>(socket: S, router: Router, watcher: hyper_util::server::graceful::Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = TowerToHyperService::new(router);
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new());
    builder.http2().timer(TokioTimer::new());
    let connection = builder.serve_connection(TokioIo::new(socket), service).into_owned();
    if let Err(error) = watcher.watch(connection).await {
        // Readers come and go, and stream scripts drop them: neither is the server's trouble.
        tracing::debug!("a connection ended: {error}");
    }
}

/// Becomes true when the user (Ctrl-C) or the system (SIGTERM) wants the program to stop. The second Ctrl-C stops it at once.
pub fn stop_signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        signal().await;
        // Nobody listens any more where this fails.
        let _ = sender.send(true);
        signal().await;
        std::process::exit(130);
    });
    receiver
}

/// Waits until the server is to stop, or until nobody is left who could say so.
pub async fn stopped(shutdown: &mut watch::Receiver<bool>) {
    // What it gives borrows from the channel, and must not be kept.
    drop(shutdown.wait_for(|stopped| *stopped).await);
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
