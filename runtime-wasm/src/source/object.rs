//! The source, and what it does when its machine says so.

use super::javascript::{
    Chunk, clear_timer, copy, create, disconnect, listen, no_url, now, random, resolve, start_timer, text_of,
};
use super::machine::{Head, Machine, Moment, NoUrl, Output, Reason};
use super::registry::{self, Page};
use super::transport::fetch::carry_by_fetch;
use super::transport::native::carry_natively;
use super::{Declaration, Supplier};
use crate::vm::list;
use hypertide_grammar::event_stream::{Decoder, Item};
use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// A declared event source. Clones are the same source.
#[derive(Clone)]
pub struct Source(pub(super) Rc<Inner>);

pub(super) struct Inner {
    id: u32,
    pub(super) declaration: Declaration,
    pub(super) object: JsValue,
    machine: RefCell<Machine>,
    decoder: RefCell<Decoder>,
    /// The event names that JavaScript has ever listened for.
    pub(super) listened: RefCell<Vec<Box<str>>>,
    /// How many lifecycle events `error` are being dispatched, one within the other.
    pub(super) in_error: Cell<u32>,
    /// How many times it is declared.
    shares: Cell<u32>,
}

impl Source {
    /// The machine, held only for as long as it decides: what it wants done may come back here.
    #[inline(never)]
    pub(super) fn machine(&self) -> RefMut<'_, Machine> {
        self.0.machine.borrow_mut()
    }

    /// Declares a source. Where it has an address, it connects as soon as the running script is through.
    ///
    /// The same text under the same name and owner gives the source that runs; another text replaces it. Each
    /// declaration is taken back by [`Source::remove`].
    pub fn declare(declaration: Declaration) -> Source {
        registry::declare(declaration)
    }

    pub(super) fn new(id: u32, declaration: Declaration, offline: bool) -> Source {
        let mut machine = Machine::new(declaration.policy(), declaration.url.is_some());
        if offline {
            machine.went_offline();
        }
        // Without an address it stays closed until somebody gives it one.
        let _ = machine.open(None);
        Source(Rc::new(Inner {
            id,
            object: create(id),
            machine: RefCell::new(machine),
            declaration,
            decoder: RefCell::default(),
            listened: RefCell::default(),
            in_error: Cell::new(0),
            shares: Cell::new(1),
        }))
    }

    /// The object that it is to JavaScript.
    pub fn object(&self) -> JsValue {
        self.0.object.clone()
    }

    /// Its declared name.
    pub fn name(&self) -> &str {
        &self.0.declaration.name
    }

    /// Opens it, at an address or the declared one; already open or connecting to it, nothing happens.
    ///
    /// # Errors
    /// A JavaScript error: `no url` where there is none, or the browser's where it is no URL.
    pub fn open(&self, url: Option<&JsValue>) -> Result<(), JsValue> {
        let url = url.map(resolve).transpose()?;
        let opened = self.machine().open(url.as_deref());
        match opened {
            Ok(()) => {
                self.perform();
                Ok(())
            }
            Err(NoUrl) => Err(no_url()),
        }
    }

    /// Ends the connection and any wait for the next one, and says so once.
    pub fn close(&self) {
        self.close_with(Reason::Close);
    }

    /// Closes it for this reason, which its event `close` gives.
    pub fn close_with(&self, reason: Reason) {
        self.machine().close(reason);
        self.perform();
    }

    /// Its element has left the page. The last of the declarations that share it closes it for good.
    pub fn remove(&self) {
        let shares = self.0.shares.get().saturating_sub(1);
        self.0.shares.set(shares);
        if shares == 0 {
            self.leave(Reason::Removed);
        }
    }

    pub(super) fn leave(&self, reason: Reason) {
        self.close_with(reason);
        registry::forget(self.0.id);
    }

    pub(super) fn share(&self) {
        self.0.shares.set(self.0.shares.get() + 1);
    }

    pub(super) fn is_named(&self, name: &str, owner: &JsValue) -> bool {
        *self.0.declaration.name == *name && self.0.declaration.owner == *owner
    }

    pub(super) fn is_same(&self, text: &str) -> bool {
        *self.0.declaration.text == *text
    }

    /// JavaScript listens for events of this name.
    pub(super) fn listen(&self, name: String) {
        if !self.is_listened(&name) {
            listen(&self.0.object, &name);
            self.0.listened.borrow_mut().push(name.into());
        }
    }

    /// The value of `Last-Event-ID` for the request that is about to be sent, null where there is none; undefined where
    /// the request is not wanted any more.
    pub(super) fn begin(&self, generation: u32, url: &str, cross_origin: bool) -> JsValue {
        let mut machine = self.machine();
        let answer = match machine.begin(generation, url, cross_origin, moment()) {
            None => JsValue::UNDEFINED,
            Some(request) => match request.last_event_id {
                None => JsValue::NULL,
                // Its UTF-8 bytes, each as the character that `fetch` writes as that byte.
                Some(id) => JsValue::from(id.bytes().map(char::from).collect::<String>()),
            },
        };
        drop(machine);
        self.perform();
        answer
    }

    /// The head of the answer has come. Says whether to read the body.
    pub(super) fn head(&self, generation: u32, status: u16, content_type: &str, retry_after: f64) -> bool {
        let retry_after = if retry_after > 0.0 { Some(retry_after) } else { None };
        let mut machine = self.machine();
        if machine.head(generation, &Head { status, content_type, retry_after }, moment()) {
            let decoder = Decoder::with_limit(registry::limit());
            self.0.decoder.replace(decoder.with_last_event_id(machine.last_event_id()));
        }
        drop(machine);
        self.perform();
        self.machine().is_current(generation)
    }

    /// A chunk has come: all of it is decoded and dispatched before this returns. Says whether to read on.
    pub(super) fn bytes(&self, generation: u32, chunk: &JsValue) -> bool {
        let inner = &*self.0;
        if !self.machine().bytes(generation, now()) {
            return false;
        }
        let mut decoder = inner.decoder.take();
        let mut buffer = vec![0; chunk.unchecked_ref::<Chunk>().length() as usize];
        copy(chunk, &mut buffer);
        let pushed = decoder.push(&buffer, &mut |item| {
            let is_event = self.machine().item(generation, &item);
            if is_event && let Item::Event { name, data, id } = item {
                self.message(name, data, id);
            }
        });
        // A handler may have closed it, and opened it again.
        if self.machine().is_current(generation) {
            inner.decoder.replace(decoder);
        }
        if pushed.is_err() {
            self.machine().too_large(generation);
        }
        self.perform();
        self.machine().is_current(generation)
    }

    pub(super) fn end(&self, generation: u32) {
        self.machine().end(generation, moment());
        self.perform();
    }

    pub(super) fn failed(&self, generation: u32, error: &JsValue) {
        self.machine().failed(generation, &text_of(error), moment());
        self.perform();
    }

    pub(super) fn no_address(&self, generation: u32, message: &str) {
        self.machine().no_address(generation, message);
        self.perform();
    }

    pub(super) fn native_open(&self, generation: u32) {
        self.machine().native_open(generation);
        self.perform();
    }

    pub(super) fn native_error(&self, generation: u32, given_up: bool) {
        self.machine().native_error(generation, given_up);
        self.perform();
    }

    pub(super) fn timer(&self) {
        self.machine().timer(moment());
        self.perform();
    }

    pub(super) fn page(&self, event: Page) {
        let mut machine = self.machine();
        match event {
            Page::Online => machine.went_online(moment()),
            Page::Offline => machine.went_offline(),
            Page::Frozen => machine.frozen(),
            Page::Resumed => machine.resumed(moment()),
        }
        drop(machine);
        self.perform();
    }

    /// Does what the machine wants done. What is done may come back here: the machine is never held meanwhile.
    pub(super) fn perform(&self) {
        loop {
            let output = self.machine().poll();
            match output {
                None => return,
                Some(Output::Connect { generation, url }) => self.connect(generation, url),
                Some(Output::Abort { .. }) => disconnect(&self.0.object),
                Some(Output::SetTimer { after }) => start_timer(&self.0.object, after),
                Some(Output::ClearTimer) => clear_timer(&self.0.object),
                Some(Output::Report(report)) => self.report(report),
            }
        }
    }

    fn connect(&self, generation: u32, url: Option<Box<str>>) {
        // Closed again before it was looked at: nothing of the declaration is evaluated.
        if !self.machine().is_current(generation) {
            return;
        }
        if let Err(error) = self.carry(generation, url) {
            self.machine().failed(generation, &text_of(&error), moment());
        }
    }

    fn carry(&self, generation: u32, url: Option<Box<str>>) -> Result<(), JsValue> {
        let declaration = &self.0.declaration;
        let evaluate = |supplier: &Option<Supplier>| match supplier {
            Some(supplier) => supplier(&self.0.object),
            None => Ok(JsValue::UNDEFINED),
        };
        let url = match url {
            Some(url) => JsValue::from_str(&url),
            None => evaluate(&declaration.url)?,
        };
        let headers = evaluate(&declaration.headers)?;
        let body = evaluate(&declaration.body)?;
        // What was evaluated may have closed it.
        if !self.machine().is_current(generation) {
            return Ok(());
        }
        let (object, id) = (&self.0.object, self.0.id);
        if declaration.native {
            let names = list();
            for handler in &declaration.handlers {
                for pattern in &handler.patterns {
                    names.push(&JsValue::from_str(pattern.as_str()));
                }
            }
            for name in self.0.listened.borrow().iter() {
                names.push(&JsValue::from_str(name));
            }
            carry_natively(object, id, generation, url, declaration.credentials, names);
        } else {
            let method = declaration.method.as_deref().unwrap_or("GET");
            let credentials = if declaration.credentials { "include" } else { "same-origin" };
            carry_by_fetch(object, id, generation, url, headers, body, method, credentials);
        }
        Ok(())
    }
}

fn moment() -> Moment {
    Moment { now: now(), random: random() }
}
