//! Patches as events of a [`Hub`](crate::sse::Hub), for pages that declare it as their event source.

use std::time::Duration;

use super::Event;
use crate::sse;

/// The same event for a [`Hub`](crate::sse::Hub), which gives it an id where it has none: many readers share it, and
/// one that comes back gets what it has missed.
///
/// ```
/// use hypertide_server::datastar::{Event, PatchElements};
/// use hypertide_server::sse::{self, Hub};
///
/// let hub = Hub::new();
/// let patch = Event::try_from(PatchElements::new("<b id=\"n\">\n7</b>"))?;
/// hub.publish(&sse::Event::from(patch))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl From<Event> for sse::Event {
    fn from(event: Event) -> Self {
        let mut made = Self::new();
        let mut data = String::with_capacity(event.as_str().len());
        // It was encoded here, one field a line: no line has a break in it, and an id no NUL.
        for (field, value) in event.as_str().lines().filter_map(|line| line.split_once(": ")) {
            match field {
                "data" => {
                    if !data.is_empty() {
                        data.push('\n');
                    }
                    data.push_str(value);
                }
                "event" => made = made.clone().name(value).unwrap_or(made),
                "id" => made = made.clone().id(value).unwrap_or(made),
                "retry" => made = made.retry(value.parse().map(Duration::from_millis).unwrap_or_default()),
                _ => {}
            }
        }
        made.data(data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datastar::{Mode, PatchElements, PatchSignals};

    #[test]
    fn a_patch_reads_the_same_from_a_hub() {
        let patches = [
            Event::try_from(PatchElements::new("<i>\n: 1</i>").selector("#a").mode(Mode::Append).id("7")),
            Event::try_from(PatchSignals::new("{\"a\": 1}").retry(Duration::from_secs(5))),
        ];
        for patch in patches {
            let patch = patch.unwrap();
            let sorted = |text: &str| {
                let mut lines: Vec<&str> = text.lines().collect();
                lines.sort_by_key(|line| line.split(':').next().unwrap_or_default().to_owned());
                lines.join("\n")
            };
            let encoded = sse::Event::from(patch.clone()).encode();
            assert_eq!(sorted(std::str::from_utf8(&encoded).unwrap()), sorted(patch.as_str()));
        }
    }
}
