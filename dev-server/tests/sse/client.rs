//! A server on a port of its own, and a reader of its streams.

use std::{collections::VecDeque, net::SocketAddr, time::Duration};

use axum::Router;
use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::{Request, Response, body::Incoming};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    time::{Instant, timeout_at},
};

/// Far more than anything here takes: a test that waits this long has failed.
const DEADLINE: Duration = Duration::from_secs(60);

/// Serves `app` until the test's runtime ends, and returns where.
pub(crate) async fn serve(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    address
}

/// Asks for `path`, with this last event id.
pub(crate) async fn get(address: SocketAddr, path: &str, last_event_id: Option<&str>) -> Response<Incoming> {
    try_get(address, path, last_event_id).await.expect("an answer")
}

/// The same, where there may be no answer.
pub(crate) async fn try_get(
    address: SocketAddr,
    path: &str,
    last_event_id: Option<&str>,
) -> hyper::Result<Response<Incoming>> {
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    // Ends with the connection, whose errors the reader sees in the body.
    tokio::spawn(connection);
    let mut request = Request::get(path).header("Host", "localhost");
    if let Some(id) = last_event_id {
        request = request.header("Last-Event-ID", id);
    }
    sender.send_request(request.body(Empty::<Bytes>::new()).unwrap()).await
}

/// Posts JSON to `path`, and gives the status and the text of the answer.
pub(crate) async fn post(address: SocketAddr, path: &str, json: &str) -> (u16, String) {
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::post(path).header("Host", "localhost").header("Content-Type", "application/json");
    let response = sender.send_request(request.body(json.to_owned()).unwrap()).await.unwrap();
    let status = response.status().as_u16();
    let text = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(text.to_vec()).unwrap())
}

/// One block of a stream, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) name: String,
    pub(crate) data: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) retry: Option<String>,
    pub(crate) comments: usize,
}

/// Reads a stream block by block.
pub(crate) struct Reader {
    body: Incoming,
    text: String,
    blocks: VecDeque<Block>,
    deadline: Instant,
    /// The last id seen, which a browser would send back.
    pub(crate) last_event_id: Option<String>,
}

/// How a stream ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    Clean,
    Cut,
}

impl Reader {
    pub(crate) async fn connect(address: SocketAddr, path: &str, last_event_id: Option<&str>) -> Self {
        let response = get(address, path, last_event_id).await;
        assert_eq!(response.status(), 200);
        Self::new(response)
    }

    pub(crate) fn new(response: Response<Incoming>) -> Self {
        Self {
            body: response.into_body(),
            text: String::new(),
            blocks: VecDeque::new(),
            deadline: Instant::now() + DEADLINE,
            last_event_id: None,
        }
    }

    /// The next block, or how the stream ended.
    pub(crate) async fn block(&mut self) -> Result<Block, End> {
        loop {
            if let Some(block) = self.blocks.pop_front() {
                if block.id.is_some() {
                    self.last_event_id.clone_from(&block.id);
                }
                return Ok(block);
            }
            // Heartbeats do not put it off.
            let frame =
                timeout_at(self.deadline, self.body.frame()).await.expect("a block within the deadline");
            match frame {
                None => return Err(End::Clean),
                Some(Err(_)) => return Err(End::Cut),
                Some(Ok(frame)) => {
                    self.text.push_str(std::str::from_utf8(&frame.into_data().unwrap()).unwrap());
                }
            }
            while let Some((block, rest)) = self.text.split_once("\n\n") {
                self.blocks.push_back(parse(block));
                self.text = rest.into();
            }
        }
    }

    /// The next block that has data.
    pub(crate) async fn event(&mut self) -> Result<Block, End> {
        loop {
            let block = self.block().await?;
            if block.data.is_some() {
                return Ok(block);
            }
        }
    }

    /// The data of the next event.
    pub(crate) async fn data(&mut self) -> String {
        self.event().await.expect("an event").data.unwrap()
    }

    /// Whether another block is there already.
    pub(crate) async fn has_more(&mut self) -> bool {
        // Biased: what is there is taken before the second branch is looked at.
        tokio::select! {
            biased;
            frame = self.body.frame() => frame.is_some(),
            () = std::future::ready(()) => false,
        }
    }

    /// Reads to the end and tells how it was.
    pub(crate) async fn end(&mut self) -> End {
        loop {
            if let Err(end) = self.block().await {
                return end;
            }
        }
    }
}

fn parse(text: &str) -> Block {
    let mut block = Block::default();
    for line in text.lines() {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "" => block.comments += 1,
            "event" => block.name = value.into(),
            "id" => block.id = Some(value.into()),
            "retry" => block.retry = Some(value.into()),
            "data" => match &mut block.data {
                None => block.data = Some(value.into()),
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
            },
            _ => panic!("an unknown field in {text:?}"),
        }
    }
    block
}

/// Waits until a condition holds, giving way to everything else meanwhile.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let wait = async {
        while !holds() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, wait).await.unwrap_or_else(|_| panic!("never: {what}"));
}
