//! `js` as a command: JavaScript in the middle of hyperscript.

/// `js[(NAMES)] … end`
#[derive(Debug)]
pub struct Js<'a> {
    /// Local variables that the JavaScript sees.
    pub parameters: Vec<&'a str>,
    /// The JavaScript between `js` and `end`; what it returns becomes `it`.
    pub body: &'a str,
}
