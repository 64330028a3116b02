//! `keydown__enter`: keys of the keyboard, for which Datastar has no modifiers.

use super::spelling::instead;

/// The conditions that tell keys.
const KEYS: &[(&str, &str)] = &[
    ("enter", "evt.key == 'Enter'"),
    ("return", "evt.key == 'Enter'"),
    ("escape", "evt.key == 'Escape'"),
    ("esc", "evt.key == 'Escape'"),
    ("space", "evt.key == ' '"),
    ("tab", "evt.key == 'Tab'"),
    ("backspace", "evt.key == 'Backspace'"),
    ("delete", "evt.key == 'Delete'"),
    ("del", "evt.key == 'Delete'"),
    ("up", "evt.key == 'ArrowUp'"),
    ("down", "evt.key == 'ArrowDown'"),
    ("left", "evt.key == 'ArrowLeft'"),
    ("right", "evt.key == 'ArrowRight'"),
    ("arrowup", "evt.key == 'ArrowUp'"),
    ("arrowdown", "evt.key == 'ArrowDown'"),
    ("arrowleft", "evt.key == 'ArrowLeft'"),
    ("arrowright", "evt.key == 'ArrowRight'"),
    ("shift", "evt.shiftKey"),
    ("ctrl", "evt.ctrlKey"),
    ("control", "evt.ctrlKey"),
    ("alt", "evt.altKey"),
    ("meta", "evt.metaKey"),
    ("cmd", "evt.metaKey"),
];

/// The name that `evt.key` has for a key, where this is another one for it.
pub(crate) fn renamed(key: &str) -> Option<&'static str> {
    let name = instead(key, KEYS)?.strip_prefix("evt.key == '")?.strip_suffix('\'')?;
    (name != key).then_some(name)
}

/// What is said of the name of a key: how the expression tells it.
pub(super) fn told(key: &str) -> Option<String> {
    instead(key, KEYS).map(|condition| format!("the expression tells the key: `{condition} && …`"))
}
