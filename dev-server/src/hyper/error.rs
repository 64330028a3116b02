//! An error that knows where it happened.

use std::fmt::{self, Display};
use std::panic::Location;

use super::page::{Failed, chain};

/// An error of any kind, with the place where `?` met it. The log and the error box name that place; of other errors
/// they only know which page or action returned them.
///
/// ```
/// use hypertide_server::hyper::{Cx, Error};
/// use maud::{Markup, html};
///
/// async fn square(cx: Cx) -> Result<Markup, Error> {
///     let route = cx.route();
///     let number = route.query("n").ok_or_else(|| Error::new("the address has no n"))?;
///     let number: i64 = number.parse()?;
///     Ok(html! { p { (number * number) } })
/// }
/// ```
///
/// It is made of every [`std::error::Error`] by `?` or `into`, and shows it with its causes. Like other errors of any
/// kind it is none itself, but becomes a `Box<dyn std::error::Error + Send + Sync>`.
pub struct Error(Placed);

/// What an [`Error`] is where it travels as a boxed one.
#[derive(Debug)]
struct Placed {
    error: Box<dyn std::error::Error + Send + Sync>,
    place: &'static Location<'static>,
}

impl Error {
    /// An error that says `message`, at the place of this call.
    #[track_caller]
    pub fn new(message: impl Display) -> Self {
        Self(Placed { error: message.to_string().into(), place: Location::caller() })
    }

    /// Where it happened.
    pub fn place(&self) -> &'static Location<'static> {
        self.0.place
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    #[track_caller]
    fn from(error: E) -> Self {
        Self(Placed { error: error.into(), place: Location::caller() })
    }
}

impl From<Error> for Box<dyn std::error::Error + Send + Sync> {
    fn from(error: Error) -> Self {
        Box::new(error.0)
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&chain(&*self.0.error))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} at {}", self.0.place)
    }
}

impl Display for Placed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for Placed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error.source()
    }
}

impl Failed {
    /// An error with its causes, and its place where it knows it.
    pub(crate) fn of(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let error = error.into();
        Self { message: chain(&*error), place: error.downcast_ref::<Placed>().map(|placed| placed.place) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<u8, Error> {
        Ok(text.parse::<u8>()?)
    }

    #[test]
    fn the_question_mark_notes_its_place() {
        let error = parsed("x").unwrap_err();
        assert_eq!((error.place().file(), error.place().line()), (file!(), line!() - 6));
        assert_eq!(error.to_string(), "invalid digit found in string");
        let failed = Failed::of(error);
        assert_eq!(failed.place.map(Location::line), Some(line!() - 9));
        assert_eq!(failed.message, "invalid digit found in string");
    }

    #[test]
    fn what_is_no_error_yet_becomes_one_where_it_is_made() {
        let error = Error::new(format_args!("{} of them", 3));
        assert_eq!((error.to_string().as_str(), error.place().line()), ("3 of them", line!() - 1));
        assert_eq!(Failed::of("a text").place, None);
    }
}
