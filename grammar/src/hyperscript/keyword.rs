//! The words the language knows, looked up once per word.

/// May start a command.
pub(crate) const COMMAND: u8 = 1;
/// May start a feature.
pub(crate) const FEATURE: u8 = 2;
/// Starts a command of the language that this version does not have.
pub(crate) const LATER_COMMAND: u8 = 4;
/// Starts a feature of the language that this version does not have.
pub(crate) const LATER_FEATURE: u8 = 8;
/// A unit that makes a text: `px`.
pub(crate) const UNIT: u8 = 16;
/// Ends a list of commands, and is never the name of a variable.
pub(crate) const CLOSER: u8 = 32;

macro_rules! keywords {
    ($($name:ident $text:literal $flags:expr;)*) => {
        /// A word the language knows. None of them is reserved everywhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Keyword {
            $(#[doc = concat!("`", $text, "`")] $name,)*
            /// Any other word.
            Other,
        }
        const ALL: [Keyword; COUNT] = [$(Keyword::$name),*];
        const TEXTS: [&str; COUNT] = [$($text),*];
        static FLAGS: [u8; COUNT] = [$($flags),*];
        const COUNT: usize = [$($text),*].len();
        /// All of them in one text, which is smaller than a table of texts.
        static TEXT: &str = concat!($($text),*);
    };
}

// The first 32 can stand in a `Follows` set.
keywords! {
    To "to" 0; Into "into" 0; Before "before" 0; After "after" 0; As "as" 0; By "by" 0; Or "or" 0; In "in" 0;
    Between "between" 0; With "with" 0; And "and" 0; Where "where" 0; Sorted "sorted" 0; Mapped "mapped" 0;
    Split "split" 0; Joined "joined" 0;

    EventSource "eventsource" FEATURE; On "on" FEATURE; Init "init" FEATURE; Def "def" FEATURE;
    Set "set" FEATURE | COMMAND; Js "js" FEATURE | COMMAND;
    Behavior "behavior" LATER_FEATURE; Install "install" LATER_FEATURE; Worker "worker" LATER_FEATURE;
    Socket "socket" LATER_FEATURE; When "when" FEATURE; Bind "bind" LATER_FEATURE; Live "live" LATER_FEATURE;

    Put "put" COMMAND; Default "default" COMMAND; Append "append" COMMAND; Add "add" COMMAND;
    Remove "remove" COMMAND; Toggle "toggle" COMMAND; Show "show" COMMAND; Hide "hide" COMMAND; Log "log" COMMAND;
    Call "call" COMMAND; Get "get" COMMAND; Send "send" COMMAND; Trigger "trigger" COMMAND; If "if" COMMAND;
    Repeat "repeat" COMMAND; For "for" COMMAND; Break "break" COMMAND; Continue "continue" COMMAND;
    Return "return" COMMAND; Exit "exit" COMMAND; Halt "halt" COMMAND; Throw "throw" COMMAND; Tell "tell" COMMAND;
    Wait "wait" COMMAND; Fetch "fetch" COMMAND; Increment "increment" COMMAND; Decrement "decrement" COMMAND;

    Make "make" LATER_COMMAND; Take "take" LATER_COMMAND; Transition "transition" LATER_COMMAND;
    Go "go" LATER_COMMAND; Scroll "scroll" LATER_COMMAND; Settle "settle" LATER_COMMAND;
    Measure "measure" LATER_COMMAND; Pick "pick" LATER_COMMAND; Render "render" LATER_COMMAND;
    Swap "swap" LATER_COMMAND; Morph "morph" LATER_COMMAND; Empty "empty" LATER_COMMAND;
    Clear "clear" LATER_COMMAND; Reset "reset" LATER_COMMAND; Focus "focus" LATER_COMMAND;
    Blur "blur" LATER_COMMAND; Select "select" LATER_COMMAND; Open "open" LATER_COMMAND;
    Close "close" LATER_COMMAND; Start "start" LATER_COMMAND; Ask "ask" LATER_COMMAND;
    Answer "answer" LATER_COMMAND; Speak "speak" LATER_COMMAND; Beep "beep!" LATER_COMMAND;
    Breakpoint "breakpoint" LATER_COMMAND; Async "async" LATER_COMMAND;

    End "end" CLOSER; Then "then" CLOSER; Else "else" CLOSER; Otherwise "otherwise" CLOSER;
    Catch "catch" 0; Finally "finally" 0; Unless "unless" 0; The "the" 0; A "a" 0; An "an" 0; From "from" 0;
    Of "of" 0; At "at" 0; S "s" 0; Seconds "seconds" 0; Ms "ms" 0; Milliseconds "milliseconds" 0;

    True "true" 0; False "false" 0; Null "null" 0; Closest "closest" 0; Parent "parent" 0; Next "next" 0;
    Previous "previous" 0; First "first" 0; Last "last" 0; Random "random" 0; No "no" 0; Not "not" 0; Some "some" 0;
    Within "within" 0; Wrapping "wrapping" 0; Global "global" 0; Element "element" 0; Dom "dom" 0; Local "local" 0;
    Mod "mod" 0; Descending "descending" 0;

    Me "me" 0; My "my" 0; I "I" 0; It "it" 0; Its "its" 0; Result "result" 0; You "you" 0; Your "your" 0;
    Yourself "yourself" 0; Event "event" 0; Target "target" 0; Detail "detail" 0; Sender "sender" 0; Body "body" 0;

    Is "is" 0; Am "am" 0; Really "really" 0; Equal "equal" 0; Equals "equals" 0; Less "less" 0; Greater "greater" 0;
    Than "than" 0; Exist "exist" 0; Exists "exists" 0; Matches "matches" 0; Match "match" 0; Contains "contains" 0;
    Contain "contain" 0; Includes "includes" 0; Include "include" 0; Starts "starts" 0; Ends "ends" 0;
    Precedes "precedes" 0; Precede "precede" 0; Follows "follows" 0; Follow "follow" 0; Do "do" 0; Does "does" 0;
    Ignoring "ignoring" 0; Case "case" 0;

    Every "every" 0; Elsewhere "elsewhere" 0; Debounced "debounced" 0; Throttled "throttled" 0; Queue "queue" 0;
    All "all" 0; None "none" 0; Having "having" 0; Margin "margin" 0; Threshold "threshold" 0; Anything "anything" 0;
    ChildList "childList" 0; Attributes "attributes" 0; Subtree "subtree" 0; CharacterData "characterData" 0;
    Immediately "immediately" 0; Credentials "credentials" 0; Method "method" 0; Headers "headers" 0;
    Timeout "timeout" 0; Patches "patches" 0; Retry "retry" 0; Transport "transport" 0; Native "native" 0;

    Forever "forever" 0; While "while" 0; Until "until" 0; Times "times" 0; Index "index" 0; Indexed "indexed" 0;
    Bubbling "bubbling" 0; Changes "changes" 0; Tick "tick" 0; Don "don" 0; T "t" 0; Http "http" 0; Https "https" 0; Ws "ws" 0; Wss "wss" 0;

    Em "em" UNIT; Ex "ex" UNIT; Cap "cap" UNIT; Ch "ch" UNIT; Ic "ic" UNIT; Rem "rem" UNIT; Lh "lh" UNIT;
    Rlh "rlh" UNIT; Vw "vw" UNIT; Vh "vh" UNIT; Vi "vi" UNIT; Vb "vb" UNIT; Vmin "vmin" UNIT; Vmax "vmax" UNIT;
    Cm "cm" UNIT; Mm "mm" UNIT; Q "Q" UNIT; Pc "pc" UNIT; Pt "pt" UNIT; Px "px" UNIT;
}

