//! `hypertide serve DIR`: the real program, over real sockets.

mod program;

use std::fs;
use std::io::Read;
use std::path::Path;

use program::{Server, folder, read_until, run};

#[test]
fn files_come_with_their_types_and_pages_with_the_reload_script() {
    let folder = folder(&[
        ("index.html", "<!doctype html><body>Hello</body>"),
        ("site.css", "b {}"),
        ("app.js", "1"),
        ("module.mjs", "2"),
        ("app.js.map", "{}"),
        ("sub/note.txt", "ä"),
    ]);
    let server = Server::start(folder.path(), &[]);

    let (head, body) = server.get("/");
    assert!(head.contains("200 OK") && head.contains("content-type: text/html; charset=utf-8"), "{head}");
    assert!(body.contains("Hello<script src=\"/.hypertide/reload.js\" data-since="), "{body}");
    for (path, content_type, content) in [
        ("/site.css", "text/css; charset=utf-8", "b {}"),
        ("/app.js", "text/javascript; charset=utf-8", "1"),
        ("/module.mjs", "text/javascript; charset=utf-8", "2"),
        ("/app.js.map", "application/json", "{}"),
        ("/sub/note.txt", "text/plain; charset=utf-8", "ä"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.contains(&format!("content-type: {content_type}")), "{head}");
        assert_eq!(body, content);
    }
    let (head, _) = server.get("/sub?a=1");
    assert!(head.contains("location: /sub/?a=1"), "{head}");
    let (_, body) = server.get("/sub/");
    assert!(body.contains("href=\"./note.txt\""), "{body}");
    let (head, _) = server.get("/.hypertide/reload.js");
    assert!(head.contains("text/javascript"), "{head}");
}

#[test]
fn markup_that_a_script_fetches_is_the_file_and_no_more() {
    let folder = folder(&[("index.html", "<p>page"), ("part.html", "<li>part")]);
    let server = Server::start(folder.path(), &[]);
    for mode in ["cors", "same-origin"] {
        let (_, body) = server.get_with("/part.html", &format!("Sec-Fetch-Mode: {mode}\r\n"));
        assert_eq!(body, "<li>part", "{mode}");
    }
    // `no-cors` is how a page is fetched before it is opened.
    for mode in ["navigate", "no-cors"] {
        let (_, body) = server.get_with("/part.html", &format!("Sec-Fetch-Mode: {mode}\r\n"));
        assert!(body.contains("/.hypertide/reload.js"), "{mode}: {body}");
    }
}

