//! An application of Hyper under test, and a network in front of it that can fail.

use crate::Outcome;
use axum::Router;
use axum::routing::get;
use hypertide_server::hyper::{App, Client};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinSet;

/// The clients that the applications of tests run with: ours, and Datastar's own where the variable `DATASTAR_JS`
/// names it, each with its name.
pub fn clients() -> Vec<(&'static str, Client)> {
    let mut clients = vec![("Hypertide", Client::Hypertide)];
    if std::env::var_os("DATASTAR_JS").is_some() {
        clients.push(("Datastar", Client::Datastar("/datastar.js".into())));
    }
    clients
}

/// A router with Datastar's own client at `/datastar.js`, where the variable `DATASTAR_JS` names it.
///
/// # Errors
/// Where there is no such file.
pub async fn datastar_script() -> Outcome<Router> {
    let Some(file) = std::env::var_os("DATASTAR_JS") else { return Ok(Router::new()) };
    let script = tokio::fs::read_to_string(file).await?;
    let kind = [("content-type", "text/javascript; charset=utf-8")];
    Ok(Router::new().route("/datastar.js", get(async move || (kind, script))))
}

/// A running application. It ends when dropped, with its connections.
pub struct Application {
    address: SocketAddr,
    network: Arc<Network>,
    tasks: JoinSet<()>,
}

struct Network {
    /// Where the application is, behind the network.
    inner: Mutex<SocketAddr>,
    up: watch::Sender<bool>,
    cuts: broadcast::Sender<()>,
    /// One connection in so many is cut in the middle, again and again; 0 cuts none.
    cut_every: AtomicU64,
    lost: AtomicU64,
}

impl Application {
    /// Serves the application on a free port, with Datastar's own client at `/datastar.js` where there is one.
    pub async fn serve(app: App) -> Outcome<Self> {
        let socket = narrow()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let listener = socket.listen(1024)?;
        let address = listener.local_addr()?;
        let mut tasks = JoinSet::new();
        let network = Arc::new(Network {
            inner: Mutex::new(run(app, &mut tasks).await?),
            up: watch::Sender::new(true),
            cuts: broadcast::Sender::new(1),
            cut_every: AtomicU64::new(0),
            lost: AtomicU64::new(0),
        });
        tasks.spawn(accept(listener, network.clone()));
        Ok(Self { address, network, tasks })
    }

    /// Puts another application in its place, as a process that is started again is another one: all connections are
    /// cut, and the state is gone.
    pub async fn replace(&mut self, app: App) -> Outcome {
        self.stop();
        *self.network.inner.lock().expect("no holder panics") = run(app, &mut self.tasks).await?;
        self.start();
        Ok(())
    }

    /// The address of `path` on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Cuts all connections, and refuses new ones until [`start`](Self::start).
    pub fn stop(&self) {
        self.network.up.send_replace(false);
        // Nobody may be connected.
        let _ = self.network.cuts.send(());
    }

    /// Lets connections in again.
    pub fn start(&self) {
        self.network.up.send_replace(true);
    }

    /// From now on one answer in `n` is lost on its way, with its connection; 0 for none.
    pub fn lose_one_answer_in(&self, n: u64) {
        self.network.cut_every.store(n, Ordering::Relaxed);
    }

    /// How many answers were lost so far.
    pub fn lost(&self) -> u64 {
        self.network.lost.load(Ordering::Relaxed)
    }
}

/// Runs an application, and gives where.
async fn run(app: App, tasks: &mut JoinSet<()>) -> Outcome<SocketAddr> {
    let app = app.beside(datastar_script().await?);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let router = app.into_router().into_make_service_with_connect_info::<SocketAddr>();
    tasks.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    Ok(address)
}

async fn accept(listener: TcpListener, network: Arc<Network>) {
    let mut connections = JoinSet::new();
    while let Ok((outside, _)) = listener.accept().await {
        if !*network.up.borrow() {
            continue;
        }
        let network = network.clone();
        connections.spawn(async move {
            let mut cut = network.cuts.subscribe();
            tokio::select! {
                _ = carry(outside, &network) => {}
                _ = cut.recv() => {}
            }
        });
        while connections.try_join_next().is_some() {}
    }
}

/// A socket that holds little: with the many megabytes that loopback may have, a reader that stops would be noticed late.
fn narrow() -> std::io::Result<TcpSocket> {
    const HELD: u32 = 256 << 10;
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(HELD)?;
    socket.set_send_buffer_size(HELD)?;
    Ok(socket)
}

/// Carries bytes both ways until one side ends, or an answer is lost.
async fn carry(mut outside: TcpStream, network: &Network) -> std::io::Result<()> {
    let inner = *network.inner.lock().expect("no holder panics");
    let mut inside = narrow()?.connect(inner).await?;
    let (mut request, mut answer) = (vec![0; 64 << 10], vec![0; 64 << 10]);
    loop {
        tokio::select! {
            read = outside.read(&mut request) => match read? {
                0 => return Ok(()),
                length => inside.write_all(&request[..length]).await?,
            },
            read = inside.read(&mut answer) => match read? {
                0 => return Ok(()),
                length => {
                    let every = network.cut_every.load(Ordering::Relaxed);
                    let of_an_action = answer.starts_with(b"HTTP/1.1 204");
                    if of_an_action && every > 0 && fastrand::u64(..every) == 0 {
                        network.lost.fetch_add(1, Ordering::Relaxed);
                        return Ok(());
                    }
                    outside.write_all(&answer[..length]).await?;
                }
            },
        }
    }
}

impl Drop for Application {
    fn drop(&mut self) {
        self.stop();
        self.tasks.abort_all();
    }
}