/// Where each of them starts in [`TEXT`], and where the last one ends.
static STARTS: [u16; COUNT + 1] = {
    let mut starts = [0; COUNT + 1];
    let mut at = 0;
    while at < COUNT {
        starts[at + 1] = starts[at] + TEXTS[at].len() as u16;
        at += 1;
    }
    starts
};

fn text_at(at: usize) -> &'static str {
    match (STARTS.get(at), STARTS.get(at + 1)) {
        (Some(&start), Some(&end)) => TEXT.get(start as usize..end as usize).unwrap_or(""),
        _ => "",
    }
}

const SLOTS: usize = 512;
const LONGEST: usize = 13;

const fn hash(word: &[u8]) -> usize {
    let mut hash = word.len();
    let mut at = 0;
    while at < word.len() {
        hash = hash.wrapping_mul(31).wrapping_add(word[at] as usize);
        at += 1;
    }
    (hash ^ (hash >> 9)) % SLOTS
}

/// Open addressing with linear probing, filled when compiled.
static TABLE: [Keyword; SLOTS] = {
    let mut table = [Keyword::Other; SLOTS];
    let mut at = 0;
    while at < COUNT {
        assert!(TEXTS[at].len() <= LONGEST);
        let mut slot = hash(TEXTS[at].as_bytes());
        while !matches!(table[slot], Keyword::Other) {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = ALL[at];
        at += 1;
    }
    table
};

impl Keyword {
    /// The keyword a word is.
    pub(crate) fn of(word: &[u8]) -> Self {
        if word.len() > LONGEST {
            return Self::Other;
        }
        let mut slot = hash(word);
        loop {
            let keyword = TABLE.get(slot).copied().unwrap_or(Self::Other);
            if keyword == Self::Other || keyword.text().as_bytes() == word {
                return keyword;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The word itself.
    pub fn text(self) -> &'static str {
        text_at(self as usize)
    }

    /// Whether one of these flags is set for it.
    pub(crate) fn is(self, flags: u8) -> bool {
        FLAGS.get(self as usize).is_some_and(|own| own & flags != 0)
    }

    /// The texts of all that have one of these flags.
    pub(crate) fn texts(flags: u8) -> impl Iterator<Item = &'static str> {
        let flagged = FLAGS.iter().enumerate().filter(move |(_, own)| **own & flags != 0);
        flagged.map(|(at, _)| text_at(at))
    }
}

/// Words that belong to a construct further out, and so end the expression in it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Follows(u32);

impl Follows {
    /// These too.
    pub(crate) fn and(self, words: &[Keyword]) -> Self {
        Self(words.iter().fold(self.0, |set, &word| set | 1u32.checked_shl(word as u32).unwrap_or(0)))
    }

    /// Whether it is one of them.
    pub(crate) fn has(self, word: Keyword) -> bool {
        (word as u32) < 32 && self.0 & (1 << (word as u32)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_found_by_its_text() {
        for keyword in ALL {
            assert_eq!(Keyword::of(keyword.text().as_bytes()), keyword);
        }
    }

    #[test]
    fn other_words_are_no_keywords() {
        for word in ["", "e", "ends_with", "End", "eventsources", "averyveryverylongword"] {
            assert_eq!(Keyword::of(word.as_bytes()), Keyword::Other, "{word}");
        }
    }

    #[test]
    fn no_chain_of_slots_is_long() {
        let free = |slot: usize| TABLE[slot % SLOTS] == Keyword::Other;
        for slot in 0..SLOTS {
            assert!((0..24).any(|step| free(slot + step)), "a long chain at {slot}");
        }
    }
}