/// Over plain http to another machine, where browsers do not say what a request is for.
#[test]
fn a_fragment_is_told_from_a_page_by_what_the_request_accepts() {
    let folder = folder(&[("index.html", "<p>page"), ("part.html", "<li>part")]);
    let server = Server::start(folder.path(), &[]);
    for script in [
        // `fetch` and `XMLHttpRequest`, then the action of Datastar, htmx, and jQuery's `load`.
        "Accept: */*\r\n",
        "Accept: text/event-stream, text/html, application/json\r\nDatastar-Request: true\r\n",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9\r\nHX-Request: true\r\n",
        "Accept: text/html, */*; q=0.01\r\nX-Requested-With: XMLHttpRequest\r\n",
    ] {
        assert_eq!(server.get_with("/part.html", script).1, "<li>part", "{script}");
    }
    for browser in [
        // Chromium, Firefox and Safari; then a tool.
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8\r\n",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n",
        "",
    ] {
        let (_, body) = server.get_with("/part.html", browser);
        assert!(body.contains("/.hypertide/reload.js"), "{browser}: {body}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_served() {
    use std::os::unix::fs::PermissionsExt;

    let closed = fs::Permissions::from_mode(0o000);
    let folder =
        folder(&[("index.html", "one"), ("mine.json", "{}"), ("mine.html", ""), ("a/b.html", "one")]);
    fs::create_dir(folder.path().join("mine")).unwrap();
    for name in ["mine.json", "mine.html", "mine"] {
        fs::set_permissions(folder.path().join(name), closed.clone()).unwrap();
    }
    let mut server = Server::start_as_somebody(folder.path());
    for name in ["mine.json", "mine.html", "mine/", "mine/x"] {
        let (head, body) = server.get(&format!("/{name}"));
        assert!(head.contains(" 500 ") && head.contains("no-store"), "{name}: {head}");
        assert!(body.starts_with(&format!("/{name} cannot be read: Permission denied")), "{name}: {body}");
    }

    // Nor does a folder that is closed keep changes of the others from being noticed.
    let mut events = server.connect("GET /.hypertide/reload HTTP/1.0\r\n\r\n");
    read_until(&mut events, "data:\n\n");
    for name in ["index.html", "a/b.html"] {
        fs::write(folder.path().join(name), "two").unwrap();
        assert!(read_until(&mut events, "\n\n").contains("event: reload\n"), "{name}");
    }
    let said = server.stop("TERM").1;
    assert!(
        said.contains("/mine.json: Permission denied") && said.contains("/mine are not noticed"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn what_is_neither_a_file_nor_a_folder_is_not_waited_for() {
    let folder = folder(&[("folder.sse/page.html", ""), ("good.sse", "data: a\n")]);
    let pipes = ["pipe", "page.html", "stream.sse"].map(|name| folder.path().join(name));
    assert!(std::process::Command::new("mkfifo").args(pipes).status().unwrap().success());
    let mut server = Server::start(folder.path(), &[]);
    for path in ["/pipe", "/page.html", "/stream"] {
        let (head, body) = server.get(path);
        assert!(head.contains(" 403 "), "{head}");
        assert_eq!(body, format!("{path} is neither a file nor a folder: it is not served\n"));
    }
    assert!(server.get("/folder").0.contains(" 404 "), "a folder is no script");
    let said: Vec<String> = (0..3).map(|_| server.line()).collect();
    assert_eq!(said, ["  serving .", "  stream /good from ./good.sse", "  Ctrl-C stops it"]);
}

#[test]
fn a_name_that_is_not_this_machines_is_refused() {
    let folder = folder(&[("index.html", "<p>mine")]);
    let server = Server::start(folder.path(), &["--allow-host", "box.lan"]);
    for host in ["localhost:3000", "127.0.0.1", "box.lan:80"] {
        let (head, _) = server.get_with("/", &format!("host: {host}\r\n"));
        assert!(head.contains(" 200 "), "{host}: {head}");
    }
    let (head, body) = server.get_with("/", "host: evil.test:3000\r\n");
    assert!(head.contains(" 403 ") && body.contains("--allow-host evil.test"), "{head} {body}");
    assert!(!body.contains("mine"));
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let outside = folder(&[("site/index.html", ""), ("secret.txt", "secret")]);
    let site = outside.path().join("site");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", site.join("link.txt")).unwrap();
    let server = Server::start(&site, &[]);
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//../secret.txt"] {
        let (head, body) = server.get(path);
        assert!(head.contains(" 404 ") && !body.contains("secret\n"), "{path}: {head}");
    }
    #[cfg(unix)]
    assert!(server.get("/link.txt").0.contains(" 403 "));
}

#[test]
fn a_stream_script_is_played_and_resumed() {
    let folder = folder(&[("api/prices.sse", "data: {{n}}\n\n: wait 1ms\n: loop 3\n")]);
    let mut server = Server::start(folder.path(), &[]);
    assert!(server.line().contains("serving ."));
    assert_eq!(server.line(), "  stream /api/prices from ./api/prices.sse");

    let (head, body) = server.get("/api/prices");
    assert!(head.contains("content-type: text/event-stream"), "{head}");
    assert_eq!(body, "id: 1\ndata: 1\n\nid: 2\ndata: 2\n\nid: 3\ndata: 3\n\n");
    let (_, body) = server.get_with("/api/prices", "Last-Event-ID: 2\r\n");
    assert_eq!(body, "id: 3\ndata: 3\n\n");
    let (head, _) = server.get_with("/api/prices", "Last-Event-ID: 3\r\n");
    assert!(head.contains(" 204 "), "{head}");
}

#[test]
fn a_stream_is_announced_as_a_page_can_name_it() {
    let folder = folder(&[("50% off/größe 1.sse", "data: a\n")]);
    let mut server = Server::start(folder.path(), &[]);
    let said: Vec<String> = (0..2).map(|_| server.line()).collect();
    assert_eq!(said[1], "  stream /50%25%20off/größe%201 from ./50% off/größe 1.sse");
    assert!(server.get("/50%25%20off/größe%201").1.contains("data: a\n"));
}

#[test]
fn drop_cuts_the_connection_in_the_middle_of_the_response() {
    let folder = folder(&[
        ("cut.sse", ": ids off\n: part data: hal\n: drop\n"),
        ("ended.sse", ": ids off\ndata: a\n\n"),
    ]);
    let server = Server::start(folder.path(), &[]);
    let answer = |path: &str| {
        let mut answer = Vec::new();
        let mut connection =
            server.connect(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        // A reset is as good a cut as an end.
        let _ = connection.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    };
    let cut = answer("/cut");
    assert!(cut.contains("transfer-encoding: chunked"), "{cut}");
    assert!(cut.ends_with("data: hal\r\n"), "what was sent arrives, and no last chunk: {cut:?}");
    assert!(answer("/ended").ends_with("\r\n0\r\n\r\n"));
}

#[test]
fn a_status_is_for_the_next_connection_only() {
    let folder = folder(&[("s.sse", "data: a\n\n: status 503 retry-after 2\n: drop\ndata: b\n")]);
    let mut server = Server::start(folder.path(), &[]);
    assert_eq!(server.get("/s").1, "id: 1\ndata: a\n\n");
    let (head, _) = server.get_with("/s", "Last-Event-ID: 1\r\n");
    assert!(head.contains(" 503 ") && head.contains("retry-after: 2"), "{head}");
    assert_eq!(server.get_with("/s", "Last-Event-ID: 1\r\n").1, "id: 2\ndata: b\n\n");
    // What was ordered is no error of the server.
    #[cfg(unix)]
    assert!(!server.stop("TERM").1.contains("ERROR"));
    drop(server);
}

#[test]
fn a_broken_script_is_an_error_with_its_place_and_nothing_else_breaks() {
    let folder = folder(&[("bad.sse", "data: a\n\n: wiat 1s\n"), ("good.sse", "data: a\n")]);
    let mut server = Server::start(folder.path(), &[]);
    let (head, body) = server.get("/bad");
    assert!(head.contains(" 500 "), "{head}");
    assert!(body.contains("did you mean `wait`?") && body.contains("./bad.sse:3:3"), "{body}");
    assert_eq!(server.get("/good").1, "id: 1\ndata: a\n\n");
    let lines: Vec<String> = (0..3).map(|_| server.line()).collect();
    assert!(lines.contains(&"  stream /bad from ./bad.sse is broken".to_owned()), "{lines:?}");
    #[cfg(unix)]
    assert!(server.stop("TERM").1.contains("./bad.sse:3:3"));
}

#[test]
fn a_stream_answers_any_method_and_a_file_only_reading() {
    let folder = folder(&[("index.html", ""), ("s.sse", "data: a\n")]);
    let server = Server::start(folder.path(), &[]);
    let post = |path: &str| {
        let mut answer = String::new();
        let request = format!("POST {path} HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
        server.connect(&request).read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(post("/s").ends_with("id: 1\ndata: a\n\n"));
    assert!(post("/").contains(" 405 ") && post("/").contains("allow: GET, HEAD"));
}

#[test]
fn a_missing_page_waits_for_its_file() {
    let folder = folder(&[]);
    let server = Server::start(folder.path(), &[]);
    let (head, body) = server.get_with("/later.html", "Accept: text/html,*/*\r\n");
    assert!(head.contains(" 404 ") && body.contains("data-since="), "{head}\n{body}");
    let (head, body) = server.get("/later.json");
    assert!(head.contains(" 404 ") && body == "there is no /later.json in .\n", "{head}\n{body}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_browser_that_does_not_open_is_only_noted() {
    let folder = folder(&[("index.html", "Hello")]);
    let mut server = Server::start_with(folder.path(), &["--open"], |command| {
        command.env("PATH", "");
    });
    assert!(server.get("/").1.contains("Hello"));
    let (status, said) = server.stop("INT");
    assert_eq!(status, Some(0));
    assert!(said.contains(&format!("no browser could be opened: visit {}", server.url)), "{said}");
}

#[test]
fn a_change_reaches_the_page() {
    let folder = folder(&[("index.html", "<p>one"), ("site.css", "b {}")]);
    let server = Server::start(folder.path(), &[]);
    let page = server.get("/").1;
    let since = page.split("data-since=\"").nth(1).unwrap().split('"').next().unwrap();
    let request = format!("GET /.hypertide/reload?since={since} HTTP/1.0\r\n\r\n");
    let mut events = server.connect(&request);
    read_until(&mut events, "\r\n\r\n");
    fs::write(folder.path().join("site.css"), "b { color: red }").unwrap();
    assert!(read_until(&mut events, "\n\n").contains("event: style\n"));
    fs::write(folder.path().join("index.html"), "<p>two").unwrap();
    assert!(read_until(&mut events, "\n\n").contains("event: reload\n"));

    // A page that was hidden meanwhile is told as soon as it asks.
    let mut events = server.connect(&request);
    assert!(read_until(&mut events, "\n\n").contains("event: reload\n"));
}

#[cfg(unix)]
#[test]
fn a_log_in_the_folder_itself_is_no_change() {
    let folder = folder(&[("index.html", "<p>one"), ("site.css", "b {}")]);
    let log = fs::File::create(folder.path().join("serve.log")).unwrap();
    let server = Server::start_with(folder.path(), &[], |command| {
        command.stderr(log);
    });
    let page = server.get("/").1;
    let since = page.split("data-since=\"").nth(1).unwrap().split('"').next().unwrap();
    let mut events = server.connect(&format!("GET /.hypertide/reload?since={since} HTTP/1.0\r\n\r\n"));
    read_until(&mut events, "\r\n\r\n");
    fs::write(folder.path().join("site.css"), "i {}").unwrap();
    assert!(read_until(&mut events, "\n\n").contains("event: style\n"));
    // That was written to the log.
    fs::write(folder.path().join("site.css"), "u {}").unwrap();
    assert!(read_until(&mut events, "\n\n").contains("event: style\n"));
    assert!(fs::read_to_string(folder.path().join("serve.log")).unwrap().contains("changed: /site.css"));
}

/// Each folder that is watched takes one of the system's watches, of which there may be as few as 8192.
#[cfg(target_os = "linux")]
#[test]
fn what_is_built_or_installed_takes_no_watches() {
    let folder = folder(&[("index.html", "<p>one"), ("css/site.css", "")]);
    for number in 0..300 {
        for outer in ["node_modules", "target", ".git", "css/node_modules"] {
            fs::create_dir_all(folder.path().join(format!("{outer}/package-{number}"))).unwrap();
        }
    }
    let server = Server::start(folder.path(), &[]);
    // It answers only when the folder is watched.
    server.get("/");
    assert_eq!(server.inotify_watches(), 2, "the folder itself, and css");
}

#[cfg(unix)]
#[test]
fn open_streams_do_not_hold_the_server_back() {
    let folder = folder(&[("index.html", ""), ("s.sse", "data: a\n\n: stall\n")]);
    for signal in ["INT", "TERM"] {
        let mut server = Server::start(folder.path(), &[]);
        let mut stream = server.connect("GET /s HTTP/1.1\r\nHost: localhost\r\n\r\n");
        read_until(&mut stream, "data: a\n\n");
        let mut reload = server.connect("GET /.hypertide/reload HTTP/1.1\r\nHost: localhost\r\n\r\n");
        read_until(&mut reload, "data:\n\n");
        assert_eq!(server.stop(signal).0, Some(0));
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap();
        assert!(rest.ends_with("0\r\n\r\n"), "a stream is ended, not cut: {rest:?}");
    }
}

#[test]
fn a_port_in_use_says_by_whom_and_what_to_do() {
    let folder = folder(&[]);
    let server = Server::start(folder.path(), &[]);
    let output = run(folder.path(), &["serve", ".", "--port", &server.port.to_string()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with(&format!("hypertide: port {} is in use", server.port)), "{said}");
    assert!(said.contains("--port"), "{said}");
    #[cfg(target_os = "linux")]
    assert!(said.contains("by hypertide (process "), "{said}");
}

#[test]
fn an_address_that_is_not_this_machines_is_named() {
    let folder = folder(&[]);
    // Kept for documentation: no machine has it.
    let output = run(folder.path(), &["serve", ".", "--host", "203.0.113.7", "--port", "0"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let expected =
        "hypertide: this machine has no address 203.0.113.7; --host 0.0.0.0 listens on all that it has\n";
    assert_eq!(said, expected);
}

#[test]
fn a_folder_that_cannot_be_served_is_named() {
    let folder = folder(&[("file.html", "")]);
    let failed = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(
        failed(&["serve", "nowhere"]),
        (Some(1), "hypertide: nowhere: there is no such folder\n".to_owned())
    );
    for (file, parent) in [("file.html", "."), ("./file.html", ".")] {
        let said = format!(
            "hypertide: {file}: this is a file, not a folder; `hypertide serve {parent}` serves the folder that it is in\n"
        );
        assert_eq!(failed(&["serve", file]), (Some(1), said));
    }
    assert!(failed(&["chek"]).1.contains("did you mean the command `check`?"));
    for (word, rest, meant) in [
        ("chek", [".", "--json"], "check"),
        ("recrod", ["http://localhost/", "-k"], "record"),
        ("srve", [".", "--tls"], "serve"),
    ] {
        let said = format!("hypertide: there is no command `{word}`: did you mean `{meant}`?\n");
        assert_eq!(failed(&[word, rest[0], rest[1]]), (Some(2), said));
    }
    assert_eq!(failed(&["serve", "--prot", "1"]).0, Some(2));
    assert_eq!(failed(&["serve", "--port", "65536"]).0, Some(2));
}

#[tokio::test]
async fn tls_serves_http2_and_sends_plain_requests_to_https() {
    let folder = folder(&[("index.html", "Hello"), ("s.sse", "data: a\n\n: drop\n")]);
    let mut server = Server::start(folder.path(), &["--tls"]);
    assert!(server.url.starts_with("https://localhost:"), "{}", server.url);
    let said: Vec<String> = (0..4).map(|_| server.line()).collect();
    assert!(said.iter().any(|line| line.contains("the browser will warn once")), "{said:?}");

    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build().unwrap();
    let response = client.get(&server.url).send().await.unwrap();
    assert_eq!(response.version(), reqwest::Version::HTTP_2);
    assert!(response.text().await.unwrap().contains("Hello"));

    let mut cut = client.get(format!("{}s", server.url)).send().await.unwrap();
    assert_eq!(cut.chunk().await.unwrap().unwrap(), "id: 1\ndata: a\n\n");
    assert!(cut.chunk().await.is_err(), "`: drop` resets the stream");

    let old = reqwest::Client::builder().danger_accept_invalid_certs(true).http1_only().build().unwrap();
    assert_eq!(old.get(&server.url).send().await.unwrap().version(), reqwest::Version::HTTP_11);

    let (head, _) = server.get_with("/a?b", "Host: localhost\r\n");
    assert!(head.contains("location: https://localhost/a?b"), "{head}");
}

#[test]
fn the_bundle_is_mounted() {
    let folder = folder(&[]);
    let server = Server::start(folder.path(), &[]);
    let (head, body) = server.get("/pkg/hypertide.js");
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pkg/hypertide.js");
    match fs::read_to_string(built) {
        Ok(bundle) => {
            assert!(head.contains("text/javascript") && head.contains("etag:"), "{head}");
            assert_eq!(body, bundle);
        }
        Err(_) => assert!(body.contains("cargo xtask pkg"), "{body}"),
    }
}
