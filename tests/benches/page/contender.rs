//! Who is compared.

use hypertide_tests::Outcome;
use hypertide_tests::browser::Tab;
use hypertide_tests::workspace;

/// What does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contender {
    /// The bundle in `pkg/`.
    Hypertide,
    /// hyperscript, minified, with its extension for event sources.
    Hyperscript,
    /// A few lines of JavaScript on the browser's `EventSource`.
    ByHand,
}

impl Contender {
    /// All that can be measured here; without a bundle, the peers.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = vec![Self::Hyperscript, Self::ByHand];
        if workspace().join("pkg").join("hypertide.js").exists() {
            all.insert(0, Self::Hypertide);
        }
        all
    }

    /// What a page includes.
    pub(crate) fn head(self) -> &'static str {
        match self {
            Self::Hypertide => r#"<script type="module" src="/pkg/hypertide.js"></script>"#,
            Self::Hyperscript => concat!(
                r#"<script src="/hyperscript/_hyperscript.min.js"></script>"#,
                r#"<script src="/hyperscript/ext/eventsource.min.js"></script>"#,
            ),
            Self::ByHand => "",
        }
    }

    /// Waits until declarations of the page have been started.
    pub(crate) async fn ready(self, tab: &Tab) -> Outcome {
        match self {
            Self::Hypertide => {
                tab.evaluate("import('/pkg/hypertide.js').then(({ ready }) => ready).then(() => {})").await
            }
            Self::Hyperscript => {
                tab.wait_until("document.readyState === 'complete' && window._hyperscript").await
            }
            Self::ByHand => Ok(()),
        }
    }
}
