//! What fails shows why, where it failed; and nobody else notices.

use std::time::Duration;

use hypertide_server::hyper::{Cx, Error};
use maud::{Markup, html};

/// How long the page stays broken.
const BROKEN: Duration = Duration::from_secs(4);

pub(super) async fn page(cx: Cx) -> Result<Markup, Error> {
    let text = cx.tab_cursor("number", "7".to_owned());
    let number: u32 = text.get().parse()?;
    assert!(number != 13, "this page does not like thirteen");

    let spoil = move |with: &'static str| {
        move || async move {
            text.set(with.into());
            tokio::spawn(async move {
                tokio::time::sleep(BROKEN).await;
                text.set("7".into());
            });
        }
    };
    Ok(html! {
        p { "The number is " b #number { (number) } "." }
        div.buttons {
            button data-on:click=(cx.action(spoil("seven")).named("error")) { "The page returns an error" }
            button data-on:click=(cx.action(spoil("13")).named("panic")) { "The page panics" }
            button data-on:click=(cx.action(|| Err::<(), _>("this action never works")).named("fail")) { "Only an action fails" }
        }
        p.note { "The page renders again whenever something that it read has changed: after four seconds it is well again." }
    })
}
