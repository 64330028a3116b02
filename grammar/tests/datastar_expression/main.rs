//! What the expressions in Datastar's attributes mean, form by form.

mod node;
mod outside;
mod print;
mod property;
mod read;

use hypertide_grammar::datastar::expression::{Arena, parse};

/// How a text is read: JavaScript with every form in parentheses, or its problem with the text at its place.
fn read(text: &str) -> String {
    match parse(&Arena::new(), text) {
        Ok(program) => print::program(program),
        Err((span, code)) => format!("{code:?} at {:?}", span.of(text)),
    }
}
