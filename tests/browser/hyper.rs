//! Pages that live on the server, in real tabs: whose state is whose, what changes under a page that stays open, and
//! what a lost connection does to it.

use hypertide_server::hyper::{App, Client, Cx, Routes};
use hypertide_tests::Outcome;
use hypertide_tests::application::Application;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::suite::Suite;
use maud::{Markup, html};
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn add(suite: &mut Suite) {
    suite.test_with_each_client(
        "hyper::a global cursor is everybody's, a session's one browser's, a tab's one tab's",
        isolation,
    );
    suite.test_with_each_client(
        "hyper::a path cursor moves the address of its tab only, and back goes back",
        address,
    );
    suite.test_with_each_client("hyper::replaced pages and titles reach a page that stays open", live_routes);
    suite.test_with_each_client("hyper::a replaced head reaches a page that stays open", live_head);
    suite.test_with_each_client(
        "hyper::a link goes to another page without a new document, and history knows it",
        navigation,
    );
    suite.test_with_each_client(
        "hyper::a page comes back by itself and finds its state where the process lived on",
        reconnected,
    );
    suite.test_with_each_client(
        "hyper::a page of a process that is gone comes back by itself, with what was typed",
        restarted,
    );
    suite.test_with_each_client(
        "hyper::pages that were left, and are kept by the browser, leave it its connections",
        left,
    );
    suite.test_with_each_client("hyper::a form is sent whole, with its files", form);
}

/// A number of each scope, each with a button that counts it.
async fn scopes(cx: Cx) -> Markup {
    let path = cx.path_cursor("path", 0);
    let all = [
        ("global", cx.global_cursor("n", 0)),
        ("session", cx.session_cursor("n", 0)),
        ("tab", cx.tab_cursor("n", 0)),
        ("path", path),
    ];
    html! {
        (started())
        @for (name, cursor) in all {
            button id=(name) data-on:click=(cx.action(move || cursor.update(|n| n + 1)).key(name)) { (cursor) }
        }
    }
}

async fn open(browser: &Browser, application: &Application) -> Outcome<Tab> {
    let tab = browser.tab().await?;
    live(&tab, &application.url("/")).await?;
    Ok(tab)
}

/// Loads a page, and waits until its client has started: before that, nobody hears a click.
async fn live(tab: &Tab, url: &str) -> Outcome {
    tab.goto(url).await?;
    tab.wait_until("window.started").await
}

/// Tells [`live`] that the client has started.
fn started() -> Markup {
    html! { span hidden data-init="window.started = true" {} }
}

async fn shows(tab: &Tab, global: u32, session: u32, own: u32, path: u32) -> Outcome {
    for (name, n) in [("#global", global), ("#session", session), ("#tab", own), ("#path", path)] {
        tab.wait_for_text(name, &n.to_string()).await?;
    }
    Ok(())
}

async fn isolation(browser: Arc<Browser>, client: Client) -> Outcome {
    let app = App::new().page("/", "home", scopes).client(client);
    let application = Application::serve(app).await?;
    let one = open(&browser, &application).await?;
    let beside = browser.tab_beside(&one).await?;
    live(&beside, &application.url("/")).await?;
    let stranger = open(&browser, &application).await?;
    // Of the tabs of one window only the one in front is shown.
    one.page().bring_to_front().await?;
    for button in ["#global", "#session", "#tab", "#path"] {
        one.click(button).await?;
    }
    shows(&one, 1, 1, 1, 1).await?;
    shows(&beside, 1, 1, 0, 0).await?;
    shows(&stranger, 1, 0, 0, 0).await?;
    stranger.click("#session").await?;
    beside.page().bring_to_front().await?;
    beside.click("#tab").await?;
    shows(&stranger, 1, 1, 0, 0).await?;
    shows(&beside, 1, 1, 1, 0).await?;
    // A reload keeps what is not the tab's.
    live(&one, &application.url("/?path=1")).await?;
    shows(&one, 1, 1, 0, 1).await?;
    browser.discard(stranger).await?;
    drop(beside);
    browser.discard(one).await
}

