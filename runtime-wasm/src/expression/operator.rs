//! What an expression's instructions do to their operands, in JavaScript: its operators are what the language has, and
//! a value that comes from the page and goes back to it is never copied.

/// The operators, in the order of `operators` in `operators.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Operator {
    Get,
    Attribute,
    Style,
    Computed,
    Index,
    Slice,
    Call,
    CallMethod,
    ElementName,
    SetElementName,
    InheritedName,
    SetInheritedName,
    EventName,
    Inside,
    Id,
    Query,
    ClassQuery,
    TemplateQuery,
    Closest,
    Next,
    Previous,
    NextIn,
    PreviousIn,
    First,
    Last,
    Random,
    IsIn,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Negate,
    Not,
    Equal,
    Same,
    Less,
    Greater,
    AtMost,
    AtLeast,
    Is,
    Between,
    Outside,
    Matches,
    Contains,
    StartsWith,
    EndsWith,
    Precedes,
    Follows,
    Empty,
    Exists,
    IsA,
    CheckType,
    Lower,
    Text,
    Object,
    Convert,
    Split,
    Join,
    Array,
    Sort,
    Filter,
    Members,
    All,
    Blank,
    Amount,
    Number,
    Iterate,
    Told,
    Advance,
    Body,
    Beep,
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_operators_have_the_same_order_on_both_sides() {
        let (script, source) = (include_str!("operators.js"), include_str!("operator.rs"));
        crate::vm::tests::same_order(script, "operators", source, "Operator");
    }
}
