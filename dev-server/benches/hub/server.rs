//! The server's process. It is told on its standard input what to do, a line each: `publish N` sends N events at
//! once; `flow N M` sends N, one every M microseconds; `cpu` prints the CPU time spent so far, in nanoseconds.

use std::{error::Error, time::Duration};

use axum::{Router, routing::get};
use rustix::time::{ClockId, clock_gettime};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
};

use crate::variant::{Stream, Variant};

/// CPU time of this process, user and system, all threads.
pub(crate) fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// Serves until its standard input ends.
pub(crate) fn run(variant: Variant) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let stream = Stream::new(variant)?;
        let readers = stream.clone();
        let app = Router::new().route("/", get(async move || readers.subscribe()));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        tokio::spawn(axum::serve(listener, app).into_future());

        let mut number = 0;
        let mut lines = BufReader::new(tokio::io::stdin()).lines();
        while let Some(line) = lines.next_line().await? {
            if let Some(count) = line.strip_prefix("publish ") {
                let count: u64 = count.parse()?;
                stream.publish(number..number + count);
                number += count;
            } else if let Some(flow) = line.strip_prefix("flow ") {
                let (count, every) = flow.split_once(' ').ok_or("flow COUNT MICROSECONDS")?;
                let mut clock = tokio::time::interval(Duration::from_micros(every.parse()?));
                for _ in 0..count.parse::<u64>()? {
                    clock.tick().await;
                    stream.publish(number..number + 1);
                    number += 1;
                }
            } else if line == "cpu" {
                println!("{}", cpu_time().as_nanos());
            }
        }
        Ok(())
    })
}
