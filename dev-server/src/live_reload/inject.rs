//! Putting an element into a page that is being served.

/// `html` with `element` before its last `</body>`, or at its end where it has none.
pub fn inject(html: &[u8], element: &str) -> Vec<u8> {
    const END: &[u8] = b"</body";
    let is_end = |at: &usize| html[*at..].get(..END.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(END));
    let at = memchr::memrchr_iter(b'<', html).find(is_end).unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    [before, element.as_bytes(), after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_stands_before_the_end_of_the_body() {
        assert_eq!(inject(b"<body>a</BODY></html>", "+"), b"<body>a+</BODY></html>");
        assert_eq!(inject(b"<script>'</body>'</script></body>", "+"), b"<script>'</body>'</script>+</body>");
    }

    #[test]
    fn or_at_the_end_of_the_page() {
        assert_eq!(inject(b"<p>a", "+"), b"<p>a+");
        assert_eq!(inject(b"", "+"), b"+");
        assert_eq!(inject(b"\xff", "+"), b"\xff+");
    }
}
