//! `beep! x`: shows a value on the console and passes it on.
