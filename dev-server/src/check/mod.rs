//! Checking the declarations of HTML and script files, as the page's own parser reads them.

mod decoded;
mod markup;

pub use decoded::Decoded;
pub use markup::declarations;
