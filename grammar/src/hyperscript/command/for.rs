//! `for`: runs commands for each of a collection. The tree has it as `Repeat`.
