//! Which parts of a page's markup differ from the markup before it.
//!
//! A server that sends the whole page for one changed cell sends the same text twice but for that cell. [`scan`] takes such
//! a text apart without building a page, and `compare.js` says what to do to a page that stands as the old text says, so that
//! it stands as the new one says: which elements change their attributes, and where among an element's children other
//! ones come.
//!
//! This is only right where every element of the text is one element of the page, at the same place. HTML's parser closes,
//! moves, invents and drops elements; [`scan`] refuses every text in which it would.

mod element;
mod scan;

pub use scan::{Markup, Node, OTHER, scan};
