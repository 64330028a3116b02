//! How long to wait between attempts.

/// How a source keeps its connection.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The delay before the first retry, in milliseconds, where it is declared. It goes before what the server says.
    pub first: Option<f64>,
    /// The longest delay, in milliseconds.
    pub longest: f64,
    /// The silence after which a connection counts as dead, in milliseconds, where it is declared.
    pub timeout: Option<f64>,
    /// The browser's own `EventSource` carries, and retries by itself.
    pub native: bool,
}

/// The first delay where nobody said another, in milliseconds.
const FIRST: f64 = 500.0;

impl Policy {
    /// That of a declared source without options.
    pub const fn source() -> Self {
        Policy { first: None, longest: 30_000.0, timeout: None, native: false }
    }

    /// The delay before retry number `retry` (from 1), in whole milliseconds: uniformly random in [d/2, d], where d
    /// doubles from the first delay up to the longest.
    pub(super) fn delay(&self, retry: u32, server: Option<f64>, random: f64) -> f64 {
        // Below 1 ms nothing would ever grow.
        let mut delay = self.first.or(server).unwrap_or(FIRST).max(1.0);
        for _ in 1..retry {
            if delay >= self.longest {
                break;
            }
            delay *= 2.0;
        }
        let delay = delay.min(self.longest);
        (delay / 2.0 + random * (delay / 2.0)).ceil()
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
    fn delays_are_told_without_decimals() {
        assert_eq!(Policy::source().delay(1, None, 1.0 / 3.0), 334.0);
    }
}
