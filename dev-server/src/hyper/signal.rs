//! Signals: variables of the page.

use std::fmt;
use std::marker::PhantomData;

use maud::Render;
use serde::Serialize;
use serde_json::Value as Json;

use super::cursor::Value;
use super::cx::Cx;
use super::owner::{Owner, SlotKey, Source};
use super::state::{place, within};
use super::turn;

/// A variable of the page that the server can read and write in actions; see [`Cx::signal`].
///
/// In the markup, [`name`](Self::name) (which is also what it shows in a template) is for `data-bind`, and
/// [`expr`](Self::expr) for expressions such as `data-text`. In an action, [`get`](Self::get) is the value that came
/// with it, and [`set`](Self::set) patches the page.
///
/// ```
/// use hypertide_server::hyper::Cx;
/// use maud::{Markup, html};
///
/// async fn sign_up(cx: Cx) -> Markup {
///     let name = cx.signal("user-name", String::new());
///     let open = cx.local_signal("open", false);
///     let names = cx.global_cursor("names", Vec::<String>::new());
///     html! {
///         input data-bind=(name);
///         p data-show=(format!("{} !== ''", name.expr())) { "Hello " span data-text=(name.expr()) {} }
///         button data-on:click=(cx.action(move || { names.modify(|all| all.push(name.get())); name.set(String::new()) })) {
///             "Sign up"
///         }
///         button data-on:click=(format!("{0} = !{0}", open.expr())) { "More" }
///     }
/// }
/// ```
pub struct Signal<T> {
    owner: u64,
    key: SlotKey,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Value> fmt::Debug for Signal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signal").field(&self.name()).finish()
    }
}

/// A signal as a render declared it.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) name: Box<str>,
    pub(crate) default: Json,
    pub(crate) local: bool,
}

/// The name a signal of that path has in the page: camel case, as Datastar makes it of attribute keys.
///
/// # Panics
/// Where the path is no name.
fn page_name(path: &str, local: bool) -> Box<str> {
    let mut name = String::with_capacity(path.len() + 1);
    if local {
        name.push('_');
    }
    for (index, segment) in path.split('.').enumerate() {
        if index > 0 {
            name.push('.');
        }
        let fits = segment.starts_with(|c: char| c.is_ascii_alphabetic())
            && segment.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        assert!(
            fits,
            "`{path}` is no name of a signal: each part begins with a letter and has letters, digits, `_` and `-`{}",
            if segment.starts_with('_') {
                " (a signal that stays in the browser is a local_signal)"
            } else {
                ""
            }
        );
        let mut upper = false;
        for c in segment.chars() {
            match c {
                '-' => upper = true,
                c if std::mem::take(&mut upper) => name.push(c.to_ascii_uppercase()),
                c => name.push(c),
            }
        }
    }
    name.into()
}

fn declare(cx: &Cx, declared: Declared) {
    let mut recorded = cx.recorder.recorded();
    if !cx.recorder.finished() && !recorded.signals.iter().any(|known| known.name == declared.name) {
        recorded.signals.push(declared);
    }
}

impl<T: Value> Signal<T> {
    pub(crate) fn declare(cx: &Cx, path: &str, default: T) -> Self {
        let name = page_name(path, false);
        let json =
            serde_json::to_value(&default).unwrap_or_else(|error| panic!("the signal `{path}`: {error}"));
        declare(cx, Declared { name: name.clone(), default: json, local: false });
        let key = cx.tab.slot(Source::Signal, &name, default, cx.recorder.number);
        Self { owner: cx.tab.number, key, value: PhantomData }
    }

    /// Its name in the page, such as `userName` or `user.name`: the value of `data-bind`.
    pub fn name(&self) -> String {
        let slot = Owner::find(self.owner).and_then(|owner| owner.slot(self.key));
        slot.map(|slot| slot.path.to_string()).unwrap_or_default()
    }

    /// The expression that reads it, such as `$userName`.
    pub fn expr(&self) -> String {
        format!("${}", self.name())
    }

    /// The value: in an action what the page sent with it, or what the action has set since; elsewhere what was set
    /// last, or the default.
    ///
    /// # Panics
    /// Where the page sent something that is no `T`, and where the tab has gone.
    pub fn get(&self) -> T {
        let gone = || panic!("the tab this signal belongs to has gone");
        let Some(Owner::Tab(tab)) = Owner::find(self.owner) else { gone() };
        let Some(slot) = Owner::Tab(tab.clone()).slot(self.key) else { gone() };
        let path = || slot.path.split('.');
        let live = turn::with_signals(self.owner, |signals| within(signals, path()).cloned()).flatten();
        let known = live.or_else(|| tab.known_signal(&slot.path)).filter(|value| !value.is_null());
        match known {
            Some(value) => T::deserialize(&value).unwrap_or_else(|error| {
                panic!("the signal `{}` is {value}, no {}: {error}", slot.path, std::any::type_name::<T>())
            }),
            None => slot.default.downcast_ref::<T>().cloned().unwrap_or_else(|| gone()),
        }
    }