async fn address(browser: Arc<Browser>, client: Client) -> Outcome {
    let app = App::new().page("/", "home", scopes).client(client);
    let application = Application::serve(app).await?;
    let tab = open(&browser, &application).await?;
    for expected in ["?path=1", "?path=2"] {
        tab.click("#path").await?;
        tab.wait_until(&format!("location.search === '{expected}'")).await?;
    }
    tab.click("#tab").await?;
    tab.wait_for_text("#tab", "1").await?;
    let _: bool = tab.evaluate("history.back() ?? true").await?;
    tab.wait_until("location.search === '?path=1'").await?;
    shows(&tab, 0, 0, 1, 1).await?;
    let _: bool = tab.evaluate("history.forward() ?? true").await?;
    shows(&tab, 0, 0, 1, 2).await?;
    browser.discard(tab).await
}

async fn live_routes(browser: Arc<Browser>, client: Client) -> Outcome {
    let app = App::new().client(client).routes(Routes::new().page("/", "home", scopes).title("Before"));
    let handle = app.handle();
    let application = Application::serve(app).await?;
    let tab = open(&browser, &application).await?;
    tab.click("#tab").await?;
    tab.wait_for_text("#tab", "1").await?;
    let marked: bool = tab.evaluate("window.same = document.title === 'Before'").await?;
    let after = async |cx: Cx| html! { h1 { "Now it is " (cx.tab_cursor("n", 0)) } };
    handle.replace_routes(Routes::new().page("/", "home", after).title("After"));
    tab.wait_for_text("h1", "Now it is 1").await?;
    tab.wait_until("document.title === 'After' && window.same").await?;
    if !marked {
        return Err("the page was not called Before".into());
    }
    browser.discard(tab).await
}

async fn live_head(browser: Arc<Browser>, client: Client) -> Outcome {
    let app = App::new().page("/", "home", scopes).client(client);
    let app = app.head(html! { meta name="colour" content="red"; style { ":root { --colour: red }" } });
    let handle = app.handle();
    let application = Application::serve(app).await?;
    let tab = open(&browser, &application).await?;
    let colour = "getComputedStyle(document.documentElement).getPropertyValue('--colour')";
    tab.wait_until(&format!("{colour} === 'red' && (window.style = document.querySelector('style'))"))
        .await?;
    let scripts: u32 = tab.evaluate("document.scripts.length").await?;
    handle.replace_head(|cx: &Cx| {
        let n = cx.tab_cursor("n", 0);
        html! { meta name="colour" content={ "blue " (n) }; style { ":root { --colour: blue }" } }
    });
    tab.wait_until(&format!("{colour} === 'blue'")).await?;
    tab.click("#tab").await?;
    tab.wait_until("document.querySelector('meta[name=colour]').content === 'blue 1'").await?;
    // What did not change is what it was, and the client did not start again.
    tab.wait_until(&format!(
        "window.style === document.querySelector('style') && document.scripts.length === {scripts}"
    ))
    .await?;
    browser.discard(tab).await
}

async fn navigation(browser: Arc<Browser>, client: Client) -> Outcome {
    async fn home(cx: Cx) -> Markup {
        let user = cx.navigate("user").param("id", "a/b").query("tab", "posts");
        html! { (started()) a href=(user.href()) data-on:click=(user.click()) { "User" } }
    }
    async fn user(cx: Cx) -> Markup {
        let route = cx.route();
        html! { p { (route.param("id").unwrap_or_default()) " " (route.query("tab").unwrap_or_default()) } }
    }
    let title = |cx: &Cx| format!("User {}", cx.route().param("id").unwrap_or_default());
    let app = App::new().client(client).page("/", "home", home).title("Home");
    let application = Application::serve(app.page("/user/{id}", "user", user).title(title)).await?;
    let tab = open(&browser, &application).await?;
    let _: bool = tab.evaluate("window.same = true").await?;
    for _ in 0..2 {
        tab.click("a").await?;
        tab.wait_for_text("p", "a/b posts").await?;
        tab.wait_until("document.title === 'User a/b' && location.pathname === '/user/a%2Fb'").await?;
        let _: bool = tab.evaluate("history.back() ?? true").await?;
        tab.wait_until("document.title === 'Home' && window.same && document.querySelector('a')").await?;
    }
    browser.discard(tab).await
}

