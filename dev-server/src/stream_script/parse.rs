//! Reading a script: lines to ops.

use super::directive::{self, Comment, Directive};
use super::error::ScriptError;
use super::text::Text;
use super::{Kind, Op, Script, events_of, pause};

impl Script {
    /// Reads a script. The bytes need not be UTF-8, since an event stream with broken UTF-8 is worth rehearsing too.
    ///
    /// # Errors
    /// Every mistake in the script, in order; the list is never empty.
    pub fn parse(bytes: &[u8]) -> Result<Script, Vec<ScriptError>> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut parser = Parser::default();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (line, next) = rest.split_at(line_length(rest));
            parser.number += 1;
            parser.line(line);
            rest = next;
        }
        parser.finish()
    }
}

/// The length of the first line with its line end: LF, CR or CRLF, as in any event stream.
fn line_length(bytes: &[u8]) -> usize {
    match bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

fn split_line_end(line: &[u8]) -> (&[u8], &'static [u8]) {
    if let Some(content) = line.strip_suffix(b"\r\n") {
        (content, b"\r\n")
    } else if let Some(content) = line.strip_suffix(b"\n") {
        (content, b"\n")
    } else if let Some(content) = line.strip_suffix(b"\r") {
        (content, b"\r")
    } else {
        (line, b"")
    }
}

/// The event being read.
struct OpenBlock {
    ops: Vec<Op>,
    event: bool,
    id: Option<Text>,
    line_end: &'static [u8],
    /// A pause between two lines of the event.
    pause: Option<ScriptError>,
}

/// A run of ops that a `: loop` may close: the file itself, or what follows a `: start`.
#[derive(Default)]
struct Section {
    ops: Vec<Op>,
    /// The line of the endless loop that ends this section.
    endless: Option<usize>,
    /// Whether playing it sends any byte.
    sends: bool,
    /// The line of the `: start`.
    opened: usize,
}

#[derive(Default)]
struct Parser {
    number: usize,
    outer: Vec<Section>,
    section: Section,
    block: Option<OpenBlock>,
    /// The pieces of a line sent so far by `: part`.
    part: Text,
    ids_off: bool,
    ids_given: bool,
    errors: Vec<ScriptError>,
    doubts: Vec<ScriptError>,
}

impl Parser {
    fn line(&mut self, line: &[u8]) {
        let (content, line_end) = split_line_end(line);
        if content.first() == Some(&b':') {
            // The words of directives are ASCII; what `: raw` sends is taken from the bytes.
            let text = String::from_utf8_lossy(content);
            match directive::read(&text) {
                Comment::Plain => {}
                Comment::Directive(directive) => return self.directive(directive, content, line_end),
                Comment::Wrong(wrong) => {
                    return self.error(text.as_bytes(), wrong.start, wrong.end, wrong.message, wrong.help);
                }
            }
        }
        if self.section.endless.is_some() {
            // Empty lines behind the last loop are the file's layout.
            if !content.is_empty() {
                self.unreachable(content);
            }
            return;
        }
        match Text::parse(content) {
            Ok(text) => self.text(text, line_end),
            Err(wrong) => {
                let shown = String::from_utf8_lossy(content);
                let help = format!("to send `{{{{` as it stands, write `: raw {shown}`");
                self.error(content, wrong.start, wrong.end, wrong.message, help);
            }
        }
    }

    fn directive(&mut self, directive: Directive, content: &[u8], line_end: &'static [u8]) {
        if self.is_unreachable(&directive) {
            return self.unreachable(content);
        }
        // What follows the word and one space.
        let argument = |word: &str| content.get(3 + word.len()..).unwrap_or_default();
        match directive {
            Directive::Wait(span) => {
                self.note_pause(content);
                self.push(Op::Wait(span));
            }
            Directive::Every(span) => self.push(Op::Every(span)),
            Directive::Stall(Some(duration)) => self.push(Op::Stall(Some(duration))),
            Directive::Stall(None) => self.leave(Op::Stall(None)),
            Directive::Drop => self.leave(Op::Drop),
            Directive::End => self.leave(Op::End),
            Directive::Status(answer) => self.push(Op::Status(answer)),
            Directive::IdsOff => self.ids_off = true,
            Directive::Raw => self.text(Text::raw(argument("raw")), line_end),
            Directive::Part => {
                let text = Text::raw(argument("part"));
                self.open_block(&text, b"\n");
                self.part.append(text.clone());
                self.send(text);
            }
            Directive::Note => {}
            Directive::Start => {
                self.finish_event();
                let inner = Section { opened: self.number, ..Section::default() };
                self.outer.push(std::mem::replace(&mut self.section, inner));
            }
            Directive::Loop(passes) => self.close_loop(passes, content),
        }
    }

    /// Remembers a pause after a whole line of data: one more line of data makes it a pause inside an event.
    fn note_pause(&mut self, content: &[u8]) {
        let here = self.place(
            content,
            0,
            content.len(),
            "this pause is inside an event: the data above and below it arrive together".to_owned(),
            "put an empty line above it where there are to be two events".to_owned(),
        );
        let whole_line = self.part.is_empty();
        if let Some(block) = self.block.as_mut().filter(|block| block.event && whole_line) {
            block.pause = Some(here);
        }
    }

    fn is_unreachable(&self, directive: &Directive) -> bool {
        let harmless = matches!(directive, Directive::Note | Directive::IdsOff);
        self.section.endless.is_some() && !harmless
    }

    fn unreachable(&mut self, content: &[u8]) {
        let line = self.section.endless.unwrap_or_default();
        let message = format!("this is never played: the `: loop` of line {line} has no end");
        let help =
            "give it a count, as in `: loop 5`, or put a `: start` where it is to go back to".to_owned();
        self.error(content, 0, content.len(), message, help);
    }

    /// A line to be sent.
    fn text(&mut self, text: Text, line_end: &'static [u8]) {
        let line_end = if line_end.is_empty() { b"\n" } else { line_end };
        let mut whole = std::mem::take(&mut self.part);
        let continued = !whole.is_empty();
        whole.append(text.clone());
        if whole.is_empty() {
            let mut end = text;
            end.append(Text::raw(line_end));
            self.send(end);
            return self.close_block(None);
        }
        if !continued {
            self.open_block(&whole, line_end);
        }
        self.field(&whole);
        let mut sent = text;
        sent.append(Text::raw(line_end));
        self.send(sent);
    }

    /// An event begins with its first line that is neither empty nor a comment.
    fn open_block(&mut self, line: &Text, line_end: &'static [u8]) {
        if self.block.is_none() && !line.starts_with(b":") && !line.is_empty() {
            self.block = Some(OpenBlock { ops: Vec::new(), event: false, id: None, line_end, pause: None });
        }
    }

    /// Notes what a whole line means for its event: HTML standard, 9.2.6, on fields.
    fn field(&mut self, line: &Text) {
        let Some(block) = &mut self.block else { return };
        match line.field() {
            (b"data", _) => {
                block.event = true;
                // Recordings have such pauses, and no automatic ids.
                if !self.ids_off {
                    self.doubts.extend(block.pause.take());
                }
            }
            (b"id", value) => {
                block.id = Some(value);
                self.ids_given = true;
            }
            _ => {}
        }
    }

    fn send(&mut self, text: Text) {
        self.section.sends |= !text.is_empty();
        self.push(Op::Send(text));
    }

    fn push(&mut self, op: Op) {
        match &mut self.block {
            Some(block) => block.ops.push(op),
            None => self.section.ops.push(op),
        }
    }

    /// Ends the connection, so that what is open stays half.
    fn leave(&mut self, op: Op) {
        self.push(op);
        self.part = Text::default();
        self.close_block(Some(Kind::Half));
    }

    /// Closes the open block; `kind` is what it is, where its lines do not say it.
    fn close_block(&mut self, kind: Option<Kind>) {
        if let Some(OpenBlock { ops, event, id, line_end, .. }) = self.block.take() {
            let kind = kind.unwrap_or(if event { Kind::Event } else { Kind::Silent });
            self.section.ops.push(Op::Block { len: ops.len(), kind, id, line_end });
            self.section.ops.extend(ops);
        }
    }

    /// Ends a line and an event that were left open.
    fn finish_event(&mut self) {
        let line_end = self.block.as_ref().map_or(b"\n".as_slice(), |block| block.line_end);
        if !self.part.is_empty() {
            let line = std::mem::take(&mut self.part);
            self.field(&line);
            self.send(Text::raw(line_end));
        }
        if self.block.is_some() {
            self.send(Text::raw(line_end));
            self.close_block(None);
        }
    }

    fn close_loop(&mut self, passes: Option<u64>, content: &[u8]) {
        self.finish_event();
        if !self.section.sends {
            let message = "this loop sends nothing".to_owned();
            let help = "put an event or a comment above it".to_owned();
            self.error(content, 0, content.len(), message, help);
        } else if passes.is_none() && self.errors.is_empty() && !self.pauses() {
            // A pause may have been meant by what is wrong above.
            let message = "this loop never pauses: it sends without end, as fast as it is read".to_owned();
            let help = "put `: wait 1s` above it or `: every 1s` at the top, or give it a count, as in `: loop 5`; \
                        `: wait 0s` says that no pause is meant";
            self.error(content, 0, content.len(), message, help.to_owned());
        }
        let mut body = std::mem::take(&mut self.section);
        // A loop that no `: start` opens goes back to the top, and stays in its section.
        self.section = self.outer.pop().unwrap_or_default();
        let events = events_of(&body.ops);
        let len = body.ops.len();
        self.section.ops.push(Op::Loop { len, passes, events });
        self.section.ops.append(&mut body.ops);
        self.section.ops.push(Op::Again { back: len + 1 });
        self.section.sends |= body.sends;
        if passes.is_none() {
            self.section.endless = Some(self.number);
        }
    }

    /// Whether the loop that ends here pauses, where it has no end.
    fn pauses(&self) -> bool {
        let above = self.outer.iter().flat_map(|section| &section.ops);
        pause::pauses(&self.section.ops, pause::is_paced_behind(above, false))
    }

    fn error(&mut self, content: &[u8], start: usize, end: usize, message: String, help: String) {
        let error = self.place(content, start, end, message, help);
        self.errors.push(error);
    }

    /// A stretch of this line, in bytes, and what is to be said of it.
    fn place(&self, content: &[u8], start: usize, end: usize, message: String, help: String) -> ScriptError {
        let characters = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().count();
        let end = end.min(content.len()).max(start);
        ScriptError {
            line: self.number,
            column: characters(&content[..start.min(content.len())]) + 1,
            width: characters(&content[start.min(end)..end]).max(1),
            text: String::from_utf8_lossy(content).into_owned(),
            message,
            help,
        }
    }

    fn finish(mut self) -> Result<Script, Vec<ScriptError>> {
        self.finish_event();
        while let Some(outer) = self.outer.pop() {
            let opened = std::mem::replace(&mut self.section, outer).opened;
            self.errors.push(ScriptError {
                line: opened,
                column: 1,
                width: 7,
                text: ": start".to_owned(),
                message: "`: start` without a `: loop` below it".to_owned(),
                help: "write `: loop` where it is to go back to here".to_owned(),
            });
        }
        if !self.errors.is_empty() {
            self.errors.sort_by_key(|error| error.line);
            return Err(self.errors);
        }
        let automatic_ids = !self.ids_off && !self.ids_given;
        Ok(Script { ops: self.section.ops, automatic_ids, doubts: self.doubts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(script: &str) -> Vec<(usize, String)> {
        let errors = Script::parse(script.as_bytes()).expect_err(script);
        errors.into_iter().map(|error| (error.line, error.message)).collect()
    }

    fn events(script: &str) -> u64 {
        Script::parse(script.as_bytes()).expect(script).events()
    }

    #[test]
    fn events_are_blocks_with_data() {
        assert_eq!(events(""), 0);
        assert_eq!(events("data: a\n\ndata: b\n\n"), 2);
        assert_eq!(events("data: a\r\rdata\r\n\r\nid: 1\n\n: c\n\nevent: x\n\n"), 2);
        assert_eq!(events("data: the end of the file ends it"), 1);
        assert_eq!(events("data: a\n: wait 1s\ndata: b\n"), 1);
    }

    #[test]
    fn loops_multiply() {
        assert_eq!(events("data: a\n\n: loop 3\n"), 3);
        assert_eq!(events("data: a\n\n: start\ndata: b\n\n: loop 4\ndata: c\n\n: loop 2\n"), 12);
        assert_eq!(events("data: a\n\n: wait 1s\n: loop\n"), u64::MAX);
        assert_eq!(events("data: a\n: loop 2\ndata: b\n"), 3);
    }

    #[test]
    fn all_mistakes_are_reported_with_their_lines() {
        let found = errors("data: {{x}}\n\n: wiat 1s\ndata: fine\n\n: status 42\n");
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 6]);
    }

    #[test]
    fn what_is_never_played_is_a_mistake() {
        let found = errors("data: a\n\n: stall 1s\n: loop\n\n: note fine\ndata: b\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 7);
        assert!(found[0].1.contains("line 4"), "{}", found[0].1);
        assert_eq!(errors("data: a\n\n: wait 1s\n: loop\n: loop\n")[0].0, 5);
    }

    #[test]
    fn a_loop_has_something_to_send() {
        assert!(errors(": wait 1s\n: loop\n")[0].1.contains("sends nothing"));
        assert!(errors("data: a\n\n: start\n: loop\n")[0].1.contains("sends nothing"));
    }

    #[test]
    fn an_endless_loop_pauses() {
        for script in [
            "data: a\n\n: loop\n",
            "data: a\n\n: wait 1s\n: start\ndata: b\n\n: loop\n",
            ": every 1s\n: every 0s\ndata: a\n\n: loop\n",
            "data: a\n\n: start\ndata: b\n\n: loop 3\n: loop\n",
            // It paces events, and this has none.
            ": every 1s\n: ping\n: loop\n",
            ": every 1s\ndata: a\n\n: start\nid: 1\n\n: loop\n",
            "data: a\n\n: status 503\n: loop\n",
            ": every 0s\ndata: a\n\n: every 1s\n: every 0s\n: loop\n",
        ] {
            let found = errors(script);
            assert_eq!(found.len(), 1, "{script}: {found:?}");
            assert_eq!(found[0].0, script.lines().count(), "{script}");
            assert!(found[0].1.contains("never pauses"), "{script}: {}", found[0].1);
        }
        for script in [
            ": every 1s\ndata: a\n\n: loop\n",
            "data: a\n\n: every 1s\n: loop\n",
            ": every 1s\ndata: a\n\n: start\ndata: b\n\n: loop\n",
            "data: a\n\n: every 1s\ndata: b\n\n: every 0s\n: loop\n",
            "data: a\n\n: start\ndata: b\n: wait 1s\n: loop 3\n: loop\n",
            ": ping\n: wait 1s\n: loop\n",
            "data: a\n\n: stall 1s\n: loop\n",
            "data: a\n\n: drop\n: loop\n",
            "data: a\n\n: end\n: loop\n",
            // Who says so may have it.
            "data: a\n\n: wait 0s\n: loop\n",
        ] {
            assert_eq!(Script::parse(script.as_bytes()).map(drop), Ok(()), "{script}");
        }
    }

    #[test]
    fn a_pause_inside_an_event_is_doubted() {
        let doubts = |script: &str| -> Vec<usize> {
            let script = Script::parse(script.as_bytes()).expect(script);
            script.doubts().iter().map(|doubt| doubt.line).collect()
        };
        assert_eq!(doubts("data: a\n: wait 1s\ndata: b\n: wait 1s\n\n: wait 1s\ndata: c\n"), [2]);
        assert_eq!(doubts(": ids off\ndata: a\n: wait 1s\ndata: b\n").len(), 0);
        assert_eq!(doubts(": part data: a\n: wait 1s\nb\n").len(), 0);
    }

    #[test]
    fn a_pause_that_is_misspelt_is_one_mistake() {
        assert_eq!(errors("data: a\n\n: wiat 1s\n: loop\n").len(), 1);
    }

    #[test]
    fn a_start_has_a_loop() {
        assert_eq!(errors("data: a\n\n: start\ndata: b\n")[0].0, 3);
    }

    #[test]
    fn an_error_is_shown_with_its_line_and_a_caret() {
        let errors = Script::parse(b"data: a\n\n: wait soon\n").unwrap_err();
        let shown = errors[0].render("prices.sse");
        assert!(shown.contains("--> prices.sse:3:8\n"), "{shown}");
        assert!(shown.contains("3 | : wait soon\n  |        ^^^^\n"), "{shown}");
        assert!(shown.contains("help: it is written `: wait 500ms`"), "{shown}");
    }
}
