//! `x.y`: a property.
