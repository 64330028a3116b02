//! The event that is sent: about 2 KB of HTML in twenty lines, as a board of prices has them.

/// The lines of the patch with this number.
pub(crate) fn html(number: u64) -> String {
    let mut html = String::from("<ul id=\"board\">\n");
    for row in 0..18 {
        let price = (number * 7 + row * 13) % 1_000;
        html.push_str(&format!(
            "  <li id=\"row-{row:02}\" class=\"price up\"><b>Symbol {row:02}</b><span>{price:03}.25</span><time>{number:06}</time></li>\n"
        ));
    }
    html.push_str("</ul>");
    html
}

/// What ends an event on the wire, and stands nowhere else in it.
pub(crate) const LAST_LINE: &[u8] = b"data: elements </ul>\n";
