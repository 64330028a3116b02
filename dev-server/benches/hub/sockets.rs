//! The server's process for [`Variant::Sockets`](crate::variant::Variant::Sockets), told what to do like the others.

use std::{
    error::Error,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use crate::{event::html, server::cpu_time, variant::patch};

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    let readers = Arc::new(Mutex::new(Vec::new()));
    let accepted = readers.clone();
    thread::spawn(move || {
        while let Ok(stream) = answer(&listener) {
            accepted.lock().unwrap_or_else(PoisonError::into_inner).push(stream);
        }
    });
    let mut number = 0;
    for line in std::io::stdin().lines() {
        let line = line?;
        if let Some(count) = line.strip_prefix("publish ") {
            let mut events = Vec::new();
            for _ in 0..count.parse::<u64>()? {
                number += 1;
                events.extend_from_slice(&patch(&html(number)).encode());
            }
            let mut chunk = format!("{:x}\r\n", events.len()).into_bytes();
            chunk.append(&mut events);
            chunk.extend_from_slice(b"\r\n");
            for mut reader in readers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                reader.write_all(&chunk)?;
            }
        } else if line == "cpu" {
            println!("{}", cpu_time().as_nanos());
        }
    }
    Ok(())
}

fn answer(listener: &TcpListener) -> std::io::Result<TcpStream> {
    let (mut stream, _) = listener.accept()?;
    // The request is one short segment.
    let mut request = [0; 1024];
    let _ = stream.read(&mut request)?;
    stream.write_all(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n",
    )?;
    Ok(stream)
}
