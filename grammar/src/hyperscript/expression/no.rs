//! `no x`: is it null, undefined or empty?
