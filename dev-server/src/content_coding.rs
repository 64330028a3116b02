//! Content codings, and which of them a request takes.

use axum::http::{HeaderMap, header};

/// A content coding: how the bytes of an answer are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Zstd,
    Gzip,
    Identity,
}

impl Coding {
    /// Its name in headers; none for `identity`.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Zstd => Some("zstd"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Which of the codings that are to be had a request takes, by RFC 9110, 12.5.3: the greatest weight wins, and
    /// among equals what comes first in `available`. `None` where it refuses them all.
    pub(crate) fn negotiate(headers: &HeaderMap, available: impl IntoIterator<Item = Self>) -> Option<Self> {
        let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let offers: Vec<(&str, f32)> = values.flat_map(|value| value.split(',')).filter_map(offer).collect();
        let mut best = None;
        for coding in available {
            let weight = coding.weight(&offers);
            if weight > best.map_or(0.0, |(_, weight)| weight) {
                best = Some((coding, weight));
            }
        }
        best.map(|(coding, _)| coding)
    }

    /// How much it is wanted, from 0, not at all, to 1.
    fn weight(self, offers: &[(&str, f32)]) -> f32 {
        let of = |wanted: &str| {
            let found = offers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, weight)| *weight)
        };
        let named = match self {
            Self::Identity => of("identity"),
            // An old name, by 8.4.1.3 the same.
            Self::Gzip => of("gzip").or_else(|| of("x-gzip")),
            _ => self.name().and_then(of),
        };
        // What is not spoken of is not taken, but for the plain bytes: they are, where nothing better is there.
        named.or_else(|| of("*")).unwrap_or(if self == Self::Identity { f32::MIN_POSITIVE } else { 0.0 })
    }
}

/// One item of the header: a name and its weight. What is no item says nothing.
fn offer(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next()?;
    let mut weight = 1.0;
    for part in parts {
        if let Some(value) = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")) {
            weight = value.parse().ok().filter(|weight| (0.0..=1.0).contains(weight))?;
        }
    }
    Some((name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Coding; 4] = [Coding::Brotli, Coding::Zstd, Coding::Gzip, Coding::Identity];

    fn negotiated(value: &str) -> Option<Coding> {
        Coding::negotiate(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, value.parse().unwrap())]), ALL)
    }

    #[test]
    fn the_request_chooses_and_we_break_ties() {
        assert_eq!(negotiated("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(negotiated("gzip, zstd"), Some(Coding::Zstd));
        assert_eq!(negotiated("br;q=0.5, gzip;q=0.8"), Some(Coding::Gzip));
        assert_eq!(negotiated("br;q=0, *;q=0.1"), Some(Coding::Zstd));
        assert_eq!(negotiated("*"), Some(Coding::Brotli));
        assert_eq!(negotiated("BR ; Q=0.2 ,\tX-GZIP;q=0.3"), Some(Coding::Gzip));
    }

    #[test]
    fn without_a_word_the_bytes_come_as_they_are() {
        assert_eq!(Coding::negotiate(&HeaderMap::new(), ALL), Some(Coding::Identity));
        for value in ["", "identity", "deflate", "br;q=0", "*;q=0, identity", "identity;q=0.5, br;q=0.4"] {
            assert_eq!(negotiated(value), Some(Coding::Identity), "{value:?}");
        }
        // A small weight is a weight: this one asks for it.
        assert_eq!(negotiated("gzip;q=0.001"), Some(Coding::Gzip));
    }

    #[test]
    fn all_can_be_refused() {
        for value in ["identity;q=0", "*;q=0", "deflate, *;q=0", "br;q=0, identity;q=0.000"] {
            assert_eq!(negotiated(value), None, "{value:?}");
        }
        assert_eq!(negotiated("identity;q=0, br"), Some(Coding::Brotli));
    }

    #[test]
    fn what_is_no_weight_says_nothing() {
        for value in ["br;q=2", "br;q=", "br;q=nan", "identity;q=-1", "*;q=x", ";", ",,"] {
            assert_eq!(negotiated(value), Some(Coding::Identity), "{value:?}");
        }
        assert_eq!(negotiated("br;q=x, gzip"), Some(Coding::Gzip));
    }

    #[test]
    fn several_headers_are_one() {
        let values = ["gzip;q=0.5", "br"].map(|value| (header::ACCEPT_ENCODING, value.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for (name, value) in values {
            headers.append(name, value);
        }
        assert_eq!(Coding::negotiate(&headers, ALL), Some(Coding::Brotli));
    }
}
