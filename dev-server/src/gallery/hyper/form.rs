//! A form, read as a type; and fields that tell of themselves.

use hypertide_server::hyper::{Checked, Cx, FormData, Upload, Value};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Entry {
    name: String,
    seats: u8,
    portrait: Option<Upload>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Guest {
    name: String,
    seats: u8,
    portrait: Option<String>,
}

impl From<Entry> for Guest {
    fn from(Entry { name, seats, portrait }: Entry) -> Self {
        let portrait = portrait.map(|file| format!("{}, {} bytes", file.name, file.bytes.len()));
        Self { name: name.trim().to_owned(), seats, portrait }
    }
}

pub(super) async fn page(cx: Cx) -> Markup {
    let guests = cx.tab_cursor("guests", Vec::<Guest>::new());
    let problem = cx.tab_cursor("problem", String::new());
    let sorted = cx.tab_cursor("sorted", false);
    let least = cx.tab_cursor("least", 1);

    let enter = cx.action(move |FormData(entry): FormData<Entry>| {
        let guest = Guest::from(entry);
        if guests.get().iter().any(|known| known.name == guest.name) {
            problem.set(format!("{} is on the list already.", guest.name));
        } else {
            problem.set(String::new());
            guests.modify(|all| all.push(guest));
        }
    });

    let mut shown = guests.get();
    shown.retain(|guest| guest.seats >= least.get());
    if sorted.get() {
        shown.sort_by(|one, other| one.name.cmp(&other.name));
    }
    html! {
        // A form of another id is another form: after each entry an empty one.
        form.fields id={ "entry-" (guests.get().len()) } enctype="multipart/form-data" data-on:submit=(enter.named("enter")) {
            label { "Name" input name="name" required maxlength="40" autocomplete="off"; }
            label { "Seats" input name="seats" type="number" min="1" max="9" value="2" required; }
            label { "Portrait" input name="portrait" type="file"; }
            button { "Put on the list" }
        }
        p.note.problem #problem role="status" { (problem) }
        div.filters {
            label { input type="checkbox" checked[sorted.get()] data-on:change=(cx.action(move |Checked(on)| sorted.set(on)).named("sort")); "By name" }
            label {
                "At least "
                select data-on:change=(cx.action(move |Value(seats): Value<u8>| least.set(seats)).named("least")) {
                    @for seats in 1..=4 { option value=(seats) selected[seats == least.get()] { (seats) } }
                }
                " seats"
            }
        }
        ul.log #guests {
            @for guest in &shown {
                li { b { (guest.name) } " " span { (guest.seats) " seats" @if let Some(portrait) = &guest.portrait { ", " (portrait) } } }
            }
            @if shown.is_empty() { li { span { "Nobody yet." } } }
        }
    }
}