    /// Sets the value in the page. Where the tab has gone, nothing happens.
    ///
    /// # Panics
    /// Where serde cannot write the value as JSON, such as a map whose keys are no text.
    pub fn set(&self, value: T) {
        let Some(Owner::Tab(tab)) = Owner::find(self.owner) else { return };
        let Some(slot) = Owner::Tab(tab.clone()).slot(self.key) else { return };
        let json =
            serde_json::to_value(value).unwrap_or_else(|error| panic!("the signal `{}`: {error}", slot.path));
        turn::with_signals(self.owner, |signals| place(signals, slot.path.split('.'), Some(json.clone())));
        tab.patch_signal(&slot.path, json);
    }

    /// Sets the value to what `change` makes of it.
    ///
    /// # Panics
    /// As [`get`](Self::get) and [`set`](Self::set) do, and where `change` does.
    pub fn update(&self, change: impl FnOnce(T) -> T) {
        self.set(change(self.get()));
    }
}

/// In a template, its name.
impl<T: Value> Render for Signal<T> {
    fn render_to(&self, buffer: &mut String) {
        self.name().render_to(buffer);
    }
}

/// A signal that stays in the browser; see [`Cx::local_signal`]. The server has no value of it, and so this type has
/// nothing to read or write it with:
///
/// ```compile_fail
/// # use hypertide_server::hyper::Cx;
/// # async fn page(cx: Cx) {
/// let open = cx.local_signal("open", false);
/// open.get(); // no such method
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSignal {
    name: Box<str>,
}

impl LocalSignal {
    pub(crate) fn declare(cx: &Cx, path: &str, default: &impl Serialize) -> Self {
        let name = page_name(path, true);
        let default =
            serde_json::to_value(default).unwrap_or_else(|error| panic!("the signal `{path}`: {error}"));
        declare(cx, Declared { name: name.clone(), default, local: true });
        Self { name }
    }

    /// Its name in the page, such as `_open`: the value of `data-bind`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The expression that reads it, such as `$_open`.
    pub fn expr(&self) -> String {
        format!("${}", self.name)
    }
}

/// In a template, its name.
impl Render for LocalSignal {
    fn render_to(&self, buffer: &mut String) {
        self.name.render_to(buffer);
    }
}

/// The declarations of a page's signals, as the value of an attribute: `{"userName":""}`.
pub(crate) fn declarations(signals: &[Declared]) -> String {
    let mut tree = Json::Object(serde_json::Map::new());
    for signal in signals {
        place(&mut tree, signal.name.split('.'), Some(signal.default.clone()));
    }
    tree.to_string()
}

/// An object literal that collects the values of a page's signals for an action: `{user:{name:$user.name}}`.
pub(crate) fn collected(signals: &[Declared]) -> String {
    fn write(tree: &Json, prefix: &str, out: &mut String) {
        let Json::Object(map) = tree else {
            out.push('$');
            out.push_str(prefix);
            return;
        };
        out.push('{');
        for (index, (name, inner)) in map.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(name);
            out.push(':');
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
            write(inner, &path, out);
        }
        out.push('}');
    }
    let mut tree = Json::Object(serde_json::Map::new());
    for signal in signals.iter().filter(|signal| !signal.local) {
        // A signal that lies within another one travels with it.
        let within_other = |other: &&Declared| {
            signal.name.len() > other.name.len()
                && super::state::overlap(&signal.name, &other.name)
                && !other.local
        };
        if signals.iter().find(within_other).is_none() {
            place(&mut tree, signal.name.split('.'), Some(Json::Bool(true)));
        }
    }
    let mut out = String::new();
    write(&tree, "", &mut out);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn declared(name: &str, local: bool) -> Declared {
        Declared { name: page_name(name, local), default: json!(""), local }
    }

    #[test]
    fn names_are_camel_case_in_the_page() {
        assert_eq!(&*page_name("user-name", false), "userName");
        assert_eq!(&*page_name("user.first-name", false), "user.firstName");
        assert_eq!(&*page_name("menu.is-open", true), "_menu.isOpen");
    }

    #[test]
    #[should_panic(expected = "a signal that stays in the browser is a local_signal")]
    fn a_name_that_would_stay_in_the_browser_is_refused() {
        page_name("user._secret", false);
    }

    #[test]
    fn actions_collect_what_is_not_local() {
        let signals = [
            declared("user.name", false),
            declared("open", true),
            declared("user.age", false),
            declared("q", false),
            declared("q.inner", false),
        ];
        assert_eq!(collected(&signals), "{q:$q,user:{age:$user.age,name:$user.name}}");
        assert_eq!(collected(&[]), "{}");
        assert_eq!(declarations(&signals[..3]), r#"{"_open":"","user":{"age":"","name":""}}"#);
    }
}
