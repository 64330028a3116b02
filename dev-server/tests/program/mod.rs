//! The real program, started for a test and ended with it.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

/// Runs `hypertide` to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).stdin(Stdio::null()).output().unwrap()
}

/// The user whom nothing belongs to.
#[cfg(unix)]
const NOBODY: u32 = 65534;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hypertide"));
    command.current_dir(folder).args(arguments).stderr(Stdio::piped());
    command
}

/// A running `hypertide serve`.
pub(crate) struct Server {
    child: Child,
    stdout: BufReader<std::process::ChildStdout>,
    /// `http://localhost:PORT/`
    pub(crate) url: String,
    pub(crate) port: u16,
}

impl Server {
    /// Serves on a free port; comes back when the server listens.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Server {
        Server::start_with(folder, arguments, |_| {})
    }

    /// The same, in an environment that the test sets.
    pub(crate) fn start_with(folder: &Path, arguments: &[&str], set: impl FnOnce(&mut Command)) -> Server {
        let mut all = vec!["serve", ".", "--port", "0"];
        all.extend(arguments);
        let mut command = command(folder, &all);
        set(&mut command);
        Server::spawn(command)
    }

    /// The same, for a user who may not read everything. That is who runs the tests, but for root.
    #[cfg(unix)]
    pub(crate) fn start_as_somebody(folder: &Path) -> Server {
        use std::os::unix::fs::PermissionsExt;
        use std::os::unix::process::CommandExt;

        if !rustix::process::geteuid().is_root() {
            return Server::start(folder, &[]);
        }
        // Where the program was built may be nobody else's to read.
        let open = || std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder, open()).unwrap();
        let place = tempfile::tempdir().unwrap();
        std::fs::set_permissions(place.path(), open()).unwrap();
        let program = place.path().join("hypertide");
        std::fs::copy(env!("CARGO_BIN_EXE_hypertide"), &program).unwrap();
        let mut command = Command::new(program);
        command.current_dir(folder).args(["serve", ".", "--port", "0"]).uid(NOBODY).stderr(Stdio::piped());
        Server::spawn(command)
    }

    /// Comes back when the server listens.
    fn spawn(mut command: Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut url = String::new();
        stdout.read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        let port = url.trim_end_matches('/').rsplit(':').next().unwrap().parse().expect(&url);
        Server { child, stdout, url, port }
    }

    /// The next line on stdout.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Sends a request as it stands and gives the connection.
    pub(crate) fn connect(&self, request: &str) -> BufReader<TcpStream> {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        socket.write_all(request.as_bytes()).unwrap();
        BufReader::new(socket)
    }

    /// The whole answer to a GET: status line and headers, and body.
    pub(crate) fn get(&self, path: &str) -> (String, String) {
        self.get_with(path, "")
    }

    /// The same, with further header lines, each with its CRLF.
    pub(crate) fn get_with(&self, path: &str, headers: &str) -> (String, String) {
        // HTTP/1.0, so that the body comes as it is and ends with the connection.
        let mut answer = Vec::new();
        self.connect(&format!("GET {path} HTTP/1.0\r\n{headers}\r\n")).read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    /// How many folders it has the system watch.
    #[cfg(target_os = "linux")]
    pub(crate) fn inotify_watches(&self) -> usize {
        let open = std::fs::read_dir(format!("/proc/{}/fdinfo", self.child.id())).unwrap();
        let told = open.filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok());
        told.map(|text| text.lines().filter(|line| line.starts_with("inotify ")).count()).sum()
    }

    /// Asks the program to stop as Ctrl-C does, and gives its exit status and what it said on stderr.
    #[cfg(unix)]
    pub(crate) fn stop(&mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads until what was read ends with `end`; panics where the connection ends before.
pub(crate) fn read_until(reader: &mut impl BufRead, end: &str) -> String {
    let mut read = Vec::new();
    while !read.ends_with(end.as_bytes()) {
        let mut byte = [0];
        assert_eq!(reader.read(&mut byte).unwrap(), 1, "ended early: {}", String::from_utf8_lossy(&read));
        read.push(byte[0]);
    }
    String::from_utf8(read).unwrap()
}
