//! Several processes of one application, which share its state.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use hypertide_server::hyper::{App, Cx, Listener, MemoryState, PathConflict, Scope, State};
use maud::{Markup, html};
use serde_json::{Map, Value as Json};

use crate::browser::{Browser, Tab, serve};
use crate::client::{Server, Stream};

/// What a broker would be: one state, of whose changes every process hears.
#[derive(Default)]
struct Broker {
    state: MemoryState,
    processes: Mutex<Vec<Listener>>,
}

impl Broker {
    fn new() -> Arc<Self> {
        let broker = Arc::new(Self::default());
        let processes = Arc::downgrade(&broker);
        broker.state.listen(Arc::new(move |scope, path| {
            let Some(broker) = processes.upgrade() else { return };
            let listeners = broker.processes.lock().unwrap().clone();
            listeners.iter().for_each(|listener| listener(scope, path));
        }));
        broker
    }
}

/// A process's end of the broker.
struct Process(Arc<Broker>);

impl State for Process {
    fn read(&self, scope: Scope, path: &str, reader: &mut dyn FnMut(Option<&Json>)) {
        self.0.state.read(scope, path, reader);
    }

    fn change(
        &self,
        scope: Scope,
        path: &str,
        change: &mut dyn FnMut(Option<&Json>) -> Option<Json>,
    ) -> Result<(), PathConflict> {
        self.0.state.change(scope, path, change)
    }

    fn forget(&self, scope: Scope) {
        self.0.state.forget(scope);
    }

    fn snapshot(&self, scope: Scope) -> Map<String, Json> {
        self.0.state.snapshot(scope)
    }

    fn listen(&self, listener: Listener) {
        self.0.processes.lock().unwrap().push(listener);
    }
}

async fn page(cx: Cx) -> Markup {
    let (all, person, tab) = (cx.global_cursor("n", 0), cx.session_cursor("n", 0), cx.tab_cursor("n", 0));
    let session = cx.session();
    html! {
        p { "of all " (all) ", shared " (person) ", own " (tab) "." }
        b data-on:click=(cx.action(move || all.update(|n| n + 1))) { "everybody" }
        b data-on:click=(cx.action(move || person.update(|n| n + 1))) { "session" }
        b data-on:click=(cx.action(move || tab.update(|n| n + 1))) { "tab" }
        b data-on:click=(cx.action(move || session.rotate())) { "rotate" }
    }
}

fn app(broker: &Arc<Broker>) -> App {
    App::new().state(Process(broker.clone())).page("/", "home", page)
}

/// The same browser, whose requests go to another process now.
fn at(mut client: crate::client::Client, server: &Server) -> crate::client::Client {
    client.address = server.address;
    client.with("referer", &format!("http://{}/", server.address))
}

async fn two(broker: &Arc<Broker>) -> (Server, Server) {
    (serve(app(broker)).await, serve(app(broker)).await)
}

/// A tab of `one` with a number of its own and one of its session.
async fn counted(browser: &mut Browser) -> (Tab, Stream) {
    let (tab, mut stream) = browser.open_live("/").await;
    tab.click("session").await;
    tab.click("tab").await;
    stream.until("shared 1, own 1.").await;
    (tab, stream)
}

#[tokio::test]
async fn a_change_in_one_process_is_rendered_in_the_others() {
    let (one, two) = two(&Broker::new()).await;
    let (tab, mut stream) = Browser::new(&one).open_live("/").await;
    let (_far, mut far_stream) = Browser::new(&two).open_live("/").await;
    tab.click("everybody").await;
    stream.until("of all 1, shared 0,").await;
    far_stream.until("of all 1, shared 0,").await;
}

#[tokio::test]
async fn a_session_is_the_same_in_every_process() {
    let (one, two) = two(&Broker::new()).await;
    let mut browser = Browser::new(&one);
    let _live = counted(&mut browser).await;
    let mut elsewhere = Browser { client: at(browser.client.clone(), &two) };
    let (tab, mut stream) = elsewhere.open_live("/").await;
    assert!(tab.html.contains("shared 1, own 0."), "{}", tab.html);
    // What changes in one is rendered in the other.
    browser.open("/").await.click("session").await;
    stream.until("shared 2, own 0.").await;
}

#[tokio::test]
async fn a_session_that_was_rotated_in_one_process_is_in_all_of_them() {
    let (one, two) = two(&Broker::new()).await;
    let mut browser = Browser::new(&one);
    let (tab, _live) = counted(&mut browser).await;
    let (other_tab, _stream) = Browser { client: at(browser.client.clone(), &two) }.open_live("/").await;
    let old = at(browser.client.clone(), &two);
    browser.keep(&tab.click("rotate").await);
    let answer = Browser { client: old.clone() }.load("/").await;
    assert!(answer.text().contains("shared 0,"), "the old cookie is no one's");
    assert_eq!(old.stream(&other_tab.stream_path()).await.status, 404);
    let new = at(browser.client.clone(), &two);
    let answer = Browser { client: new.clone() }.load("/").await;
    assert!(answer.text().contains("shared 1,"), "{}", answer.text());
    assert!(!answer.headers.contains_key("set-cookie"), "it has the right one");
    assert_eq!(new.stream(&other_tab.stream_path()).await.status, 200);
}

#[tokio::test]
async fn a_tab_whose_stream_comes_to_another_process_keeps_its_state_and_its_owner() {
    let broker = Broker::new();
    let brief = app(&broker).gone_lifetime(Duration::from_millis(20));
    let first = brief.handle();
    let (one, two) = (serve(brief).await, serve(app(&broker)).await);
    let mut browser = Browser::new(&one);
    let (mut tab, live) = counted(&mut browser).await;
    let mut stranger = Browser::new(&two);
    stranger.open("/").await;
    assert_eq!(at(stranger.client, &two).stream(&tab.stream_path()).await.status, 404);
    tab.client = at(browser.client.clone(), &two);
    let mut stream = tab.connect().await;
    stream.until("shared 1, own 1.").await;
    // The process that had it lets go of it, but not of what is the tab's.
    drop(live);
    while first.tabs() > 0 {
        tokio::task::yield_now().await;
    }
    drop(stream);
    tab.connect().await.until("shared 1, own 1.").await;
    // Back at the first it is built again, and the other's knowledge of it is left to age.
    tab.client = at(browser.client.clone(), &one);
    tab.connect().await.until("shared 1, own 1.").await;
    tab.client = at(browser.client, &two);
    tab.connect().await.until("shared 1, own 1.").await;
}
