//! Whether a request may change anything.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::shared::Config;

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) &'static str);

const OTHER_NAME: &str = "This server does not go by that name: App::host says by which it does.";
const OTHER_SITE: &str = "Only pages of this site may do that. Behind a proxy, App::trusted_proxy or App::host says what this site is.";
const NO_SITE: &str = "The request does not say which site it comes from, in Sec-Fetch-Site or Origin.";

/// How the person's browser reached us, as far as it can be known: what a proxy says counts only where the proxy is
/// trusted.
struct Reached<'a> {
    host: Option<&'a str>,
    https: bool,
}

fn reached<'a>(config: &Config, headers: &'a HeaderMap, peer: Option<IpAddr>) -> Reached<'a> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // A chain of proxies appends; the trusted one is the last.
    let last = |name: &str| text(name).and_then(|value| value.rsplit(',').next()).map(str::trim);
    if peer.is_some_and(|peer| config.proxies.contains(&peer.to_canonical())) {
        let host = last("x-forwarded-host").or_else(|| text("host"));
        let https =
            last("x-forwarded-proto").map_or(config.secure, |scheme| scheme.eq_ignore_ascii_case("https"));
        return Reached { host, https };
    }
    Reached { host: text("host"), https: config.secure }
}

pub(crate) fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

/// Whether the person's browser talks TLS, so that cookies may insist on it.
pub(crate) fn secure(config: &Config, parts: &Parts) -> bool {
    reached(config, &parts.headers, peer(parts)).https
}

/// Lets through what a page of our own asked for. Browsers say so in `Sec-Fetch-Site`; where that is absent, `Origin`
/// must be us.
///
/// # Errors
/// What to answer else.
pub(crate) fn may_change(config: &Config, parts: &Parts) -> Result<(), Refusal> {
    let headers = &parts.headers;
    let reached = reached(config, headers, peer(parts));
    let ours = |host: &str| match config.hosts.is_empty() {
        true => reached.host.is_some_and(|known| known.eq_ignore_ascii_case(host)),
        false => config.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)),
    };
    // A name that someone else has pointed at us is not ours, whatever the browser says.
    if !config.hosts.is_empty() && !reached.host.is_some_and(ours) {
        return Err(Refusal(OTHER_NAME));
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        return if site == "same-origin" { Ok(()) } else { Err(Refusal(OTHER_SITE)) };
    }
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let Some((scheme, host)) = origin.and_then(|origin| origin.split_once("://")) else {
        return Err(Refusal(NO_SITE));
    };
    let right_scheme = scheme == "https" || (scheme == "http" && !reached.https);
    if right_scheme && ours(host) { Ok(()) } else { Err(Refusal(OTHER_SITE)) }
}

/// Lets through what may read a tab: the page itself.
///
/// # Errors
/// What to answer else.
pub(crate) fn may_read(parts: &Parts) -> Result<(), Refusal> {
    match parts.headers.get("sec-fetch-site") {
        Some(site) if site != "same-origin" && site != "none" => Err(Refusal(OTHER_SITE)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 80))));
        parts
    }

    fn allowed(config: &Config, headers: &[(&str, &str)]) -> bool {
        may_change(config, &parts(headers)).is_ok()
    }

    #[test]
    fn browsers_say_where_a_request_comes_from() {
        let config = Config::default();
        assert!(allowed(&config, &[("sec-fetch-site", "same-origin")]));
        for site in ["cross-site", "same-site", "none"] {
            let lies = [("sec-fetch-site", site), ("host", "a.test"), ("origin", "http://a.test")];
            assert!(!allowed(&config, &lies));
        }
        assert!(!allowed(&config, &[("host", "a.test")]));
        assert!(!allowed(&config, &[("host", "a.test"), ("origin", "null")]));
        assert!(allowed(&config, &[("host", "a.test:81"), ("origin", "http://a.test:81")]));
        assert!(!allowed(&config, &[("host", "a.test"), ("origin", "http://b.test")]));
        assert!(!allowed(&config, &[("host", "a.test"), ("origin", "http://a.test.b.test")]));
    }

    #[test]
    fn a_configured_host_is_the_only_one() {
        let config = Config { hosts: vec!["a.test".into()], ..Config::default() };
        assert!(allowed(&config, &[("host", "a.test"), ("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&config, &[("host", "b.test"), ("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&config, &[("host", "b.test"), ("origin", "http://b.test")]));
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let forwarded = [
            ("host", "inner"),
            ("x-forwarded-host", "a.test"),
            ("x-forwarded-proto", "https"),
            ("origin", "https://a.test"),
        ];
        assert!(!allowed(&Config::default(), &forwarded));
        let trusting = Config { proxies: vec![[10, 0, 0, 1].into()], ..Config::default() };
        assert!(allowed(&trusting, &forwarded));
        assert!(secure(&trusting, &parts(&forwarded)));
        assert!(!secure(&Config::default(), &parts(&forwarded)));
        let plain =
            [("x-forwarded-host", "a.test"), ("x-forwarded-proto", "https"), ("origin", "http://a.test")];
        assert!(!allowed(&trusting, &plain), "an unencrypted page of the same name is another site");
    }
}
