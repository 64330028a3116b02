//! `[1, 2, 3]`: a list. The tree has it as a plain `Vec`.
