//! `wait 2`: times without a unit, which are milliseconds.

use super::About;
use crate::finding::Finding;
use crate::hyperscript::feature::eventsource::{LONGEST, RETRY, TIMEOUT};
use crate::hyperscript::feature::on::event::{DEBOUNCED, THROTTLED};
use crate::hyperscript::node::{Form, Node};

/// A time that is hardly meant in milliseconds.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    // Up to which number each is more likely to be one of seconds.
    let times: &[(usize, f64)] = match node.form {
        Form::EventSource => &[(TIMEOUT, 300.0), (RETRY, 60.0), (LONGEST, 300.0)],
        Form::Event if node.nodes.len() > DEBOUNCED => &[(DEBOUNCED, 5.0), (THROTTLED, 5.0)],
        Form::Wait => &[(0, 30.0)],
        Form::Toggle => &[(2, 30.0)],
        Form::WaitFor => &[(0, 30.0), (1, 30.0), (2, 30.0)],
        _ => return,
    };
    for (at, most) in times {
        let time = node.node(*at);
        let digits = about.at(time.span);
        let is_time = matches!(time.form, Form::Duration | Form::Number) && digits == time.text;
        if is_time && digits.parse::<f64>().is_ok_and(|number| number > 0.0 && number <= *most) {
            let message = format!("without a unit this is {digits}ms");
            out.push(Finding::doubt(time.span, message).meaning(format!("{digits}s")));
        }
    }
}
