//! Which names a server on this machine answers to.
//!
//! A page anywhere can have its own name point at 127.0.0.1 once it is loaded ("DNS rebinding"), and then read what a
//! server here says as if it were its own. The browser still sends that name as the host, so it can be told.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The names that are ours: addresses, which nobody can point elsewhere, `localhost` and what ends with `.localhost`,
/// and those that were given.
#[derive(Clone, Debug, Default)]
pub struct OwnNames {
    given: Vec<String>,
}

impl OwnNames {
    /// Our names, and these.
    pub fn and(given: Vec<String>) -> Self {
        Self { given }
    }

    /// Whether `host`, with or without a port, is ours.
    pub fn has(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => return address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => host.rsplit_once(':').map_or(host, |(name, _)| name),
        };
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        name == "localhost"
            || name.ends_with(".localhost")
            || name.parse::<std::net::Ipv4Addr>().is_ok()
            || self.given.iter().any(|given| given.eq_ignore_ascii_case(&name))
    }

    /// What a request for a name that is not ours is answered, 403; `None` where it is ours, or names nothing, as no
    /// browser does.
    pub fn refusal(&self, request: &Request) -> Option<Response> {
        let header = request.headers().get(header::HOST).map(|host| host.to_str().unwrap_or_default());
        let host = request.uri().authority().map(|authority| authority.as_str()).or(header)?;
        if self.has(host) {
            return None;
        }
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let text = format!(
            "this server is for its own machine, and does not go by the name `{name}`; \
             if it should, start it with --allow-host {name}\n"
        );
        Some((StatusCode::FORBIDDEN, text).into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_localhost_are_ours_and_other_names_are_not() {
        let names = OwnNames::default();
        for ours in
            ["localhost", "LOCALHOST:3000", "app.localhost:1", "127.0.0.1:3000", "[::1]:3000", "192.168.1.5"]
        {
            assert!(names.has(ours), "{ours}");
        }
        for other in
            ["evil.test", "localhost.evil.test:3000", "127.0.0.1.evil.test", "notlocalhost", "", "[evil]"]
        {
            assert!(!names.has(other), "{other}");
        }
        let named = OwnNames::and(vec!["box.lan".into()]);
        assert!(named.has("Box.lan:3000") && !named.has("other.box.lan"));
    }
}
