//! A line of a script: bytes with values in them.

use std::time::UNIX_EPOCH;

use super::World;

/// What is sent for one line.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text(Vec<Piece>);

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Bytes(Vec<u8>),
    Number,
    Now,
    NowMillis,
    /// Bounds in units of the last decimal.
    Random {
        low: i64,
        high: i64,
        decimals: u32,
    },
}

/// What is wrong inside a `{{…}}`: where in the line, in bytes, and how.
#[derive(Debug, PartialEq)]
pub(super) struct ValueError {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: String,
}

impl Text {
    /// Bytes that are sent as they stand.
    pub(super) fn raw(bytes: &[u8]) -> Text {
        if bytes.is_empty() { Text(Vec::new()) } else { Text(vec![Piece::Bytes(bytes.to_vec())]) }
    }

    /// The number of the event, and nothing else.
    pub(super) fn number() -> Text {
        Text(vec![Piece::Number])
    }

    /// Reads the values of a line.
    pub(super) fn parse(line: &[u8]) -> Result<Text, ValueError> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(open) = find(&line[at..], b"{{").map(|found| at + found) {
            let Some(close) = find(&line[open..], b"}}").map(|found| open + found) else {
                let message = "`{{` without its `}}`".to_owned();
                return Err(ValueError { start: open, end: line.len(), message });
            };
            let inner = String::from_utf8_lossy(&line[open + 2..close]);
            let piece =
                value(&inner).map_err(|message| ValueError { start: open, end: close + 2, message })?;
            if open > at {
                pieces.push(Piece::Bytes(line[at..open].to_vec()));
            }
            pieces.push(piece);
            at = close + 2;
        }
        if at < line.len() {
            pieces.push(Piece::Bytes(line[at..].to_vec()));
        }
        Ok(Text(pieces))
    }

    /// Adds another text behind this one.
    pub(super) fn append(&mut self, other: Text) {
        for piece in other.0 {
            match (self.0.last_mut(), piece) {
                (Some(Piece::Bytes(bytes)), Piece::Bytes(more)) => bytes.extend_from_slice(&more),
                (_, piece) => self.0.push(piece),
            }
        }
    }

    /// Whether the text begins with these bytes, not counting values.
    pub(super) fn starts_with(&self, prefix: &[u8]) -> bool {
        self.leading().starts_with(prefix)
    }

    /// The text as a field of an event stream: its name, and its value without the one leading space.
    pub(super) fn field(&self) -> (&[u8], Text) {
        let leading = self.leading();
        let Some(colon) = leading.iter().position(|&byte| byte == b':') else {
            return (if self.0.len() > 1 { b"" } else { leading }, Text::default());
        };
        let value = leading[colon + 1..].strip_prefix(b" ").unwrap_or(&leading[colon + 1..]);
        let mut text = Text::raw(value);
        let rest = self.0.iter().position(|piece| !matches!(piece, Piece::Bytes(_))).unwrap_or(self.0.len());
        text.append(Text(self.0[rest..].to_vec()));
        (&leading[..colon], text)
    }

    /// The bytes before the first value.
    fn leading(&self) -> &[u8] {
        match self.0.first() {
            Some(Piece::Bytes(bytes)) => bytes,
            _ => b"",
        }
    }

    /// Whether anything is sent.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| matches!(piece, Piece::Bytes(bytes) if bytes.is_empty()))
    }

    /// Writes the text as it is for event `n`.
    pub(super) fn write(&self, n: u64, world: &mut dyn World, out: &mut Vec<u8>) {
        for piece in &self.0 {
            match piece {
                Piece::Bytes(bytes) => out.extend_from_slice(bytes),
                Piece::Number => out.extend_from_slice(n.to_string().as_bytes()),
                Piece::Now => {
                    let now = humantime::format_rfc3339_millis(world.now()).to_string();
                    out.extend_from_slice(now.as_bytes());
                }
                Piece::NowMillis => {
                    let since = world.now().duration_since(UNIX_EPOCH).unwrap_or_default();
                    out.extend_from_slice(since.as_millis().to_string().as_bytes());
                }
                Piece::Random { low, high, decimals } => {
                    let number = world.pick(*low, *high);
                    out.extend_from_slice(decimal(number, *decimals).as_bytes());
                }
            }
        }
    }

    /// The event number at which this text reads `wanted`: `None` where it never does, `Some(None)` where it always does.
    pub(super) fn number_in(&self, wanted: &[u8]) -> Option<Option<u64>> {
        if !self.0.iter().any(|piece| matches!(piece, Piece::Number)) {
            return self.reads(0, wanted).then_some(None);
        }
        let from_number = wanted.strip_prefix(self.leading())?;
        let digits = from_number.iter().take_while(|byte| byte.is_ascii_digit()).count();
        // No number has more digits. Digits behind the number are tried as part of it first.
        (1..=digits.min(20)).rev().find_map(|taken| {
            let number = std::str::from_utf8(&from_number[..taken]).ok()?.parse().ok()?;
            self.reads(number, wanted).then_some(Some(number))
        })
    }

    /// Whether the text is always `wanted` for event `n`.
    fn reads(&self, n: u64, wanted: &[u8]) -> bool {
        let mut rest = wanted;
        for piece in &self.0 {
            let left = match piece {
                Piece::Bytes(bytes) => rest.strip_prefix(bytes.as_slice()),
                Piece::Number => rest.strip_prefix(n.to_string().as_bytes()),
                Piece::Now | Piece::NowMillis | Piece::Random { .. } => None,
            };
            match left {
                Some(left) => rest = left,
                None => return false,
            }
        }
        rest.is_empty()
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

const EXPECTED: &str = "expected `{{n}}`, `{{now}}`, `{{now ms}}` or `{{random LOW HIGH}}`";

fn value(inner: &str) -> Result<Piece, String> {
    let words: Vec<&str> = inner.split_whitespace().collect();
    match words.as_slice() {
        ["n"] => Ok(Piece::Number),
        ["now"] => Ok(Piece::Now),
        ["now", "ms"] => Ok(Piece::NowMillis),
        ["random", low, high] => random(low, high),
        ["random", ..] => Err("`random` takes two numbers: `{{random 1 100}}`".to_owned()),
        _ => Err(format!("no value is called `{}`: {EXPECTED}", inner.trim())),
    }
}

/// More decimals than this would not fit the bounds of an `i64` with room for any whole number.
const MOST_DECIMALS: usize = 6;

fn random(low: &str, high: &str) -> Result<Piece, String> {
    let decimals = |number: &str| number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let most = decimals(low).max(decimals(high));
    if most > MOST_DECIMALS {
        return Err(format!("`random` takes at most {MOST_DECIMALS} decimals"));
    }
    let units = |number: &str| {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if digits.is_empty() || !plain(digits) || !plain(fraction) {
            return Err(format!("`{number}` is not a number"));
        }
        let padded = format!("{whole}{fraction:0<most$}");
        padded.parse::<i64>().map_err(|_| format!("`{number}` is too large"))
    };
    let (from, to) = (units(low)?, units(high)?);
    if from > to {
        return Err(format!(
            "`random` goes from the smaller number to the larger: `{{{{random {high} {low}}}}}`"
        ));
    }
    Ok(Piece::Random { low: from, high: to, decimals: most as u32 })
}

fn decimal(units: i64, decimals: u32) -> String {
    if decimals == 0 {
        return units.to_string();
    }
    let (scale, size) = (10u64.pow(decimals), units.unsigned_abs());
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}{}.{:0width$}", size / scale, size % scale, width = decimals as usize)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    struct Lowest;
    impl World for Lowest {
        fn now(&self) -> SystemTime {
            UNIX_EPOCH + Duration::from_millis(1_500)
        }
        fn pick(&mut self, low: i64, _high: i64) -> i64 {
            low
        }
    }

    fn written(line: &str, n: u64) -> String {
        let mut out = Vec::new();
        Text::parse(line.as_bytes()).unwrap().write(n, &mut Lowest, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_stand_for_number_time_and_chance() {
        assert_eq!(written("data: {{n}} of {{ n }}", 7), "data: 7 of 7");
        assert_eq!(written("{{now}} {{now ms}}", 1), "1970-01-01T00:00:01.500Z 1500");
        assert_eq!(written("{{random 5 9}}", 1), "5");
        assert_eq!(written("{{random -0.5 2.25}}", 1), "-0.50");
    }

    #[test]
    fn text_without_values_is_itself() {
        assert_eq!(written(r#"data: {"a": {"b": 1}}"#, 1), r#"data: {"a": {"b": 1}}"#);
        assert_eq!(written("", 1), "");
    }

    #[test]
    fn an_unknown_value_says_what_there_is() {
        let error = Text::parse(b"data: {{name}}").unwrap_err();
        assert_eq!((error.start, error.end), (6, 14));
        assert!(error.message.contains("`name`") && error.message.contains("{{n}}"), "{}", error.message);
        assert!(Text::parse(b"data: {{n").unwrap_err().message.contains("without its"));
        assert!(Text::parse(b"{{random 1}}").unwrap_err().message.contains("two numbers"));
        assert!(Text::parse(b"{{random 9 1}}").unwrap_err().message.contains("{{random 1 9}}"));
        assert!(Text::parse(b"{{random one 2}}").unwrap_err().message.contains("`one`"));
    }

    #[test]
    fn the_number_is_read_back_out_of_an_id() {
        let number = |line: &str, id: &str| Text::parse(line.as_bytes()).unwrap().number_in(id.as_bytes());
        assert_eq!(number("{{n}}", "12"), Some(Some(12)));
        assert_eq!(number("a-{{n}}-z", "a-12-z"), Some(Some(12)));
        assert_eq!(number("a-{{n}}-z", "b-12-z"), None);
        assert_eq!(number("{{n}}", "012"), None);
        assert_eq!(number("{{n}}", "99999999999999999999999"), None);
        assert_eq!(number("{{n}}0", "120"), Some(Some(12)));
        assert_eq!(number("fixed", "fixed"), Some(None));
        assert_eq!(number("{{now}}", "1970-01-01T00:00:01.500Z"), None);
    }
}
