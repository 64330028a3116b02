//! `some x`: is there anything in it?
