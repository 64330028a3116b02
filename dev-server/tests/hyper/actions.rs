//! Actions: exactly once, in order, and only for the tab they were rendered for.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use hypertide_server::hyper::{App, Checked, ClientParam, Cx, Key, Value};
use maud::{Markup, html};
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::browser::{Browser, Tab, action_in, serve};
use crate::client::Answer;

async fn log(cx: Cx) -> Markup {
    let log = cx.tab_cursor("log", Vec::<String>::new());
    let add = cx.action(move |Value(text): Value| log.modify(|log| log.push(text)));
    html! {
        p { "log " (log.get().join(",")) "." }
        button data-on:click=(add) { "add" }
        button data-on:click=(cx.action(move || log.modify(Vec::clear))) { "clear" }
    }
}

async fn add(tab: &Tab, number: u64, text: &str) -> Answer {
    let client = tab.client.with("hyper-click", &tab.click_number(number));
    client
        .post(&tab.action_path(&tab.action("add")), format!("{{\"params\":{{\"value\":\"{text}\"}}}}"))
        .await
}

#[tokio::test]
async fn clicks_run_in_their_order_however_they_arrive() {
    let server = serve(App::new().page("/", "home", log)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    for number in [3, 2, 5, 1, 3, 4, 4, 1] {
        assert_eq!(add(&tab, number, &number.to_string()).await.status, 204);
    }
    stream.until("log 1,2,3,4,5.").await;
}

/// Fifty tabs whose clicks overtake each other, are cut off while they are on their way, and are sent again.
#[tokio::test]
async fn clicks_of_many_tabs_over_a_bad_network_run_once_and_in_order() {
    const TABS: usize = 50;
    const CLICKS: u64 = 40;
    // A click may be late for as long as a busy machine takes to send it.
    let app = App::new().page("/", "home", log).gap_wait(Duration::from_secs(120));
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let mut tasks = tokio::task::JoinSet::new();
    for seed in 0..TABS {
        let (tab, mut stream) = browser.open_live("/").await;
        tasks.spawn(async move {
            let mut random = fastrand::Rng::with_seed(seed as u64);
            // Each click up to three times, somewhere near its place; all but the last time it may be cut off.
            let mut sent: Vec<(u64, u64, bool)> = (1..=CLICKS)
                .flat_map(|number| (0..3).map(move |time| (number, time)))
                .filter(|(_, time)| *time == 2 || random.bool())
                .map(|(number, time)| (number * 4 + time * 8, number, time < 2))
                .collect();
            sent.iter_mut().for_each(|(place, ..)| *place += random.u64(..12));
            sent.sort_unstable();
            for (_, number, may_be_cut) in sent {
                let text = number.to_string();
                let request = add(&tab, number, &text);
                if may_be_cut && random.bool() {
                    // Cut off at any point, from before the first byte on.
                    let mut request = std::pin::pin!(request);
                    for _ in 0..random.u8(1..40) {
                        if request.as_mut().now_or_never().is_some() {
                            break;
                        }
                        tokio::task::yield_now().await;
                    }
                } else {
                    let answer = request.await;
                    assert_eq!(answer.status, 204, "{}", answer.text());
                }
            }
            let all: Vec<String> = (1..=CLICKS).map(|number| number.to_string()).collect();
            stream.until(&format!("log {}.", all.join(","))).await;
        });
    }
    tasks.join_all().await;
}

#[tokio::test]
async fn a_click_repeated_in_flight_runs_once() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    static GO: Semaphore = Semaphore::const_new(0);
    async fn page(cx: Cx) -> Markup {
        let done = cx.tab_cursor("done", 0);
        html! { "done " (done) "." button data-on:click=(cx.action(move || async move {
            RUNS.fetch_add(1, Ordering::SeqCst);
            GO.acquire().await.unwrap().forget();
            done.update(|n| n + 1);
        })) { "go" } }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let client = tab.client.with("hyper-click", &tab.click_number(1));
    let path = tab.action_path(&tab.action("go"));
    // The first request is cut while the action runs; the repetition is answered at once.
    let (first, path_too) = (client.clone(), path.clone());
    let first = tokio::spawn(async move { first.post(&path_too, "{}").await });
    while RUNS.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    first.abort();
    assert_eq!(client.post(&path, "{}").await.status, 204);
    GO.add_permits(2);
    stream.until("done 1.").await;
    assert_eq!(client.post(&path, "{}").await.status, 204);
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_click_that_never_comes_is_waited_for_no_longer_than_said() {
    let app = App::new().page("/", "home", log).gap_wait(Duration::from_millis(20));
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    assert_eq!(add(&tab, 2, "two").await.status, 204);
    stream.until("log two.").await;
    let late = add(&tab, 1, "one").await;
    assert_eq!(late.status, 409, "its turn has passed: {}", late.text());
    add(&tab, 3, "three").await;
    stream.until("log two,three.").await;
}

#[tokio::test]
async fn a_slow_action_holds_up_its_own_tab_only() {
    static GO: Semaphore = Semaphore::const_new(0);
    async fn page(cx: Cx) -> Markup {
        let n = cx.tab_cursor("n", 0);
        html! {
            "n " (n) "."
            button data-on:click=(cx.action(|| async { GO.acquire().await.unwrap().forget() })) { "wait" }
            button data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" }
        }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let mut browser = Browser::new(&server);
    let (slow, mut slow_stream) = browser.open_live("/").await;
    let (other, mut other_stream) = browser.open_live("/").await;
    let requests = async {
        tokio::join!(slow.click("wait"), slow.click("count"), async {
            other.click("count").await;
            other_stream.until("n 1.").await;
            GO.add_permits(1);
        })
    };
    let (wait, count, ()) = requests.await;
    assert_eq!((wait.status.as_u16(), count.status.as_u16()), (204, 204));
    slow_stream.until("n 1.").await;
}

#[tokio::test]
async fn what_the_closure_takes_is_what_the_browser_sends() {
    #[derive(Deserialize)]
    struct MouseOffset {
        x: f64,
        y: f64,
    }
    impl ClientParam for MouseOffset {
        const KEY: &'static str = "mouseOffset";
        const JS: &'static str = "{x:evt.offsetX,y:evt.offsetY}";
    }
    async fn page(cx: Cx) -> Markup {
        let last = cx.tab_cursor("last", String::new());
        html! {
            p { "last " (last) "." }
            i data-on:change=(cx.action(move |Value(n): Value<i32>| last.set((n + 1).to_string()))) { "number" }
            i data-on:change=(cx.action(move |Checked(on)| last.set(on.to_string()))) { "checked" }
            i data-on:keydown=(cx.action(move |Key(key), Value(text): Value| last.set(key + &text)).when("evt.key === 'Enter'")) { "key" }
            i data-on:click=(cx.action(move |at: MouseOffset| last.set(format!("{}:{}", at.x, at.y)))) { "mouse" }
        }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    for expression in [
        "params:{value:evt.target.value}",
        "params:{checked:evt.target.checked}",
        "\"(evt.key === 'Enter')&amp;&amp;@post(",
        "params:{key:evt.key,value:evt.target.value}",
        "params:{mouseOffset:{x:evt.offsetX,y:evt.offsetY}}",
    ] {
        assert!(tab.html.contains(expression), "no {expression} in {}", tab.html);
    }
    for (label, params, shown) in [
        (">number", r#"{"value":"41"}"#, "last 42."),
        (">checked", r#"{"checked":true}"#, "last true."),
        (">key", r#"{"key":"Enter","value":"!"}"#, "last Enter!."),
        (">mouse", r#"{"mouseOffset":{"x":1.5,"y":2}}"#, "last 1.5:2."),
    ] {
        let answer = tab.send(&tab.action(label), &format!("{{\"params\":{params}}}")).await;
        assert_eq!(answer.status, 204, "{}", answer.text());
        stream.until(shown).await;
    }
    let refused = tab.send(&tab.action(">number"), r#"{"params":{"value":"many"}}"#).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("the parameter `value`"), "{}", refused.text());
    for body in ["[", "[1]", r#"{"params": 3}"#, r#"{"signals": "x"}"#] {
        assert_eq!(tab.send(&tab.action(">checked"), body).await.status, 400);
    }
    // What was refused took its turn: the next click does not wait.
    tab.send(&tab.action(">checked"), r#"{"params":{"checked":false}}"#).await;
    stream.until("last false.").await;
}

#[tokio::test]
async fn unchanged_markup_is_the_same_text_and_keys_keep_rows_apart() {
    async fn page(cx: Cx) -> Markup {
        let rows = cx.global_cursor("rows", vec![2, 3]);
        let gone = cx.tab_cursor("gone", 0);
        html! {
            p { "gone " (gone) "." }
            @for row in rows.get() {
                b data-on:click=(cx.action(move || { rows.modify(|rows| rows.retain(|r| *r != row)); gone.set(row) }).key(row)) { "row" (row) ";" }
            }
            b data-on:click=(cx.action(move || gone.set(0))) { "reset" }
        }
    }
    let app = App::new().page("/", "home", page);
    let rows = app.global_cursor("rows", vec![2, 3]);
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/").await;
    let before: Vec<String> = ["row2;", "row3;", "reset"].iter().map(|label| tab.action(label)).collect();
    assert_ne!(before[0], before[1]);
    rows.set(vec![1, 2, 3]);
    let patch = stream.until("row1;").await;
    let after: Vec<String> =
        ["row2;", "row3;", "reset"].iter().map(|label| action_in(&patch, label)).collect();
    assert_eq!(before, after);
    // The person still sees the old page; the click means the row it was made on.
    tab.click("row3;").await;
    stream.until("gone 3.").await;
    // A click on a row that is long gone for everybody: it ran before, and runs no other row's closure now.
    let patch = stream_is_at(&mut stream, &rows, vec![9]).await;
    assert!(!patch.contains("row2;"));
}

async fn stream_is_at(
    stream: &mut crate::client::Stream,
    rows: &hypertide_server::hyper::Cursor<Vec<i32>>,
    value: Vec<i32>,
) -> String {
    let label = format!("row{};", value[0]);
    rows.set(value);
    stream.until(&label).await
}

#[tokio::test]
async fn an_action_of_a_page_that_is_gone_is_not_run() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    async fn page(cx: Cx) -> Markup {
        let n = cx.global_cursor("n", 0);
        let extra = (n.get() == 0).then(|| {
            cx.action(|| {
                RUNS.fetch_add(1, Ordering::SeqCst);
            })
            .key("extra")
        });
        html! { "n " (n) "." @if let Some(extra) = extra { b data-on:click=(extra) { "extra" } } }
    }
    let app = App::new().page("/", "home", page);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    assert_eq!(tab.click("extra").await.status, 204);
    // More renders than are kept for a page that does not say which it shows.
    for value in 1..40 {
        n.set(value);
        stream.until(&format!("n {value}.")).await;
    }
    assert_eq!(tab.click("extra").await.status, 409);
    assert_eq!(tab.send("abc123", "{}").await.status, 404, "an id the page never had");
    let client = tab.client.with("hyper-click", "0badcafe 3 1");
    assert_eq!(client.post(&tab.action_path(&tab.action("extra")), "{}").await.status, 409);
    assert_eq!(RUNS.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn signals_come_with_actions_and_are_patched_by_them() {
    async fn page(cx: Cx) -> Markup {
        let name = cx.signal("user.first-name", String::new());
        let count = cx.signal("count", 1);
        let open = cx.local_signal("open", false);
        let names = cx.tab_cursor("names", String::new());
        html! {
            input data-bind=(name);
            p data-show=(open.expr()) data-text=(name.expr()) { "names " (names) "." }
            b data-on:click=(cx.action(move || {
                names.set(name.get());
                name.set(String::new());
                count.update(|n| n * 2);
                assert_eq!((name.get().as_str(), count.get()), ("", 42));
            })) { "save" }
        }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    for part in [
        r#"data-signals__ifmissing="{&quot;_open&quot;:false,&quot;count&quot;:1,&quot;user&quot;:{&quot;firstName&quot;:&quot;&quot;}}""#,
        r#"data-bind="user.firstName""#,
        r#"data-show="$_open""#,
        r#"data-text="$user.firstName""#,
        "payload:{signals:{count:$count,user:{firstName:$user.firstName}},params:{}}",
    ] {
        assert!(tab.html.contains(part), "no {part} in {}", tab.html);
    }
    let body = r#"{"signals": {"user": {"firstName": "Ada"}, "count": 21}}"#;
    assert_eq!(tab.send(&tab.action("save"), body).await.status, 204);
    stream.until("names Ada.").await;
    let patch = stream.until("datastar-patch-signals").await;
    assert!(patch.contains(r#""count":42"#) && patch.contains(r#""user":{"firstName":""}"#), "{patch}");
}

#[tokio::test]
async fn navigation_is_in_order_with_the_clicks() {
    async fn home(cx: Cx) -> Markup {
        let n = cx.session_cursor("n", 0);
        let user = cx.navigate("user").param("id", "4/2").query("tab", "posts & more");
        html! {
            b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" }
            a href=(user.href()) data-on:click=(user.click()) { "user" }
        }
    }
    async fn user(cx: Cx) -> Markup {
        let route = cx.route();
        let n = cx.session_cursor("n", 0);
        html! {
            p { (route.name()) " " (route.param("id").unwrap_or("?")) " " (route.query("tab").unwrap_or("?")) " " (n) "." }
            b data-on:click=(cx.action({ let cx = cx.clone(); move || n.set(cx.route().path().len()) })) { "where" }
        }
    }
    let app = App::new()
        .page("/", "home", home)
        .title("Home")
        .page("/user/{id}", "user", user)
        .title(|cx: &Cx| format!("User {}", cx.route().param("id").unwrap_or_default()));
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let href = "/user/4%2F2?tab=posts+%26+more";
    assert!(tab.html.contains(&format!("href=\"{}\"", href.replace('&', "&amp;"))), "{}", tab.html);
    assert!(
        tab.html.contains("history.pushState({},'User 4/2','/user/4%2F2?tab=posts+%26+more')"),
        "{}",
        tab.html
    );
    assert!(tab.html.contains("evt.button||evt.metaKey||evt.ctrlKey"));
    tab.click("count").await;
    assert_eq!(tab.go(href).await.status, 204);
    let head = stream.until("data: selector head").await;
    assert!(head.contains("<title>User 4/2</title>"));
    let page = stream.until("user 4/2 posts &amp; more 1.").await;
    tab.send(&action_in(&page, "where"), "{}").await;
    stream.until("user 4/2 posts &amp; more 11.").await;
    tab.go("/").await;
    stream.until(">count<").await;
    // A path that is no page of ours is left to the browser; one that is no path is refused.
    assert_eq!(tab.go("/elsewhere?x=1").await.status, 204);
    assert!(stream.until("leave").await.contains(r#""leave":"1 /elsewhere?x=1""#));
    for path in ["//evil.test/", "https://evil.test/", "/\\evil.test", ""] {
        assert_eq!(tab.go(path).await.status, 400, "{path}");
    }
}
