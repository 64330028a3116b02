//! The figures, for programs and for people.

use std::{fmt::Write, time::Duration};

use serde_json::json;

use crate::{
    load::{Level, Load},
    variant::Variant,
};

/// CPU time of the server for each delivered event.
pub(crate) struct Figure {
    pub(crate) level: Level,
    pub(crate) load: Load,
    pub(crate) variant: Variant,
    pub(crate) cpu: Duration,
}

impl Figure {
    pub(crate) fn json(&self) -> String {
        json!({
            "bench": "hub",
            "level": self.level.name(),
            "load": self.load.name(),
            "variant": self.variant.name(),
            "cpu_ns_per_delivered_event": self.cpu.as_nanos(),
        })
        .to_string()
    }
}

/// One row for each level and load. The ratios are the hub's share of what the `datastar` crate's way takes; the
/// second without the system's own part, which both have in common.
pub(crate) fn table(figures: &[Figure], readers: usize) -> String {
    let mut text = format!("CPU time of the server per delivered event, {readers} readers, 2 KB\n\n");
    text.push_str("| level | load |");
    for variant in Variant::ALL {
        let _ = write!(text, " {} |", variant.name());
    }
    text.push_str(" hub / datastar | both less bare sockets |\n|---|---|");
    text.push_str(&"---:|".repeat(Variant::ALL.len() + 2));
    text.push('\n');
    let mut rows: Vec<(Level, Load)> = Vec::new();
    for figure in figures {
        if !rows.contains(&(figure.level, figure.load)) {
            rows.push((figure.level, figure.load));
        }
    }
    for (level, load) in rows {
        let cpu = |variant| {
            let row = figures
                .iter()
                .find(|figure| figure.level == level && figure.load == load && figure.variant == variant);
            row.map(|figure| figure.cpu.as_nanos() as f64 / 1_000.0)
        };
        let _ = write!(text, "| {} | {} |", level.name(), load.name());
        for variant in Variant::ALL {
            cell(&mut text, cpu(variant).map(|cpu| format!("{cpu:.3} µs")));
        }
        // Under a flow the hub is the one that coalesces.
        let hub = cpu(Variant::Coalescing).or(cpu(Variant::Hub));
        let both = hub.zip(cpu(Variant::Datastar));
        cell(&mut text, both.map(|(hub, datastar)| format!("{:.2}", hub / datastar)));
        let less = both.zip(cpu(Variant::Sockets));
        let less = less.map(|((hub, datastar), bare)| format!("{:.2}", (hub - bare) / (datastar - bare)));
        cell(&mut text, less);
        text.push('\n');
    }
    text
}

fn cell(text: &mut String, content: Option<String>) {
    let _ = write!(text, " {} |", content.unwrap_or_default());
}
