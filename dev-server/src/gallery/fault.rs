//! A stream that fails on purpose.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, HttpBody},
    response::Response,
};
use bytes::Bytes;
use http_body::Frame;
use tokio::sync::watch;

/// What befalls the connections that are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Cut, in the middle of the response.
    Drop,
    /// Left open, without another byte.
    Stall,
}

/// Breaks responses.
#[derive(Debug)]
pub(super) struct Faults {
    current: watch::Sender<Option<Fault>>,
}

impl Faults {
    pub(super) fn new() -> Self {
        Self { current: watch::Sender::new(None) }
    }

    /// Lets this befall every response that was wrapped so far; later ones are well.
    pub(super) fn strike(&self, fault: Fault) {
        self.current.send_replace(Some(fault));
    }

    /// The response, until something befalls it.
    pub(super) fn wrap(&self, response: Response) -> Response {
        let mut faults = self.current.subscribe();
        response.map(|body| {
            Body::new(Fragile {
                body,
                fault: Some(Box::pin(async move {
                    // Without anybody to strike, nothing will.
                    if faults.changed().await.is_err() {
                        std::future::pending::<()>().await;
                    }
                    faults.borrow().unwrap_or(Fault::Drop)
                })),
            })
        })
    }
}

/// A response that is cut before its head is sent: what a reader sees of a server that does not listen.
pub(super) fn refusal() -> Response {
    Response::new(Body::new(Cut))
}

struct Fragile {
    body: Body,
    /// What befalls it; none once it has stalled.
    fault: Option<Pin<Box<dyn Future<Output = Fault> + Send>>>,
}

impl HttpBody for Fragile {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Some(fault) = &mut self.fault else { return Poll::Pending };
        match fault.as_mut().poll(cx) {
            Poll::Ready(Fault::Drop) => Poll::Ready(Some(Err(axum::Error::new(aborted())))),
            Poll::Ready(Fault::Stall) => {
                self.fault = None;
                Poll::Pending
            }
            Poll::Pending => Pin::new(&mut self.body).poll_frame(cx),
        }
    }
}

struct Cut;

impl HttpBody for Cut {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(aborted())))
    }
}

fn aborted() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}
