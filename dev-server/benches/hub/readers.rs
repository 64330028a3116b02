//! The readers: sockets of this process, read by one thread of their own.

use std::{error::Error, net::SocketAddr, sync::mpsc, thread, time::Duration};

use memchr::memmem;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::event::LAST_LINE;

pub(crate) struct Readers {
    /// How many events have come since the last message.
    events: mpsc::Receiver<usize>,
    ahead: usize,
}

impl Readers {
    /// Connects them all, and returns when each has the head of its response.
    pub(crate) fn connect(address: SocketAddr, count: usize) -> Result<Self, Box<dyn Error>> {
        let (connected, all_connected) = mpsc::channel();
        let (sender, events) = mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        thread::spawn(move || {
            runtime.block_on(async move {
                let tasks: Vec<_> = (0..count)
                    .map(|_| tokio::spawn(read(address, connected.clone(), sender.clone())))
                    .collect();
                for task in tasks {
                    // A connection ends with the server.
                    let _ = task.await;
                }
            });
        });
        for _ in 0..count {
            all_connected.recv_timeout(Duration::from_secs(60))?;
        }
        Ok(Self { events, ahead: 0 })
    }

    /// Waits until so many more events have come.
    pub(crate) fn wait_for(&mut self, count: usize) -> Result<(), Box<dyn Error>> {
        while self.ahead < count {
            self.ahead += self.events.recv_timeout(Duration::from_secs(60))?;
        }
        self.ahead -= count;
        Ok(())
    }
}

async fn read(
    address: SocketAddr,
    connected: mpsc::Sender<()>,
    events: mpsc::Sender<usize>,
) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await?;
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0;
    let mut head = false;
    loop {
        let space = buffer.get_mut(length..).unwrap_or_default();
        let read = stream.read(space).await?;
        if read == 0 {
            return Ok(());
        }
        length += read;
        let text = buffer.get(..length).unwrap_or_default();
        if !head && memmem::find(text, b"\r\n\r\n").is_some() {
            head = true;
            let _ = connected.send(());
        }
        let count = memmem::find_iter(text, LAST_LINE).count();
        if count > 0 && events.send(count).is_err() {
            return Ok(());
        }
        // A line cut in two is found with its other half.
        let from = match memmem::rfind(text, LAST_LINE) {
            Some(at) => at + LAST_LINE.len(),
            None => 0,
        };
        let keep = (length - from).min(LAST_LINE.len() - 1);
        buffer.copy_within(length - keep..length, 0);
        length = keep;
    }
}
