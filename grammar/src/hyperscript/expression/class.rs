//! `.class`: the elements with that class.
