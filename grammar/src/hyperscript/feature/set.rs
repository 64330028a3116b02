//! `set` as a feature: a variable that is there before anything runs. Its struct is the command's.
