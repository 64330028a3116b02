//! `#id`: the element with that id.
