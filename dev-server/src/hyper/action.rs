//! Actions: what an event in the page does on the server.

use std::fmt::{self, Display, Write};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};

use maud::{Escaper, Render};
use serde_json::{Map, Value as Json};

use super::client_param::ClientParam;
use super::cx::Cx;
use super::form_data::{self, FORM_KEY, Upload, with_files};
use super::id::Id;
use super::page::Failed;
use super::tab::Tab;

/// The parameters that came with an action.
#[derive(Clone, Debug, Default)]
pub struct Params {
    pub(crate) values: Map<String, Json>,
    pub(crate) files: Vec<Upload>,
}

impl Params {
    /// Parameters as a test writes them: a form as an object of its fields, its files as `file:N`.
    pub(crate) fn for_test(mut values: Map<String, Json>, files: Vec<Upload>) -> Self {
        if let Some(form) = values.get_mut("form") {
            *form = form_data::for_test(form);
        }
        Self { values, files }
    }

    fn get<P: ClientParam>(&self) -> Result<P, ParamError> {
        let value = self.values.get(P::KEY).cloned().unwrap_or_default();
        with_files(&self.files, || serde_json::from_value(value))
            .map_err(|error| ParamError(format!("the parameter `{}`: {error}", P::KEY)))
    }
}

/// A parameter that is not what an action takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamError(pub(crate) String);

impl Display for ParamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ParamError {}

/// A run of an action.
pub type Run = Pin<Box<dyn Future<Output = Result<(), Failed>> + Send>>;

/// An action's closure with its type forgotten, ready to be run with what came from the browser.
pub type Runner = Arc<dyn Fn(&Params) -> Result<Run, ParamError> + Send + Sync>;

/// What an action's closure may return: nothing, or a `Result` with an error of any kind; an [`Error`](super::Error)
/// knows its place.
pub trait Finished {
    /// Whether it succeeded.
    ///
    /// # Errors
    /// The error returned, with its causes.
    fn finished(self) -> Result<(), Failed>;
}

impl Finished for () {
    fn finished(self) -> Result<(), Failed> {
        Ok(())
    }
}

impl<T, E: Into<Box<dyn std::error::Error + Send + Sync>>> Finished for Result<T, E> {
    fn finished(self) -> Result<(), Failed> {
        self.map(drop).map_err(Failed::of)
    }
}

/// A closure that can be an action: of up to four [`ClientParam`]s, synchronous or not. `Kind` is inferred.
pub trait Handler<Kind>: Send + Sync + 'static {
    /// The parameters it takes, as names and expressions, and whether one of them is a form.
    fn params() -> (Vec<(&'static str, &'static str)>, bool);

    /// Its type forgotten.
    #[doc(hidden)]
    fn erase(self) -> Runner;
}

/// Tells synchronous handlers apart.
#[derive(Debug)]
pub struct Now<Args>(Args);
/// Tells asynchronous handlers apart.
#[derive(Debug)]
pub struct Later<Args>(Args);

macro_rules! handlers {
    ($(($($param:ident)*))*) => {$(
        impl<F, R, $($param,)*> Handler<Now<($($param,)*)>> for F
        where
            F: Fn($($param),*) -> R + Send + Sync + 'static,
            R: Finished,
            $($param: ClientParam,)*
        {
            fn params() -> (Vec<(&'static str, &'static str)>, bool) {
                (vec![$(($param::KEY, $param::JS)),*], false $(|| $param::FORM)*)
            }

            #[allow(non_snake_case, unused_variables, reason = "one macro for any number of parameters")]
            fn erase(self) -> Runner {
                let handler = Arc::new(self);
                Arc::new(move |params| {
                    let handler = handler.clone();
                    $(let $param = params.get::<$param>()?;)*
                    Ok(Box::pin(async move { handler($($param),*).finished() }))
                })
            }
        }

        impl<F, Fut, $($param,)*> Handler<Later<($($param,)*)>> for F
        where
            F: Fn($($param),*) -> Fut + Send + Sync + 'static,
            Fut: Future<Output: Finished> + Send + 'static,
            $($param: ClientParam,)*
        {
            fn params() -> (Vec<(&'static str, &'static str)>, bool) {
                (vec![$(($param::KEY, $param::JS)),*], false $(|| $param::FORM)*)
            }

            #[allow(non_snake_case, unused_variables, reason = "one macro for any number of parameters")]
            fn erase(self) -> Runner {
                let handler = Arc::new(self);
                Arc::new(move |params| {
                    let handler = handler.clone();
                    $(let $param = params.get::<$param>()?;)*
                    Ok(Box::pin(async move { handler($($param),*).await.finished() }))
                })
            }
        }
    )*};
}

handlers! { () (A) (A B) (A B C) (A B C D) }

/// An action that a render has made.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) place: &'static Location<'static>,
    pub(crate) key: Option<Box<str>>,
    ordinal: u32,
    pub(crate) name: Option<String>,
    pub(crate) run: Runner,
}

impl Made {
    /// The same for the same place, key and ordinal, so that markup that did not change is the same text.
    pub(crate) fn id(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.place.file(), self.place.line(), self.place.column()).hash(&mut hasher);
        (&self.key, self.ordinal).hash(&mut hasher);
        hasher.finish()
    }
}

