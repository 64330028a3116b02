//! `js` as a feature: functions in JavaScript.

/// `js … end`
#[derive(Debug)]
pub struct JsFeature<'a> {
    /// The JavaScript between `js` and `end`.
    pub body: &'a str,
    /// The functions declared in it, which become global.
    pub functions: Vec<&'a str>,
}
