//! The client's network address, for limits only; it is never stored in the clear.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use crate::state::AppState;

/// Address of the client, or of the network that it shares with its neighbours (/64) for IPv6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAddress(String);

impl ClientAddress {
    /// The address as the payment gateway wants to know it; none of a network's hosts for IPv6.
    #[must_use]
    pub fn ip(&self) -> String {
        match self.0.trim_end_matches("/64") {
            "unknown" => "127.0.0.1".to_owned(),
            known => known.to_owned(),
        }
    }

    /// A bucket of [`super::limits`] for this address.
    #[must_use]
    pub fn bucket(&self, state: &AppState, what: &str) -> String {
        format!("{what}:{}", state.keys.index("address", &self.0))
    }
}

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // A proxy may add a line of its own instead of lengthening the client's.
        let lines = parts.headers.get_all("x-forwarded-for").iter();
        let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
        let named = nth_from_right(&lines.join(","), state.config.trusted_proxies)
            .and_then(|text| text.parse().ok());
        Ok(Self(match named.or(connection) {
            Some(std::net::IpAddr::V4(address)) => address.to_string(),
            Some(std::net::IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            None => "unknown".to_owned(),
        }))
    }
}

fn nth_from_right(list: &str, place: usize) -> Option<&str> {
    list.rsplit(',').nth(place.checked_sub(1)?).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::nth_from_right;

    #[test]
    fn only_what_a_trusted_proxy_wrote_is_taken() {
        assert_eq!(nth_from_right("6.6.6.6, 10.0.0.1", 0), None);
        assert_eq!(nth_from_right("6.6.6.6, 10.0.0.1", 1), Some("10.0.0.1"));
        assert_eq!(nth_from_right("6.6.6.6, 10.0.0.1", 2), Some("6.6.6.6"));
        assert_eq!(nth_from_right("6.6.6.6", 2), None);
    }
}
