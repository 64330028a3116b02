//! Whether a loop ever pauses.

use super::{Kind, Op};

/// Whether a `: every` holds behind these ops, where `paced` says so for before them.
pub(super) fn is_paced_behind<'a>(ops: impl IntoIterator<Item = &'a Op>, paced: bool) -> bool {
    let paces = ops.into_iter().filter_map(|op| match op {
        Op::Every(span) => Some(!span.high.is_zero()),
        _ => None,
    });
    paces.last().unwrap_or(paced)
}

/// Whether something in each pass of an endless loop but the first holds it up or ends the connection. `paced` is whether a
/// `: every` holds above it. A `: wait` counts whatever its length: `: wait 0s` says that none is meant.
pub(super) fn pauses(body: &[Op], paced: bool) -> bool {
    let mut paced = is_paced_behind(body, paced);
    body.iter().any(|op| match op {
        Op::Wait(_) | Op::Stall(_) | Op::Drop | Op::End => true,
        // Only what has data, or could have had, keeps its distance: a comment does not.
        Op::Block { kind, .. } => paced && *kind != Kind::Silent,
        Op::Every(span) => {
            paced = !span.high.is_zero();
            false
        }
        _ => false,
    })
}
