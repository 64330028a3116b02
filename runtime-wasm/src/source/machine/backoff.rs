//! How long to wait between attempts, and whether to make another.

/// What is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A declared source: failures, ends, and the statuses that pass (408, 425, 429, 5xx). Content other than an event
    /// stream is a final error.
    Source,
    /// A request: failures of the network alone. An end is the end; any content type is accepted.
    Auto,
    /// A request: failures of the network, and statuses from 400.
    Error,
    /// A request: everything but 204, ends included.
    Always,
    /// A request: nothing.
    Never,
}

/// How a source or a request keeps its connection.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What is tried again.
    pub rule: Rule,
    /// The delay before the first retry, in milliseconds, where it is declared. It goes before what the server says.
    pub first: Option<f64>,
    /// By how much each delay is longer than the one before it.
    pub scaler: f64,
    /// The longest delay, in milliseconds.
    pub longest: f64,
    /// How many retries in a row, where there is a limit.
    pub most_retries: Option<u32>,
    /// The silence after which a connection counts as dead, in milliseconds, where it is declared.
    pub timeout: Option<f64>,
    /// Whether the connection is kept while the page is hidden.
    pub open_when_hidden: bool,
    /// The browser's own `EventSource` carries, and retries by itself.
    pub native: bool,
}

/// The first delay where nobody said another, in milliseconds.
const FIRST: f64 = 500.0;

impl Policy {
    /// That of a declared source without options.
    pub const fn source() -> Self {
        Policy {
            rule: Rule::Source,
            first: None,
            scaler: 2.0,
            longest: 30_000.0,
            most_retries: None,
            timeout: None,
            open_when_hidden: true,
            native: false,
        }
    }

    /// The delay before retry number `retry` (from 1), in milliseconds: uniformly random in [d/2, d], where d doubles
    /// (by `scaler`) from the first delay up to the longest.
    pub(super) fn delay(&self, retry: u32, server: Option<f64>, random: f64) -> f64 {
        // Below 1 ms nothing would ever grow.
        let mut delay = self.first.or(server).unwrap_or(FIRST).max(1.0);
        for _ in 1..retry {
            if delay >= self.longest || self.scaler <= 1.0 {
                break;
            }
            delay *= self.scaler;
        }
        let delay = delay.min(self.longest);
        delay / 2.0 + random * (delay / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Policy;

    const HIGHEST: f64 = 0.999_999;

    #[test]
    fn delays_double_from_500_ms_to_30_s() {
        let policy = Policy::source();
        let longest: Vec<f64> = (1..=9).map(|n| policy.delay(n, None, HIGHEST).round()).collect();
        assert_eq!(longest, [500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0, 30000.0, 30000.0, 30000.0]);
        assert_eq!(policy.delay(1, None, 0.0), 250.0);
        assert_eq!(policy.delay(u32::MAX, None, 0.0), 15000.0);
    }

    #[test]
    fn what_is_declared_goes_before_what_the_server_says() {
        assert_eq!(Policy::source().delay(2, Some(100.0), 0.0), 100.0);
        let declared = Policy { first: Some(2000.0), longest: 5000.0, ..Policy::source() };
        assert_eq!(declared.delay(1, Some(100.0), 0.0), 1000.0);
        assert_eq!(declared.delay(3, Some(100.0), 0.0), 2500.0);
    }

    #[test]
    fn no_delay_is_not_for_ever() {
        assert_eq!(Policy::source().delay(11, Some(0.0), HIGHEST).round(), 1024.0);
    }

    #[test]
    fn a_scaler_of_one_keeps_the_delay() {
        let even = Policy { scaler: 1.0, ..Policy::source() };
        assert_eq!(even.delay(u32::MAX, None, 0.0), 250.0);
    }
}