async fn reconnected(browser: Arc<Browser>, client: Client) -> Outcome {
    let app = App::new().page("/", "home", scopes).client(client);
    let global = app.global_cursor("n", 0);
    let application = Application::serve(app).await?;
    let tab = open(&browser, &application).await?;
    tab.click("#tab").await?;
    tab.wait_for_text("#tab", "1").await?;
    application.stop();
    // Both what it had and what it missed are there when it is back; a click meanwhile comes through, once.
    global.set(7);
    tab.click("#tab").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    application.start();
    shows(&tab, 7, 0, 2, 0).await?;
    tab.click("#tab").await?;
    shows(&tab, 7, 0, 3, 0).await?;
    browser.discard(tab).await
}

async fn restarted(browser: Arc<Browser>, client: Client) -> Outcome {
    async fn page(cx: Cx) -> Markup {
        let name = cx.signal("name", String::new());
        let path = cx.path_cursor("path", 0);
        let said = cx.tab_cursor("said", String::new());
        html! {
            (started())
            input #name data-bind=(name);
            input #free;
            button #path data-on:click=(cx.action(move || path.update(|n| n + 1))) { (path) }
            button #say data-on:click=(cx.action(move || said.set(name.get()))) { (said) }
            i #known { (name.get()) }
        }
    }
    // Another application in the place of the first is what another process is.
    let app = || App::new().page("/", "home", page).client(client.clone());
    let mut first = Application::serve(app()).await?;
    let tab = open(&browser, &first).await?;
    tab.click("#path").await?;
    tab.wait_until("location.search === '?path=1'").await?;
    tab.type_into("#name", "Ada").await?;
    tab.type_into("#free", "typed").await?;
    tab.click("#say").await?;
    tab.wait_for_text("#say", "Ada").await?;
    first.replace(app()).await?;
    // The cursors of the tab are gone, those of the address are not, and what was typed is the person's.
    tab.wait_for_text("#say", "").await?;
    tab.wait_for_text("#path", "1").await?;
    tab.wait_until("document.querySelector('#name').value === 'Ada'").await?;
    tab.wait_until("document.querySelector('#free').value === 'typed'").await?;
    tab.wait_for_text("#known", "Ada").await?;
    tab.click("#say").await?;
    tab.wait_for_text("#say", "Ada").await?;
    browser.discard(tab).await
}

async fn form(browser: Arc<Browser>, client: Client) -> Outcome {
    use hypertide_server::hyper::{FormData, Upload};
    #[derive(serde::Deserialize)]
    struct Entry {
        name: String,
        file: Upload,
        how: String,
    }
    async fn page(cx: Cx) -> Markup {
        let got = cx.tab_cursor("got", String::new());
        let enter = cx.action(move |FormData(entry): FormData<Entry>| {
            got.set(format!("{} {} {} {}", entry.name, entry.file.name, entry.file.bytes.len(), entry.how));
        });
        html! {
            (started())
            form enctype="multipart/form-data" data-on:submit=(enter) {
                input #name name="name" required;
                input #file name="file" type="file";
                button name="how" value="kept" { "Keep" }
            }
            p { (got) }
        }
    }
    let application = Application::serve(App::new().page("/", "home", page).client(client)).await?;
    let tab = open(&browser, &application).await?;
    let chosen = "(() => { const files = new DataTransfer(); files.items.add(new File(['12345'], 'a.txt'));
        document.querySelector('#file').files = files.files; return true })()";
    let _: bool = tab.evaluate(chosen).await?;
    // Nothing is sent that the browser finds wanting.
    tab.click("button").await?;
    tab.type_into("#name", "Ada & co").await?;
    tab.click("button").await?;
    tab.wait_for_text("p", "Ada & co a.txt 5 kept").await?;
    browser.discard(tab).await
}

async fn left(browser: Arc<Browser>, client: Client) -> Outcome {
    let mut app = App::new().client(client);
    // More pages than a browser has connections for one server.
    for n in 0..8 {
        app = app.page(&format!("/{n}"), &format!("page {n}"), scopes);
    }
    let application = Application::serve(app).await?;
    let tab = browser.tab().await?;
    for n in 0..8 {
        live(&tab, &application.url(&format!("/{n}"))).await?;
        tab.click("#session").await?;
        tab.wait_for_text("#session", &(n + 1).to_string()).await?;
    }
    // The page before is alive again when the person goes back to it.
    let _: bool = tab.evaluate("history.back() ?? true").await?;
    tab.wait_until("location.pathname === '/6'").await?;
    tab.wait_for_text("#session", "8").await?;
    tab.click("#session").await?;
    tab.wait_for_text("#session", "9").await?;
    browser.discard(tab).await
}
