//! Starts the server, connects the readers, and asks for its CPU time before and after.

use std::{
    error::Error,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use rustix::process::{Resource, getrlimit, setrlimit};

use crate::{load::Load, readers::Readers, variant::Variant};

pub(crate) struct Driver {
    server: Child,
    answers: BufReader<ChildStdout>,
    readers: Readers,
    count: usize,
}

impl Driver {
    pub(crate) fn start(variant: Variant, count: usize) -> Result<Self, Box<dyn Error>> {
        let mut server = Command::new(std::env::current_exe()?)
            .args(["--server", variant.name()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut answers = BufReader::new(server.stdout.take().ok_or("the server has no standard output")?);
        let mut address = String::new();
        answers.read_line(&mut address)?;
        let readers = Readers::connect(address.trim().parse()?, count)?;
        let mut driver = Self { server, answers, readers, count };
        for _ in 0..3 {
            driver.round(1)?;
        }
        Ok(driver)
    }

    /// The server's CPU time per delivered event under this load.
    pub(crate) fn measure(&mut self, load: Load) -> Result<Duration, Box<dyn Error>> {
        let before = self.cpu()?;
        match load {
            Load::AtOnce { events, rounds } => {
                for _ in 0..rounds {
                    self.round(events)?;
                }
            }
            Load::Flow { events, every } => {
                self.tell(&format!("flow {events} {}", every.as_micros()))?;
                self.readers.wait_for(events * self.count)?;
            }
        }
        let spent = self.cpu()? - before;
        Ok(spent / u32::try_from(load.total() * self.count)?)
    }

    fn round(&mut self, events: usize) -> Result<(), Box<dyn Error>> {
        self.tell(&format!("publish {events}"))?;
        self.readers.wait_for(events * self.count)
    }

    fn cpu(&mut self) -> Result<Duration, Box<dyn Error>> {
        self.tell("cpu")?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        Ok(Duration::from_nanos(answer.trim().parse()?))
    }

    fn tell(&mut self, line: &str) -> Result<(), Box<dyn Error>> {
        let input = self.server.stdin.as_mut().ok_or("the server has no standard input")?;
        writeln!(input, "{line}")?;
        Ok(())
    }

    /// Ends the server.
    pub(crate) fn finish(mut self) -> Result<(), Box<dyn Error>> {
        drop(self.server.stdin.take());
        self.server.wait()?;
        Ok(())
    }
}

/// As many file descriptors as the system allows.
pub(crate) fn raise_descriptor_limit() -> Result<(), Box<dyn Error>> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit)?;
    Ok(())
}
