//! What runs in the page.

use maud::{Markup, html};

/// The script that makes a page live.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Client {
    /// `hypertide.js`, served by the application itself under `/pkg/`.
    #[default]
    Hypertide,
    /// Datastar's own client, or another that speaks its protocol, from this address.
    Datastar(String),
}

impl Client {
    pub(crate) fn script(&self) -> Markup {
        let address = match self {
            Self::Hypertide => "/pkg/hypertide.js",
            Self::Datastar(address) => address,
        };
        html! { script type="module" src=(address) {} }
    }
}
