//! Writing bytes down in a script so that they are sent exactly as they are.

use super::directive::{self, Comment};

/// A line with its line end (LF, CR or CRLF) as it has to stand in a script with `: ids off` to be sent byte for byte.
pub fn escape_line(line: &[u8]) -> Vec<u8> {
    let values = line.windows(2).any(|pair| pair == b"{{");
    if values || !is_plain(line) { [b": raw ".as_slice(), line].concat() } else { line.to_vec() }
}

/// The unfinished line that a stream ended with, as a script has to say it; `line` has no line end.
pub fn escape_last_line(line: &[u8]) -> Vec<u8> {
    [b": part ".as_slice(), line, b"\n"].concat()
}

/// Whether a line is no directive, nor something that nearly is one.
fn is_plain(line: &[u8]) -> bool {
    !line.starts_with(b":")
        || directive::read(String::from_utf8_lossy(line).trim_end_matches(['\r', '\n'])) == Comment::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_misread_is_escaped() {
        assert_eq!(escape_line(b"data: x\r\n"), b"data: x\r\n");
        assert_eq!(escape_line(b": ping\n"), b": ping\n");
        assert_eq!(escape_line(b"\n"), b"\n");
        assert_eq!(escape_line(b"data: {{n}}\r"), b": raw data: {{n}}\r");
        assert_eq!(escape_line(b": wait 1s\n"), b": raw : wait 1s\n");
        assert_eq!(escape_line(b": wiat 1s\n"), b": raw : wiat 1s\n");
        assert_eq!(escape_line(b":wait\n"), b": raw :wait\n");
        assert_eq!(escape_line(b": raw : raw x\n"), b": raw : raw : raw x\n");
        assert_eq!(escape_last_line(b"dat"), b": part dat\n");
    }
}