/// The value of an attribute that runs an action: `data-on:click=(cx.action(…))`. See [`Cx::action`].
///
/// Shown in a template, or by `Display`, it is the expression for the page.
#[must_use = "an action does something only as the value of an attribute"]
pub struct Action {
    cx: Cx,
    index: usize,
    when: Option<String>,
    params: Vec<(&'static str, &'static str)>,
    form: bool,
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Action").field(&self.to_string()).finish()
    }
}

/// Stands in an expression for the signals of the page, until its render knows them all. Not to be guessed, so that no
/// content is taken for it.
pub(crate) static SIGNALS_HERE: LazyLock<String> = LazyLock::new(|| format!("(signals {})", Id::random()));

impl Action {
    pub(crate) fn make<Kind, H: Handler<Kind>>(
        cx: Cx,
        place: &'static Location<'static>,
        handler: H,
    ) -> Self {
        let (params, form) = H::params();
        let mut recorded = cx.recorder.recorded();
        let count = recorded.made.entry((place, None)).or_default();
        let ordinal = *count;
        *count += 1;
        let index = recorded.actions.len();
        recorded.actions.push(Made { place, key: None, ordinal, name: None, run: handler.erase() });
        drop(recorded);
        Self { cx, index, when: None, params, form }
    }

    /// Tells this action from the others made at the same place, such as by the id of its row: without a key they are
    /// told apart by their order, and an inserted row would take its neighbour's.
    pub fn key(self, key: impl Display) -> Self {
        let key: Box<str> = key.to_string().into();
        let mut recorded = self.cx.recorder.recorded();
        if let Some(place) = recorded.actions.get(self.index).map(|made| made.place) {
            if let Some(count) = recorded.made.get_mut(&(place, None)) {
                *count = count.saturating_sub(1);
            }
            let count = recorded.made.entry((place, Some(key.clone()))).or_default();
            let ordinal = *count;
            *count += 1;
            if ordinal > 0 {
                tracing::warn!(%place, %key, "two actions of one place have the same key");
            }
            if let Some(made) = recorded.actions.get_mut(self.index) {
                made.key = Some(key);
                made.ordinal = ordinal;
            }
        }
        drop(recorded);
        self
    }

    /// Gives it a name, for tests and for the log.
    pub fn named(self, name: impl Into<String>) -> Self {
        if let Some(made) = self.cx.recorder.recorded().actions.get_mut(self.index) {
            made.name = Some(name.into());
        }
        self
    }

    /// Runs it only where this expression is true in the page, such as `evt.key === 'Enter'`; else nothing is sent.
    pub fn when(mut self, expression: impl Into<String>) -> Self {
        self.when = Some(expression.into());
        self
    }

    fn id(&self) -> u64 {
        self.cx.recorder.recorded().actions.get(self.index).map(Made::id).unwrap_or_default()
    }
}

impl Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(when) = &self.when {
            write!(f, "({when})&&")?;
        }
        let url = format!("/hyper/actions?tab-id={}&action-id={:x}", self.cx.tab.id, self.id());
        let params: Vec<String> = self.params.iter().map(|(key, js)| format!("{key}:{js}")).collect();
        let payload = format!("{{signals:{},params:{{{}}}}}", &*SIGNALS_HERE, params.join(","));
        if self.form {
            // Fields go into the payload, or where the form says so as multipart, and then the rest as a header; a
            // header has no room for a form.
            let rest: Vec<String> = self
                .params
                .iter()
                .map(|(key, _)| *key)
                .filter(|key| *key != FORM_KEY)
                .map(|key| format!("{key}:body.params.{key}"))
                .collect();
            write!(
                f,
                "(form=>(form.noValidate||form.reportValidity())&&(body=>@post('{url}',{{\
                 contentType:form.enctype=='multipart/form-data'?'form':'json',\
                 headers:{{{CLICK},'hyper-payload':form.enctype=='multipart/form-data'\
                 ?encodeURIComponent(JSON.stringify({{signals:body.signals,params:{{{}}}}})):''}},\
                 payload:body,requestCancellation:'disabled'}}))({payload}))(el.closest('form'))",
                rest.join(",")
            )
        } else {
            write!(
                f,
                "@post('{url}',{{headers:{{{CLICK}}},payload:{payload},requestCancellation:'disabled'}})"
            )
        }
    }
}

/// The header that says which click this is: the page's epoch, the number of the click, and the render it was made in.
pub(crate) const CLICK: &str = "'hyper-click':$_hyper.e+' '+(++$_hyper.n)+' '+$_hyper.r";

impl Render for Action {
    fn render_to(&self, buffer: &mut String) {
        let _ = write!(Escaper::new(buffer), "{self}");
    }
}

/// Which click a request is; see [`CLICK`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Click {
    pub(crate) epoch: String,
    pub(crate) number: u64,
    pub(crate) render: u64,
}

impl Click {
    pub(crate) fn parse(header: &str) -> Option<Self> {
        let mut parts = header.split(' ');
        let click = Self {
            epoch: parts.next()?.into(),
            number: parts.next()?.parse().ok()?,
            render: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(click)
    }
}

/// Which action a request asks for, of those the tab has.
pub(crate) fn parse_id(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok().filter(|_| text.bytes().all(|b| b.is_ascii_hexdigit()))
}

impl Tab {
    /// The name of an action for the log: its own, or its place.
    pub(crate) fn action_name(made: &Made) -> String {
        made.name.clone().unwrap_or_else(|| made.place.to_string())
    }
}
