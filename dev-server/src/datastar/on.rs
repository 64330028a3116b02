//! `data-on:…` with its modifiers.

use std::fmt::Write;
use std::time::Duration;

use super::attribute::{Attribute, attribute_name};

/// Listens to an event. Modifiers come out in one order whatever order they are given in; [`On::run`] gives the
/// attribute. On `submit` the default is prevented unless [`On::prevent`] says otherwise.
///
/// ```
/// use std::time::Duration;
/// use hypertide_server::datastar::{get, on, post};
///
/// let typed = on("keydown").window(true).debounce(Duration::from_millis(300)).run(get("/search"));
/// assert_eq!(typed.name(), "data-on:keydown__window__debounce.300ms");
/// assert_eq!(on("submit").run(post("/save").form()).name(), "data-on:submit__prevent");
/// ```
pub fn on(event: &str) -> On {
    let mut on = On::new(attribute_name("data-on:", event));
    on.prevent = event == "submit";
    on
}

/// Runs when the element comes into view.
pub fn on_intersect() -> On {
    On::new("data-on-intersect".into())
}

/// Runs every second, or every [`On::duration`].
pub fn on_interval() -> On {
    On::new("data-on-interval".into())
}

/// Runs when a patch reached the signals; `patch` is in scope.
pub fn on_signal_patch() -> On {
    On::new("data-on-signal-patch".into())
}

/// How the event's name is written where it is not kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `camelCase`
    Camel,
    /// `kebab-case`
    Kebab,
    /// `snake_case`
    Snake,
    /// `PascalCase`
    Pascal,
}

impl Case {
    fn word(self) -> &'static str {
        match self {
            Self::Camel => "camel",
            Self::Kebab => "kebab",
            Self::Snake => "snake",
            Self::Pascal => "pascal",
        }
    }
}

/// A listener under construction; see [`on()`].
#[derive(Clone, Debug, Default)]
pub struct On {
    name: String,
    window: bool,
    document: bool,
    outside: bool,
    prevent: bool,
    stop: bool,
    once: bool,
    passive: bool,
    capture: bool,
    exit: bool,
    half: bool,
    full: bool,
    view_transition: bool,
    leading: bool,
    case: Option<Case>,
    threshold: Option<u8>,
    delay: Option<Duration>,
    duration: Option<Duration>,
    debounce: Option<(Duration, bool, bool)>,
    throttle: Option<(Duration, bool, bool)>,
}

macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        pub fn $name(mut self, yes: bool) -> Self {
            self.$name = yes;
            self
        }
    )*};
}

impl On {
    fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    switches! {
        /// Whether it listens on the window.
        window
        /// Whether it listens on the document.
        document
        /// Whether it fires only where the event's target is outside the element.
        outside
        /// Whether the event's default is prevented.
        prevent
        /// Whether the event goes no further.
        stop
        /// Whether it fires only once.
        once
        /// Whether the listener promises not to prevent the default.
        passive
        /// Whether it listens in the capture phase.
        capture
        /// Whether the expression runs in a view transition.
        view_transition
        /// For [`on_intersect`]: when the element leaves the view.
        exit
        /// For [`on_intersect`]: when half of the element is in view.
        half
        /// For [`on_intersect`]: when all of the element is in view.
        full
        /// For [`on_interval`]: also at once.
        leading
    }

    /// How the event's name is written.
    pub fn case(mut self, case: Case) -> Self {
        self.case = Some(case);
        self
    }

    /// Waits this long after the event.
    pub fn delay(mut self, time: Duration) -> Self {
        self.delay = Some(time);
        self
    }

    /// For [`on_interval`]: the time between two runs.
    pub fn duration(mut self, time: Duration) -> Self {
        self.duration = Some(time);
        self
    }

    /// For [`on_intersect`]: how much of the element is in view, in percent.
    pub fn threshold(mut self, percent: u8) -> Self {
        self.threshold = Some(percent);
        self
    }

    /// Fires once no event has come for this long.
    pub fn debounce(self, time: Duration) -> Self {
        self.debounce_at(time, false, true)
    }

