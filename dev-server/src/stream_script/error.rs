//! What is wrong with a stream script, and where.

use std::fmt;

/// One mistake in a stream script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptError {
    /// The line, from 1.
    pub line: usize,
    /// The column of the first wrong character, from 1, counted in characters.
    pub column: usize,
    /// How many characters are wrong; at least 1.
    pub width: usize,
    /// The text of the line, without its line end.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

impl ScriptError {
    /// The error as rustc would print it, with `file` as the name of the script.
    pub fn render(&self, file: &str) -> String {
        self.render_as("error", file)
    }

    /// The same for what is only doubtful.
    pub fn render_doubt(&self, file: &str) -> String {
        self.render_as("warning", file)
    }

    fn render_as(&self, kind: &str, file: &str) -> String {
        let number = self.line.to_string();
        let gutter = " ".repeat(number.len());
        // Tabs are kept, so that the caret stands under what the terminal shows.
        let before = self.text.chars().take(self.column - 1);
        let indent: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let carets = "^".repeat(self.width.max(1));
        format!(
            "{kind}: {message}\n{gutter}--> {file}:{line}:{column}\n{gutter} |\n{number} | {text}\n{gutter} | {indent}{carets}\n{gutter} = help: {help}\n",
            message = self.message,
            line = self.line,
            column = self.column,
            text = self.text,
            help = self.help,
        )
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}; {}", self.line, self.message, self.help)
    }
}

impl std::error::Error for ScriptError {}
