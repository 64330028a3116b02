//! Variables of the page: some that the server reads and writes, some that it never sees.

use hypertide_server::hyper::Cx;
use maud::{Markup, html};

pub(super) async fn page(cx: Cx) -> Markup {
    let name = cx.signal("name", String::new());
    let cups = cx.signal("cups", 1);
    let open = cx.local_signal("open", false);
    let orders = cx.tab_cursor("orders", Vec::<String>::new());

    let order = cx.action(move || {
        orders.modify(|all| all.push(format!("{} for {}", cups.get(), name.get())));
        name.set(String::new());
        cups.set(1);
    });
    html! {
        div.fields {
            label { "Your name" input data-bind=(name) autocomplete="off"; }
            label { "Cups of tea " b data-text=(cups.expr()) {} input type="range" min="1" max="12" data-bind=(cups); }
            // All of this happens in the page.
            p.note data-show=(format!("{} !== ''", name.expr())) {
                span #greeting data-text=(format!("`Good morning, ${{{}}}.`", name.expr())) {}
            }
            button data-on:click=(order.named("order")) data-attr:disabled=(format!("{} === ''", name.expr())) { "Order" }
        }
        ul.log #orders {
            @for order in &orders.get() { li { (order) } }
            @if orders.get().is_empty() { li { span { "Nothing ordered." } } }
        }
        div.buttons {
            button aria-controls="more" data-attr:aria-expanded=(format!("String({})", open.expr()))
                data-on:click=(format!("{0} = !{0}", open.expr())) { "What did the server see?" }
        }
        p.note #more data-show=(open.expr()) style="display: none" {
            "The name and the cups, when you ordered. Not your typing, and not whether this is open."
        }
    }
}