    /// Debounces, and says whether it fires at the first event and whether after the last.
    pub fn debounce_at(mut self, time: Duration, leading: bool, trailing: bool) -> Self {
        self.debounce = Some((time, leading, trailing));
        self
    }

    /// Fires at most once in this time.
    pub fn throttle(self, time: Duration) -> Self {
        self.throttle_at(time, true, false)
    }

    /// Throttles, and says whether it fires at the first event and whether after the last.
    pub fn throttle_at(mut self, time: Duration, leading: bool, trailing: bool) -> Self {
        self.throttle = Some((time, leading, trailing));
        self
    }

    /// The attribute: this listener running `expression`, which may be an [`Action`](super::Action).
    pub fn run(self, expression: impl Into<String>) -> Attribute {
        Attribute::new(self.name(), expression.into())
    }

    fn name(&self) -> String {
        let mut name = self.name.clone();
        let switches = [
            ("window", self.window),
            ("document", self.document),
            ("outside", self.outside),
            ("prevent", self.prevent),
            ("stop", self.stop),
            ("once", self.once),
            ("passive", self.passive),
            ("capture", self.capture),
            ("exit", self.exit),
            ("half", self.half),
            ("full", self.full),
        ];
        for (word, _) in switches.iter().filter(|(_, is)| *is) {
            let _ = write!(name, "__{word}");
        }
        if let Some(case) = self.case {
            let _ = write!(name, "__case.{}", case.word());
        }
        if let Some(percent) = self.threshold {
            let _ = write!(name, "__threshold.{percent}");
        }
        if let Some(time) = self.delay {
            let _ = write!(name, "__delay.{}ms", time.as_millis());
        }
        if let Some(time) = self.duration {
            let leading = if self.leading { ".leading" } else { "" };
            let _ = write!(name, "__duration.{}ms{leading}", time.as_millis());
        }
        if let Some((time, leading, trailing)) = self.debounce {
            let leading = if leading { ".leading" } else { "" };
            let trailing = if trailing { "" } else { ".notrailing" };
            let _ = write!(name, "__debounce.{}ms{leading}{trailing}", time.as_millis());
        }
        if let Some((time, leading, trailing)) = self.throttle {
            let leading = if leading { "" } else { ".noleading" };
            let trailing = if trailing { ".trailing" } else { "" };
            let _ = write!(name, "__throttle.{}ms{leading}{trailing}", time.as_millis());
        }
        if self.view_transition {
            name.push_str("__viewtransition");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    fn name(on: On) -> String {
        on.run("x()").name().to_owned()
    }

    #[test]
    fn modifiers_come_in_one_order() {
        let one = on("click").stop(true).window(true).debounce(MS(5));
        let other = on("click").debounce(MS(5)).window(true).stop(true);
        assert_eq!(name(one), "data-on:click__window__stop__debounce.5ms");
        assert_eq!(name(other), "data-on:click__window__stop__debounce.5ms");
    }

    #[test]
    fn every_modifier_has_its_word() {
        let all = on("my-event")
            .document(true)
            .outside(true)
            .prevent(true)
            .once(true)
            .passive(true)
            .capture(true)
            .case(Case::Camel)
            .delay(MS(10))
            .throttle_at(MS(20), false, true)
            .view_transition(true);
        assert_eq!(
            name(all),
            "data-on:my-event__document__outside__prevent__once__passive__capture__case.camel__delay.10ms\
             __throttle.20ms.noleading.trailing__viewtransition"
        );
        assert_eq!(
            name(on("input").debounce_at(MS(7), true, false)),
            "data-on:input__debounce.7ms.leading.notrailing"
        );
        assert_eq!(name(on("scroll").throttle(MS(7))), "data-on:scroll__throttle.7ms");
        assert_eq!(name(on_intersect().half(true).threshold(25)), "data-on-intersect__half__threshold.25");
        assert_eq!(
            name(on_interval().duration(Duration::from_secs(2)).leading(true)),
            "data-on-interval__duration.2000ms.leading"
        );
    }

    #[test]
    fn a_submit_prevents_its_default_unless_told() {
        assert_eq!(name(on("submit")), "data-on:submit__prevent");
        assert_eq!(name(on("submit").prevent(false)), "data-on:submit");
    }
}
