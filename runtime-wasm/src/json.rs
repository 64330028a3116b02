//! What the runtime tells the page: JSON, which browsers read faster than anything that crosses piece by piece.

/// JSON in the making, in UTF-8. Commas come by themselves.
#[derive(Default)]
pub(crate) struct Json {
    pub(crate) text: Vec<u8>,
}

impl Json {
    fn separate(&mut self) {
        if !matches!(self.text.last(), None | Some(b'[')) {
            self.text.push(b',');
        }
    }

    /// Begins an array.
    pub(crate) fn begin(&mut self) {
        self.raw("[");
    }

    /// Ends an array.
    pub(crate) fn end(&mut self) {
        self.text.push(b']');
    }

    /// A value that is JSON already.
    #[inline(never)]
    pub(crate) fn raw(&mut self, value: &str) {
        self.separate();
        self.text.extend_from_slice(value.as_bytes());
    }

    /// A number.
    pub(crate) fn number(&mut self, number: u32) {
        self.large(number.into());
    }

    /// A number, as large as a time may be.
    #[inline(never)]
    pub(crate) fn large(&mut self, number: u64) {
        self.separate();
        self.digits(number);
    }

    fn digits(&mut self, number: u64) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.text.push(b'0' + (number % 10) as u8);
    }

    /// A text.
    #[inline(never)]
    pub(crate) fn string(&mut self, text: &str) {
        self.raw("\"");
        let mut rest = text.as_bytes();
        loop {
            // Mostly all of it, which goes faster as a whole.
            let plain = rest.iter().position(|&byte| byte < b' ' || byte == b'"' || byte == b'\\');
            let (plain, special) = rest.split_at_checked(plain.unwrap_or(rest.len())).unwrap_or_default();
            self.text.extend_from_slice(plain);
            let [byte, others @ ..] = special else { break };
            self.text.push(b'\\');
            if *byte < b' ' {
                self.text.extend_from_slice(if *byte < 16 { b"u000" } else { b"u001" });
                self.text.push(b"0123456789abcdef"[(byte % 16) as usize]);
            } else {
                self.text.push(*byte);
            }
            rest = others;
        }
        self.text.push(b'"');
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
        assert_eq!(json.text, br#"[0,20,4294967295,"a",null,[]]"#);
    }

    #[test]
    fn any_text_is_read_as_it_is() {
        let all: String = (0..0x250).filter_map(char::from_u32).chain(['\u{2028}', '😀']).collect();
        let mut json = Json::default();
        json.string(&all);
        assert_eq!(serde_json::from_slice::<String>(&json.text).expect("it is JSON"), all);
    }
}
