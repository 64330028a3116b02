//! Mistakes that the markup alone shows, for `hypertide check`: nothing here is part of the bundle.
//!
//! The page finds out about some of them when it comes to them, and about others never: a misspelt option, a modifier behind
//! a dot. What is a mistake in any page is an error; what may be meant so is a doubt.

mod action;
mod alone;
pub(crate) mod event;
mod expression;
pub(crate) mod key;
mod literal;
mod modifier;
mod name;
mod option;
mod spelling;
mod stream;
mod value;

pub use action::{NAMES as ACTIONS, TYPES};
pub use alone::alone;
pub use name::name;
pub use option::NAMES as OPTIONS;
pub use stream::stream;
pub use value::{object, value};

pub use crate::finding::Finding;
