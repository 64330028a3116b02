//! What the comparison of markup promises: strictly nested texts are taken apart as HTML's parser does, all others are
//! refused, and the edits turn a page that stands as the old text says into one that stands as the new one says.

mod compare;
#[path = "../javascript/node.rs"]
mod node;
mod page;
mod strict;
