//! `return`: ends the run, with a value.
