//! A tab's actions, one after the other.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value as Json;
use tokio::sync::oneshot;

use super::action::{Made, Run};
use super::boundary::Work;
use super::sequence::{Offer, Sequence};
use super::tab::Tab;
use super::turn::{ActionTurn, Turn};

/// Runs jobs in the order of their numbers, each to its end before the next, whatever becomes of the requests that
/// brought them.
#[derive(Default)]
pub(crate) struct Queue {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    sequence: Sequence<Job>,
    ready: VecDeque<Job>,
    running: bool,
    /// The number that a timer waits to give up.
    timer: Option<u64>,
    closed: bool,
}

/// Something to do for a tab.
pub(crate) struct Job {
    pub(crate) work: JobWork,
    done: Option<oneshot::Sender<()>>,
}

pub(crate) enum JobWork {
    Action {
        made: Made,
        run: Run,
        signals: Json,
    },
    Navigate {
        path: String,
        query: String,
    },
    /// For a number whose click came to nothing.
    Nothing,
}

/// What became of a job.
pub(crate) enum Submitted {
    /// Its turn has come; the receiver hears when it has run.
    Runs(oneshot::Receiver<()>),
    /// It waits for an earlier one, which is on its way.
    Waits,
    /// It came before.
    Repeated,
    /// It came too late.
    TooLate,
    /// Too many are waiting.
    Full,
}

/// The most jobs that wait for those before them to finish.
const READY: usize = 1000;

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a job of the click `number`, or one without a number, which comes after what is there. `bytes` is what it
    /// holds, for the bound on what waits.
    pub(crate) fn submit(
        &self,
        tab: &Arc<Tab>,
        number: Option<u64>,
        work: JobWork,
        bytes: usize,
    ) -> Submitted {
        let (done, heard) = oneshot::channel();
        let job = Job { work, done: Some(done) };
        let mut inner = self.lock();
        if inner.closed {
            return Submitted::TooLate;
        }
        let full = inner.ready.len() >= READY;
        let Some(number) = number else {
            if full {
                return Submitted::Full;
            }
            inner.ready.push_back(job);
            inner.start(tab);
            return Submitted::Runs(heard);
        };
        if full && !inner.sequence.knows(number) {
            return Submitted::Full;
        }
        let mut run = Vec::new();
        let offer = inner.sequence.offer(number, job, bytes, &mut run);
        inner.ready.extend(run);
        inner.start(tab);
        inner.mind_the_gap(tab);
        match offer {
            Offer::Ready => Submitted::Runs(heard),
            Offer::Held => Submitted::Waits,
            Offer::Repeated => Submitted::Repeated,
            Offer::TooLate => Submitted::TooLate,
            Offer::Full => Submitted::Full,
        }
    }

    /// Whether that number was given before, or its turn given up.
    pub(crate) fn knows(&self, number: u64) -> bool {
        self.lock().sequence.knows(number)
    }

    /// Drops what waits, now and later.
    pub(crate) fn close(&self) {
        let mut inner = self.lock();
        inner.closed = true;
        inner.ready.clear();
        inner.sequence = Sequence::default();
    }
}

impl Inner {
    fn start(&mut self, tab: &Arc<Tab>) {
        if !self.ready.is_empty() && !self.running {
            self.running = true;
            tokio::spawn(work_off(tab.clone()));
        }
    }

    /// Sees to it that the wait for a number that does not come has an end.
    fn mind_the_gap(&mut self, tab: &Arc<Tab>) {
        let Some(number) = self.sequence.waits_for().filter(|number| self.timer != Some(*number)) else {
            return;
        };
        self.timer = Some(number);
        let tab = Arc::downgrade(tab);
        tokio::spawn(async move {
            let Some(wait) = tab.upgrade().map(|tab| tab.shared.config().gap_wait) else { return };
            tokio::time::sleep(wait).await;
            let Some(tab) = tab.upgrade() else { return };
            let mut run = Vec::new();
            let mut inner = tab.queue.lock();
            inner.sequence.give_up(number, &mut run);
            inner.ready.extend(run);
            inner.start(&tab);
            inner.mind_the_gap(&tab);
        });
    }
}

async fn work_off(tab: Arc<Tab>) {
    loop {
        let job = {
            let mut inner = tab.queue.lock();
            let job = inner.ready.pop_front();
            inner.running = job.is_some();
            job
        };
        let Some(mut job) = job else { return };
        job.work.run(&tab).await;
        if let Some(done) = job.done.take() {
            // Nobody may be listening any more; the job has run all the same.
            let _ = done.send(());
        }
    }
}

impl JobWork {
    pub(crate) async fn run(self, tab: &Arc<Tab>) {
        match self {
            Self::Nothing => {}
            Self::Navigate { path, query } => match tab.shared.routes().find(&path, &query) {
                Some((_, route)) => tab.set_route(route),
                None => {
                    let query = if query.is_empty() { query } else { format!("?{query}") };
                    tab.outbox().leave = Some(path + &query);
                    tab.wake.notify_one();
                }
            },
            Self::Action { made, run, signals } => {
                let work = Work::Action { name: Tab::action_name(&made), place: made.place };
                let turn =
                    Turn::Action(Arc::new(ActionTurn { owner: tab.number, signals: Mutex::new(signals) }));
                let result = match work.guard(turn.run(run)).await {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(failed)) => Err(work.returned(failed)),
                    Err(failure) => Err(failure),
                };
                match result {
                    Ok(()) => tab.clear_failure(),
                    Err(failure) => tab.show_failure(failure),
                }
            }
        }
    }
}
