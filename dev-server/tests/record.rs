//! `hypertide record`: from one real server to the next.

mod program;

use std::fs;
use std::process::Output;

use program::{Server, run};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_recording_replays_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let script = ": ids off\r\n: raw : wait 5s\n: raw data: {{n}}\r\nid: 1\r\r: wait 30ms\ndata: ä\n\n: wait 30ms\n: part data: ha\n: end\n";
    fs::write(folder.path().join("live.sse"), script).unwrap();
    let server = Server::start(folder.path(), &[]);
    let live = server.get("/live").1;
    assert_eq!(live, ": wait 5s\ndata: {{n}}\r\nid: 1\r\rdata: ä\n\ndata: ha");

    let url = format!("{}live", server.url);
    let output = run(folder.path(), &["record", &url, "-o", "again.sse"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).starts_with(&format!("2 events, {} bytes, ", live.len())), "{}", said(&output));
    assert!(said(&output).contains(" to again.sse; the server ended the stream"), "{}", said(&output));
    assert_eq!(server.get("/again").1, live);
    let recorded = fs::read_to_string(folder.path().join("again.sse")).unwrap();
    assert!(recorded.starts_with(&format!(": note recorded from {url} on 20")), "{recorded}");
    assert!(recorded.matches(": wait ").count() >= 3, "two pauses and a comment: {recorded}");

    let output = run(folder.path(), &["record", &url]);
    assert!(
        String::from_utf8(output.stdout).unwrap().contains(": raw data: {{n}}\r\n"),
        "without -o to stdout"
    );
}

#[test]
fn a_cut_connection_is_recorded_as_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("cut.sse"), ": ids off\ndata: a\n: drop\n").unwrap();
    let server = Server::start(folder.path(), &[]);
    let output = run(folder.path(), &["record", &format!("{}cut", server.url)]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("the connection broke"), "{}", said(&output));
    assert!(String::from_utf8(output.stdout).unwrap().ends_with(": drop\n"));
}

#[test]
fn what_cannot_be_recorded_is_an_error_and_leaves_the_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), "").unwrap();
    fs::write(folder.path().join("done.sse"), "").unwrap();
    fs::write(folder.path().join("kept.sse"), "data: kept\n").unwrap();
    let server = Server::start(folder.path(), &[]);
    let failed = |path: &str| {
        let output = run(folder.path(), &["record", &format!("{}{path}", server.url), "-o", "kept.sse"]);
        assert_eq!(output.status.code(), Some(1));
        said(&output)
    };
    assert!(failed("page.html").ends_with("expected text/event-stream, got text/html\n"));
    assert!(failed("nothing").ends_with("expected an event stream, got status 404 Not Found\n"));
    let port = server.port;
    let plain = run(folder.path(), &["record", &format!("https://localhost:{port}/kept")]);
    assert_eq!(plain.status.code(), Some(1));
    assert!(said(&plain).ends_with("speaks no TLS: is it http:?\n"), "{}", said(&plain));
    drop(server);
    let url = format!("http://localhost:{port}/x");
    let output = run(folder.path(), &["record", &url, "-o", "kept.sse"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with(&format!("hypertide: {url}: cannot connect: ")), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.path().join("kept.sse")).unwrap(), "data: kept\n");

    assert_eq!(run(folder.path(), &["record", "ftp://example.org/"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["record"]).status.code(), Some(2));
}

#[test]
fn a_compressed_stream_is_refused() {
    use std::io::{Read, Write};

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/s", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let mut socket = listener.accept().unwrap().0;
        let _ = socket.read(&mut [0; 1024]).unwrap();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n";
        socket.write_all(head.as_bytes()).unwrap();
    });
    let output = run(&std::env::temp_dir(), &["record", &url]);
    server.join().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("the stream is compressed (gzip)"), "{}", said(&output));
    assert!(output.stdout.is_empty());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_recording_cleanly() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("s.sse"), ": ids off\ndata: a\n\n: stall\n").unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_hypertide"))
        .args(["record", &format!("{}s", server.url)])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.by_ref().any(|line| line == "data: a"));
    assert!(Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(lines.last().unwrap(), ": stall");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn https_is_recorded_where_the_certificate_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("s.sse"), "data: a\n").unwrap();
    let server = Server::start(folder.path(), &["--tls"]);
    let url = format!("{}s", server.url);
    let output = run(folder.path(), &["record", &url]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("certificate") && said(&output).contains("--insecure"),
        "{}",
        said(&output)
    );
    let output = run(folder.path(), &["record", &url, "--insecure"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("data: a\n"), "{}", said(&output));
}
