//! The level of the response's body: no sockets, no HTTP; each reader is a task that takes frames.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http_body_util::BodyExt;
use tokio::sync::Notify;

use crate::{
    server::cpu_time,
    variant::{Stream, Variant},
};

/// CPU time per delivered event: `rounds` times `events` at once, each round once all have had the last.
pub(crate) fn measure(
    variant: Variant,
    readers: usize,
    events: usize,
    rounds: usize,
) -> Result<Duration, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let stream = Stream::new(variant)?;
        let taken = Arc::new(AtomicU64::new(0));
        let goal = Arc::new(AtomicU64::new(u64::MAX));
        let reached = Arc::new(Notify::new());
        let event_bytes = event_bytes(variant).await?;
        for _ in 0..readers {
            let mut body = stream.subscribe().into_body();
            let (taken, goal, reached) = (taken.clone(), goal.clone(), reached.clone());
            tokio::spawn(async move {
                while let Some(Ok(frame)) = body.frame().await {
                    let Ok(bytes) = frame.into_data() else { continue };
                    // By length: to search for the events would measure the search. Later ids are longer by a few
                    // digits, which in the longest frame do not make up one event.
                    let count = bytes.len() as u64 / event_bytes;
                    if taken.fetch_add(count, Ordering::Relaxed) + count >= goal.load(Ordering::Relaxed) {
                        reached.notify_one();
                    }
                }
            });
        }
        let mut number = 0;
        let mut total = 0;
        let mut round = async || {
            total += (readers * events) as u64;
            goal.store(total, Ordering::Relaxed);
            stream.publish(number..number + events as u64);
            number += events as u64;
            while taken.load(Ordering::Relaxed) < total {
                reached.notified().await;
            }
        };
        for _ in 0..3 {
            round().await;
        }
        let before = cpu_time();
        for _ in 0..rounds {
            round().await;
        }
        let spent = cpu_time() - before;
        Ok(spent / u32::try_from(rounds * events * readers)?)
    })
}

/// The length of this variant's first event as it is sent.
async fn event_bytes(variant: Variant) -> Result<u64, Box<dyn Error>> {
    let stream = Stream::new(variant)?;
    let mut body = stream.subscribe().into_body();
    stream.publish(0..1);
    loop {
        let frame = body.frame().await.ok_or("the stream ended")??;
        let length = frame.into_data().map_err(|_| "no data")?.len() as u64;
        // What comes before the first event is short.
        if length > 1_000 {
            return Ok(length);
        }
    }
}
