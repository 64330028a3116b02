//! The page reads its texts with a grammar in JavaScript, which stands beside the one in Rust, file by file. Here both are held
//! to the same: the same trees and, word for word, the same problems, over every text that is found in this repository and over
//! thousands of them that a seeded generator has broken.
//!
//! `HYPERTIDE_TEXTS=100000 cargo test -p hypertide-grammar --test javascript` reads more of them. Of the texts that differ the
//! shortest are shown, made as short as they go.

mod answer;
mod corpus;
mod difference;
mod linear;
mod literal;
mod mutation;
mod node;

use answer::Question;
use corpus::Corpus;

/// Holds both grammars to the same answers: to every text as it was found, and to broken ones.
fn hold(question: Question, corpus: &Corpus) {
    let found = std::iter::once(corpus.all.clone());
    let said = difference::among(question, found.chain(mutation::Texts::new(corpus, question.name())));
    assert!(said.is_none(), "{}", said.unwrap_or_default());
}

#[test]
fn hyperscript_is_read_the_same() {
    hold(Question::Hyperscript, &corpus::hyperscript());
}

#[test]
fn expressions_of_datastar_are_read_the_same() {
    hold(Question::Expression, &corpus::expressions());
}

#[test]
fn names_of_attributes_are_read_the_same() {
    hold(Question::Attribute, &corpus::attributes_of_datastar());
}

#[test]
fn places_are_shown_the_same() {
    hold(Question::Place, &corpus::places());
}
