//! A folder with a page and stream scripts, as `hypertide serve DIR` serves it, and the bundle as it is committed.

use crate::folder::Folder;
use hypertide_tests::suite::Suite;

/// Adds the tests.
pub(crate) fn add(suite: &mut Suite) {
    suite.test("serve::a_page_runs_before_its_backend_exists", async |browser| {
        let folder = Folder::serve(&[
            ("index.html", PAGE),
            ("prices.sse", ": every 5ms\nevent: tick\ndata: {\"n\": {{n}}}\n\n: loop 40\n"),
        ])
        .await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_until("seen.length >= 40").await?;
        tab.wait_for_text("#last", "40").await?;
        assert_eq!(tab.evaluate::<u64>("seen.length").await?, 40);
        tab.wait_for_text("#state", "no-content").await?;
        browser.discard(tab).await
    });
    suite.test("serve::markup_that_a_page_fetches_brings_no_reload_script_along", async |browser| {
        let page = r#"<!doctype html><script type="module" src="/pkg/hypertide.js"></script>
<p _="init fetch /part.html then put it into me"></p><b id="patched" data-init="@get('/patch.html')"></b>"#;
        let folder = Folder::serve(&[
            ("index.html", page),
            ("part.html", "<i>part</i>"),
            ("patch.html", "<b id=\"patched\"><i>patch</i></b>"),
        ])
        .await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_for_text("p", "part").await?;
        tab.wait_for_text("#patched", "patch").await?;
        assert_eq!(tab.evaluate::<String>("document.querySelector('p').innerHTML").await?, "<i>part</i>");
        let reloading = "document.querySelectorAll('script[src*=reload]').length";
        assert_eq!(tab.evaluate::<u64>(reloading).await?, 1, "the page's own");
        browser.discard(tab).await
    });
    suite.test("serve::rehearsed_failures_lose_and_repeat_nothing", async |browser| {
        let script = ": start\nevent: tick\ndata: {\"n\": {{n}}}\n\n: loop 5\n\
            : drop\n\
            event: tick\ndata: {\"n\": {{n}}}\n\n\
            : part event: tick\n: drop\n\
            event: tick\ndata: {\"n\": {{n}}}\n\n\
            : status 503 retry-after 0\n: drop\n\
            event: tick\ndata: {\"n\": {{n}}}\n\n\
            : status 429 times 2\n: end\n\
            : start\nevent: tick\ndata: {\"n\": {{n}}}\n\n: wait 1ms\n: loop 20\n";
        let folder = Folder::serve(&[("index.html", PAGE), ("prices.sse", script)]).await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_until("seen.includes(28)").await?;
        tab.wait_for_text("#last", "28").await?;
        let seen: Vec<u64> = tab.evaluate("seen").await?;
        assert_eq!(seen, (1..=28).collect::<Vec<_>>());
        browser.discard(tab).await
    });
}

const PAGE: &str = r#"<!doctype html>
<script>window.seen = []</script>
<script type="module" src="/pkg/hypertide.js"></script>
<script type="text/hyperscript">
  eventsource Prices from /prices with retry 5ms to 20ms
    on tick as json
      put it.n into #last
      call seen.push(it.n)
    end
    on close
      put it.reason into #state
    end
  end
</script>
<output id="last"></output> <output id="state"></output>
"#;
