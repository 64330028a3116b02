//! A form, sent with an action.

use std::cell::RefCell;
use std::fmt;

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use bytes::Bytes;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde_json::Value as Json;

use super::client_param::ClientParam;

/// The fields of the nearest form, with the button that submitted it. The form is validated before it is sent.
///
/// Fields are read as [`serde_html_form`] does: text as numbers and booleans where the type asks for them, a repeated
/// name as a `Vec`, a field left out as `None`. A form with files says `enctype="multipart/form-data"` and is sent
/// that way; its files are [`Upload`]s.
///
/// ```
/// use hypertide_server::hyper::{Cx, FormData, Upload};
/// use maud::{Markup, html};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Profile {
///     name: String,
///     age: Option<u8>,
///     #[serde(default)]
///     interests: Vec<String>,
///     portrait: Option<Upload>,
/// }
///
/// async fn profile(cx: Cx) -> Markup {
///     let name = cx.session_cursor("name", String::new());
///     html! {
///         form enctype="multipart/form-data"
///             data-on:submit=(cx.action(move |FormData(form): FormData<Profile>| name.set(form.name))) {
///             input name="name" required;
///             input name="portrait" type="file";
///             button { "Save" }
///         }
///     }
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormData<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for FormData<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Vec::<(String, Json)>::deserialize(deserializer)?;
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &fields {
            let Some(text) = value.as_str() else {
                return Err(D::Error::custom(format_args!(
                    "the field `{name}` is a file; its form needs enctype=\"multipart/form-data\""
                )));
            };
            form.append_pair(name, text);
        }
        serde_html_form::from_str(&form.finish()).map(Self).map_err(D::Error::custom)
    }
}

/// Where the fields are among the parameters.
pub(crate) const FORM_KEY: &str = "form";

impl<T: DeserializeOwned + Send + 'static> ClientParam for FormData<T> {
    const KEY: &'static str = FORM_KEY;
    const JS: &'static str = "[...new FormData(form,evt.submitter)]";
    const FORM: bool = true;
}

/// A file that came with a form. An input left empty sends a file without name and content; as an `Option<Upload>` it
/// is `None`.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// The name the person's system has for it. Not to be used as a path.
    pub name: String,
    /// The content type, as the browser guessed it.
    pub content_type: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, content_type, bytes } = self;
        write!(f, "Upload({name:?}, {content_type}, {} bytes)", bytes.len())
    }
}

thread_local! {
    /// The files of the form being read. serde has no way to hand an `Upload` its bytes but by their number.
    static FILES: RefCell<Vec<Upload>> = const { RefCell::new(Vec::new()) };
}

/// A number in this form cannot be typed into a field: fields lose the character before they are read.
const FILE: char = '\u{1}';

impl<'de> Deserialize<'de> for Upload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = text.strip_prefix(FILE).and_then(|number| number.parse::<usize>().ok());
        let file = number.and_then(|number| FILES.with_borrow(|files| files.get(number).cloned()));
        file.ok_or_else(|| D::Error::custom("expected a file, found text"))
    }
}

/// The fields of a multipart form, and its files.
#[derive(Debug, Default)]
pub(crate) struct Multi {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) files: Vec<Upload>,
}

impl Multi {
    /// Reads a multipart body.
    ///
    /// # Errors
    /// As axum's extractor has them; over the limit of the body with status 413.
    pub(crate) async fn read(mut body: Multipart) -> Result<Self, MultipartError> {
        let mut multi = Self::default();
        while let Some(field) = body.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                None => multi.fields.push((name, field.text().await?.replace(FILE, ""))),
                Some(file) => {
                    let content_type = field.content_type().unwrap_or("application/octet-stream").to_owned();
                    let bytes = field.bytes().await?;
                    if file.is_empty() && bytes.is_empty() {
                        continue;
                    }
                    multi.fields.push((name, format!("{FILE}{}", multi.files.len())));
                    multi.files.push(Upload { name: file, content_type, bytes });
                }
            }
        }
        Ok(multi)
    }

    /// The fields, as an action's parameter.
    pub(crate) fn param(&self) -> Json {
        Json::from(
            self.fields
                .iter()
                .map(|(name, text)| Json::from(vec![name.as_str(), text.as_str()]))
                .collect::<Vec<_>>(),
        )
    }
}

/// Calls `read`, which may meet `Upload`s among `files`.
pub(crate) fn with_files<R>(files: &[Upload], read: impl FnOnce() -> R) -> R {
    FILES.set(files.to_vec());
    let result = read();
    FILES.take();
    result
}

/// Text fields of a request in JSON lose the mark of a file too.
pub(crate) fn without_marks(param: &mut Json) {
    match param {
        Json::String(text) if text.contains(FILE) => *text = text.replace(FILE, ""),
        Json::Array(items) => items.iter_mut().for_each(without_marks),
        _ => {}
    }
}

/// The pairs of a form that a test wrote as an object, or as pairs.
pub(crate) fn for_test(form: &Json) -> Json {
    let mark = |value: &Json| match value {
        Json::String(text) => text
            .strip_prefix("file:")
            .map_or_else(|| value.clone(), |number| Json::from(format!("{FILE}{number}"))),
        Json::Number(_) | Json::Bool(_) => Json::from(value.to_string()),
        other => other.clone(),
    };
    let pair = |name: &str, value: &Json| Json::from(vec![Json::from(name), mark(value)]);
    match form {
        Json::Object(fields) => fields.iter().map(|(name, value)| pair(name, value)).collect(),
        Json::Array(pairs) => pairs
            .iter()
            .map(|one| match one.as_array().map(Vec::as_slice) {
                Some([Json::String(name), value]) => pair(name, value),
                _ => one.clone(),
            })
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Form {
        name: String,
        age: Option<u8>,
        #[serde(default)]
        tags: Vec<String>,
        portrait: Option<Upload>,
    }

    fn read(fields: Json) -> Result<FormData<Form>, serde_json::Error> {
        serde_json::from_value(fields)
    }

    #[test]
    fn fields_are_read_by_their_types() {
        let FormData(form) =
            read(json!([["name", "A & B"], ["age", "36"], ["tags", "x"], ["tags", "y"]])).unwrap();
        assert_eq!((form.name.as_str(), form.age), ("A & B", Some(36)));
        assert_eq!(form.tags, ["x", "y"]);
        assert_eq!(form.portrait, None);
        assert!(read(json!([["age", "36"]])).unwrap_err().to_string().contains("name"));
        assert!(read(json!([["name", {}]])).unwrap_err().to_string().contains("multipart/form-data"));
    }

    #[test]
    fn a_file_is_found_by_its_mark_and_only_by_it() {
        let portrait = Upload { name: "a.png".into(), content_type: "image/png".into(), bytes: "x".into() };
        let files = [portrait.clone()];
        let fields = || json!([["name", "a"], ["portrait", "\u{1}0"]]);
        assert_eq!(with_files(&files, || read(fields())).unwrap().0.portrait, Some(portrait));
        assert!(read(fields()).unwrap_err().to_string().contains("expected a file"));
        let mut typed = fields();
        without_marks(&mut typed);
        assert!(with_files(&files, || read(typed)).is_err());
    }
}
