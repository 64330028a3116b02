//! Tests that share one browser, run as `cargo test` runs any others.

use crate::Outcome;
use crate::application::clients;
use crate::browser::Browser;
use hypertide_server::hyper::Client;
use libtest_mimic::{Arguments, Failed, Trial};
use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

/// Tests by name, and the browser they run in.
pub struct Suite {
    runtime: Arc<Runtime>,
    /// Started by the first test that asks for it.
    browser: Arc<OnceCell<Arc<Browser>>>,
    trials: Vec<Trial>,
}

impl Suite {
    /// A suite without tests.
    ///
    /// # Errors
    /// Where the system gives no threads.
    pub fn new() -> Outcome<Self> {
        Ok(Self { runtime: Arc::new(Runtime::new()?), browser: Arc::default(), trials: Vec::new() })
    }

    /// Adds a test.
    pub fn test<F>(&mut self, name: impl Into<String>, test: impl FnOnce(Arc<Browser>) -> F + Send + 'static)
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        let (runtime, browser) = (self.runtime.clone(), self.browser.clone());
        self.trials.push(Trial::test(name, move || {
            runtime.block_on(async {
                let browser =
                    browser.get_or_try_init(async || Outcome::Ok(Arc::new(Browser::launch().await?))).await;
                let browser = browser.map_err(|error| Failed::from(error.to_string()))?;
                test(browser.clone()).await.map_err(|error| Failed::from(error.to_string()))
            })
        }));
    }

    /// Adds a test of an application of Hyper for each client that its pages may have; see [`clients`].
    pub fn test_with_each_client<F>(&mut self, name: &str, test: fn(Arc<Browser>, Client) -> F)
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        for (client_name, client) in clients() {
            self.test(format!("{name} ({client_name})"), move |browser| test(browser, client));
        }
    }

    /// Runs the tests that the command line asks for, and ends the browser.
    pub fn run(self) -> ExitCode {
        let conclusion = libtest_mimic::run(&Arguments::from_args(), self.trials);
        if let Some(browser) =
            Arc::into_inner(self.browser).and_then(OnceCell::into_inner).and_then(Arc::into_inner)
        {
            self.runtime.block_on(browser.close());
        }
        conclusion.exit_code()
    }
}
