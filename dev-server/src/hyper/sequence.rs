//! The order of a tab's actions.
//!
//! Clicks are numbered 1, 2, 3 … in the page; the requests that carry them may arrive in another order, twice, or not
//! at all. No I/O and no clock in here: it says what is to run next.

use std::collections::BTreeMap;

/// What became of an item that was offered.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// It runs, and so do those that were held for it, in this order.
    Ready,
    /// It waits for an earlier one.
    Held,
    /// It was offered before.
    Repeated,
    /// Its turn was given up before it came; it will not run.
    TooLate,
    /// Too much waits already.
    Full,
}

/// Puts numbered items in order, holding back those that came too early.
#[derive(Debug)]
pub(crate) struct Sequence<T> {
    next: u64,
    held: BTreeMap<u64, (T, usize)>,
    held_bytes: usize,
    /// Numbers below `next` that never came. Few: a gap is given up only after a wait.
    given_up: Vec<(u64, u64)>,
}

/// The most that is held back for one tab.
const HELD: usize = 1000;
const HELD_BYTES: usize = 8 << 20;
const GAPS_REMEMBERED: usize = 64;

impl<T> Default for Sequence<T> {
    fn default() -> Self {
        Self { next: 1, held: BTreeMap::new(), held_bytes: 0, given_up: Vec::new() }
    }
}

impl<T> Sequence<T> {
    /// Offers `item` as number `number`; where its turn has come, it and its successors go to `run`.
    pub(crate) fn offer(&mut self, number: u64, item: T, bytes: usize, run: &mut Vec<T>) -> Offer {
        if number < self.next {
            let late = self.given_up.iter().any(|(first, last)| (*first..=*last).contains(&number));
            return if late || number == 0 { Offer::TooLate } else { Offer::Repeated };
        }
        if self.held.contains_key(&number) {
            return Offer::Repeated;
        }
        if number > self.next {
            if self.held.len() >= HELD || self.held_bytes + bytes > HELD_BYTES {
                return Offer::Full;
            }
            self.held.insert(number, (item, bytes));
            self.held_bytes += bytes;
            return Offer::Held;
        }
        run.push(item);
        self.next += 1;
        self.release(run);
        Offer::Ready
    }

    /// Whether that number was offered before, or its turn given up.
    pub(crate) fn knows(&self, number: u64) -> bool {
        number < self.next || self.held.contains_key(&number)
    }

    fn release(&mut self, run: &mut Vec<T>) {
        while let Some((item, bytes)) = self.held.remove(&self.next) {
            self.held_bytes -= bytes;
            run.push(item);
            self.next += 1;
        }
    }

    /// Whether something waits, and for which number.
    pub(crate) fn waits_for(&self) -> Option<u64> {
        (!self.held.is_empty()).then_some(self.next)
    }

    /// Stops waiting for `number`, if it is still the one waited for.
    pub(crate) fn give_up(&mut self, number: u64, run: &mut Vec<T>) {
        if self.waits_for() != Some(number) {
            return;
        }
        let Some(first_held) = self.held.keys().next().copied() else { return };
        self.given_up.push((self.next, first_held - 1));
        if self.given_up.len() > GAPS_REMEMBERED {
            self.given_up.remove(0);
        }
        self.next = first_held;
        self.release(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(sequence: &mut Sequence<u64>, number: u64) -> (Offer, Vec<u64>) {
        let mut run = Vec::new();
        (sequence.offer(number, number, 1, &mut run), run)
    }

    #[test]
    fn what_comes_in_order_runs_at_once() {
        let mut sequence = Sequence::default();
        assert_eq!(offer(&mut sequence, 1), (Offer::Ready, vec![1]));
        assert_eq!(offer(&mut sequence, 2), (Offer::Ready, vec![2]));
    }

    #[test]
    fn what_comes_early_waits_for_its_turn() {
        let mut sequence = Sequence::default();
        assert_eq!(offer(&mut sequence, 3), (Offer::Held, vec![]));
        assert_eq!(offer(&mut sequence, 2), (Offer::Held, vec![]));
        assert_eq!(sequence.waits_for(), Some(1));
        assert_eq!(offer(&mut sequence, 1), (Offer::Ready, vec![1, 2, 3]));
        assert_eq!(sequence.waits_for(), None);
    }

    #[test]
    fn what_comes_twice_runs_once() {
        let mut sequence = Sequence::default();
        offer(&mut sequence, 1);
        offer(&mut sequence, 3);
        assert_eq!(offer(&mut sequence, 1), (Offer::Repeated, vec![]));
        assert_eq!(offer(&mut sequence, 3), (Offer::Repeated, vec![]));
        assert_eq!(offer(&mut sequence, 2), (Offer::Ready, vec![2, 3]));
        assert_eq!(offer(&mut sequence, 2), (Offer::Repeated, vec![]));
    }

    #[test]
    fn a_gap_is_given_up_once_and_does_not_run_later() {
        let mut sequence = Sequence::default();
        offer(&mut sequence, 3);
        offer(&mut sequence, 4);
        let mut run = Vec::new();
        sequence.give_up(2, &mut run);
        assert!(run.is_empty(), "it waits for 1, not for 2");
        sequence.give_up(1, &mut run);
        assert_eq!(run, [3, 4]);
        assert_eq!(offer(&mut sequence, 2), (Offer::TooLate, vec![]));
        assert_eq!(offer(&mut sequence, 3), (Offer::Repeated, vec![]));
        assert_eq!(offer(&mut sequence, 0), (Offer::TooLate, vec![]));
    }

    #[test]
    fn what_waits_is_bounded() {
        let mut sequence = Sequence::default();
        for number in 0..HELD as u64 {
            assert_eq!(offer(&mut sequence, number + 2).0, Offer::Held);
        }
        assert_eq!(offer(&mut sequence, 5000).0, Offer::Full);
        let mut sequence = Sequence::default();
        let mut run = Vec::new();
        assert_eq!(sequence.offer(2, 2, HELD_BYTES, &mut run), Offer::Held);
        assert_eq!(sequence.offer(3, 3, 1, &mut run), Offer::Full);
    }

    #[test]
    fn any_arrival_with_repetitions_runs_each_once_in_order() {
        // A fixed scramble: every number several times, in an order that jumps about.
        let mut sequence = Sequence::default();
        let mut ran = Vec::new();
        for step in 0..3000u64 {
            let number = (step * 7919) % 500 + 1;
            sequence.offer(number, number, 1, &mut ran);
        }
        assert_eq!(ran, (1..=500).collect::<Vec<_>>());
    }
}
