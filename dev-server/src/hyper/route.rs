//! Where a tab is.

use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// The route a tab shows: its name, path and parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    name: Arc<str>,
    path: Box<str>,
    params: Vec<(Box<str>, Box<str>)>,
    query: Vec<(Box<str>, Box<str>)>,
}

impl Route {
    /// A route by hand, as a test of a page needs one.
    pub fn new(name: &str, path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Self { name: name.into(), path: path.into(), params: Vec::new(), query: parse_query(query) }
    }

    pub(crate) fn matched<'a>(
        name: Arc<str>,
        path: &str,
        query: &str,
        params: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into();
        let params = params.map(|(name, value)| (name.into(), decoded(value))).collect();
        Self { name, path: path.into(), params, query: parse_query(query) }
    }

    /// The same route with a path parameter.
    pub fn with_param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.into(), value.to_string().into()));
        self
    }

    /// The name the page was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path, as in the address bar.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A parameter of the path, decoded; `None` where the route has none of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        find(&self.params, name)
    }

    /// A query parameter, decoded; the first of several.
    pub fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// All query parameters, in the order of the address.
    pub fn queries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The address: path and query.
    pub fn href(&self) -> String {
        let mut href = String::from(&*self.path);
        if !self.query.is_empty() {
            href.push('?');
            href.push_str(
                &form_urlencoded::Serializer::new(String::new()).extend_pairs(self.queries()).finish(),
            );
        }
        href
    }

    /// The same route with another value of a query parameter, or without it.
    pub(crate) fn with_query(&self, name: &str, value: Option<&str>) -> Self {
        let mut route = self.clone();
        let place = route.query.iter().position(|(known, _)| &**known == name);
        match (place, value) {
            (Some(place), Some(value)) => route.query[place].1 = value.into(),
            (None, Some(value)) => route.query.push((name.into(), value.into())),
            (Some(_), None) => route.query.retain(|(known, _)| &**known != name),
            (None, None) => {}
        }
        route
    }
}

fn find<'a>(pairs: &'a [(Box<str>, Box<str>)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
}

fn parse_query(query: &str) -> Vec<(Box<str>, Box<str>)> {
    form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (name.into(), value.into())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_parameter_changes_in_its_place() {
        let route = Route::new("list", "/list?a=1&page=2&b=%26");
        assert_eq!(route.query("b"), Some("&"));
        assert_eq!(route.with_query("page", Some("3 x")).href(), "/list?a=1&page=3+x&b=%26");
        assert_eq!(route.with_query("page", None).href(), "/list?a=1&b=%26");
        assert_eq!(Route::new("list", "/list").with_query("q", Some("ä")).href(), "/list?q=%C3%A4");
    }
}
