//! What the runtime tells the page: JSON, which browsers read faster than anything that crosses piece by piece.

/// JSON in the making. Commas come by themselves.
#[derive(Default)]
pub(crate) struct Json {
    pub(crate) text: String,
}

impl Json {
    fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'[')) {
            self.text.push(',');
        }
    }

    /// Begins an array.
    pub(crate) fn begin(&mut self) {
        self.raw("[");
    }

    /// Ends an array.
    pub(crate) fn end(&mut self) {
        self.text.push(']');
    }

    /// A value that is JSON already.
    #[inline(never)]
    pub(crate) fn raw(&mut self, value: &str) {
        self.separate();
        self.text.push_str(value);
    }

    /// A number.
    #[inline(never)]
    pub(crate) fn number(&mut self, number: u32) {
        self.large(number.into());
    }

    /// A number, as large as a time may be.
    pub(crate) fn large(&mut self, number: u64) {
        self.separate();
        self.digits(number);
    }

    fn digits(&mut self, number: u64) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.text.push((b'0' + (number % 10) as u8) as char);
    }

    /// A text.
    #[inline(never)]
    pub(crate) fn string(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        // Mostly all of it, which goes faster as a whole.
        let plain = text
            .bytes()
            .take_while(|byte| *byte >= b' ' && !matches!(byte, b'"' | b'\\') && byte.is_ascii())
            .count();
        let (plain, rest) = text.split_at_checked(plain).unwrap_or(("", text));
        self.text.push_str(plain);
        for character in rest.chars() {
            if character < ' ' {
                self.text.push_str("\\u00");
                self.text.push(if character < '\x10' { '0' } else { '1' });
                self.text.push(char::from(b"0123456789abcdef"[character as usize % 16]));
                continue;
            }
            if matches!(character, '"' | '\\') {
                self.text.push('\\');
            }
            self.text.push(character);
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn values_stand_between_commas() {
        let mut json = Json::default();
        json.begin();
        json.number(0);
        json.number(20);
        json.number(u32::MAX);
        json.string("a");
        json.raw("null");
        json.begin();
        json.end();
        json.end();
        assert_eq!(json.text, r#"[0,20,4294967295,"a",null,[]]"#);
    }

    #[test]
    fn any_text_is_read_as_it_is() {
        let all: String = (0..0x250).filter_map(char::from_u32).chain(['\u{2028}', '😀']).collect();
        let mut json = Json::default();
        json.string(&all);
        assert_eq!(serde_json::from_str::<String>(&json.text).expect("it is JSON"), all);
    }
}
