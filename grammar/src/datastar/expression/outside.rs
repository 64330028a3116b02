//! What is JavaScript and outside the subset, and what to write instead.

/// A form of JavaScript that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// `function`
    Function,
    /// `class`
    Class,
    /// `this`
    This,
    /// `super`
    Super,
    /// `import`, `export`
    Import,
    /// `yield`
    Yield,
    /// `var`
    Var,
    /// `while`, `do`
    While,
    /// `for (;;)`
    ForLoop,
    /// `for (… in …)`
    ForIn,
    /// `for await`
    ForAwait,
    /// `break`, `continue`
    Break,
    /// `switch`
    Switch,
    /// `try`
    Try,
    /// `throw`
    Throw,
    /// `debugger`
    Debugger,
    /// `with`
    With,
    /// `label:`
    Label,
    /// `{name() {…}}`, `{get name() {…}}`
    Method,
    /// `[a, b] = c`
    DestructuringAssignment,
    /// `` tag`text` ``
    TaggedTemplate,
}

impl Outside {
    /// What to write instead.
    pub fn instead(self) -> &'static str {
        match self {
            Self::Function => "write an arrow function: (a) => …",
            Self::Class => "declare classes in a script of the page",
            Self::This => "write el for the element",
            Self::Super => "declare classes in a script of the page",
            Self::Import => "import in a script of the page, and put what is needed here on window",
            Self::Yield => "declare generators in a script of the page",
            Self::Var => "write const or let",
            Self::While | Self::ForLoop => {
                "write for (const a of list), or a method such as list.map(a => …)"
            }
            Self::ForIn => "write for (const key of Object.keys(object))",
            Self::ForAwait => "await the whole: for (const a of await Promise.all(list))",
            Self::Break => "leave a loop early with list.find(…) or list.some(…), or with return",
            Self::Switch => "write if … else, or a ? b : c",
            Self::Try => "write promise.catch(…), or declare the function in a script of the page",
            Self::Throw => "write Promise.reject(…), or declare the function in a script of the page",
            Self::Debugger => "set the breakpoint in a script of the page",
            Self::With => "name the object: const a = …",
            Self::Label => "leave the label out; where an object is meant, put it in parentheses",
            Self::Method => "write name: () => …",
            Self::DestructuringAssignment => "declare what is taken apart: const [a, b] = …",
            Self::TaggedTemplate => "call the function: tag(`…`)",
        }
    }
}

/// The words that start a statement outside the subset.
pub(super) fn statement(word: &str) -> Option<Outside> {
    Some(match word {
        "var" => Outside::Var,
        "while" | "do" => Outside::While,
        "break" | "continue" => Outside::Break,
        "switch" => Outside::Switch,
        "try" => Outside::Try,
        "throw" => Outside::Throw,
        "debugger" => Outside::Debugger,
        "with" => Outside::With,
        "export" => Outside::Import,
        _ => return None,
    })
}

/// The words that start a value outside the subset.
pub(super) fn value(word: &str) -> Option<Outside> {
    Some(match word {
        "function" => Outside::Function,
        "class" => Outside::Class,
        "this" => Outside::This,
        "super" => Outside::Super,
        "import" => Outside::Import,
        "yield" => Outside::Yield,
        _ => return None,
    })
}

/// Is this no name that can be declared or asked for?
pub(super) fn is_reserved(word: &str) -> bool {
    statement(word).is_some()
        || value(word).is_some()
        || matches!(
            word,
            "await"
                | "case"
                | "catch"
                | "const"
                | "default"
                | "delete"
                | "else"
                | "enum"
                | "extends"
                | "false"
                | "finally"
                | "for"
                | "if"
                | "in"
                | "instanceof"
                | "let"
                | "new"
                | "null"
                | "return"
                | "true"
                | "typeof"
                | "void"
        )
}
