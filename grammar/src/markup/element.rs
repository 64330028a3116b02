//! What HTML's parser does at each element, as far as it can spoil strict nesting (HTML standard, 13.2.6).

/// A set of the marks below.
pub(super) type Marks = u32;

/// Has neither content nor an end tag.
pub(super) const VOID: Marks = 1 << 0;
/// Its content is text up to its end tag.
pub(super) const RAW: Marks = 1 << 1;
/// Is compared and morphed as a whole: what is in it is text, stands elsewhere in the page, or is parsed by other rules.
pub(super) const OPAQUE: Marks = 1 << 2;
/// Closes an open `<p>`.
pub(super) const CLOSES_P: Marks = 1 << 3;
/// Ends the search for an open `<li>`, `<dd>` or `<dt>`.
pub(super) const SPECIAL: Marks = 1 << 4;
/// Ends the search for an open element of the same kind, and for formatting elements.
pub(super) const SCOPE: Marks = 1 << 5;
/// `<h1>` to `<h6>`
pub(super) const HEADING: Marks = 1 << 6;
/// A part of a table's skeleton, in which no text may stand.
pub(super) const SKELETON: Marks = 1 << 7;
/// May stand in a table's skeleton.
pub(super) const ANYWHERE: Marks = 1 << 8;
/// Is only understood at its place in a table.
pub(super) const TABLE_PART: Marks = 1 << 9;
/// Is not understood here at all, or changes what the text behind it means.
pub(super) const REFUSED: Marks = 1 << 10;
/// `<p>`
pub(super) const P: Marks = 1 << 11;
/// `<li>`
pub(super) const LI: Marks = 1 << 12;
/// `<dd>`, `<dt>`
pub(super) const DD: Marks = 1 << 13;
/// `<a>`
pub(super) const A: Marks = 1 << 14;
/// `<nobr>`
pub(super) const NOBR: Marks = 1 << 15;
/// `<button>`
pub(super) const BUTTON: Marks = 1 << 16;
/// `<form>`
pub(super) const FORM: Marks = 1 << 17;
/// `<select>`
pub(super) const SELECT: Marks = 1 << 18;
/// `<option>`
pub(super) const OPTION: Marks = 1 << 19;
/// `<optgroup>`
pub(super) const OPTGROUP: Marks = 1 << 20;
/// `<svg>`, `<math>`
pub(super) const FOREIGN: Marks = 1 << 21;
/// `<rt>` and the like, which belong into `<ruby>`.
pub(super) const RUBY_PART: Marks = 1 << 22;
/// `<ruby>`
pub(super) const RUBY: Marks = 1 << 23;
/// `<table>`
pub(super) const TABLE: Marks = 1 << 24;
/// `<thead>`, `<tbody>`, `<tfoot>`
pub(super) const SECTION: Marks = 1 << 25;
/// `<tr>`
pub(super) const ROW: Marks = 1 << 26;
/// `<colgroup>`
pub(super) const COLUMNS: Marks = 1 << 27;
/// Its first line end is dropped.
pub(super) const DROPS_LINE: Marks = 1 << 28;

/// `<caption>`
pub(super) const CAPTION: Marks = 1 << 29;
/// The text as a whole, where parts of a table stand at its top.
pub(super) const PARTS_AT_TOP: Marks = 1 << 30;
/// An element changes itself while it comes, or a person does. No element is a text as a whole.
pub(super) const LIVELY: Marks = PARTS_AT_TOP;

/// Cannot stand in `<svg>` or `<math>`: it ends them, or what is in it is parsed by HTML's rules again.
pub(super) const ENDS_FOREIGN: Marks = 1 << 31;

const BLOCK: Marks = CLOSES_P | SPECIAL;
const CELL: Marks = SPECIAL | SCOPE | TABLE_PART;

/// The elements by what is said of them.
const ELEMENTS: [(Marks, &[u8]); 37] = [
    (CELL, b"td th"),
    (SPECIAL | TABLE_PART | SKELETON | ROW, b"tr"),
    (SPECIAL | TABLE_PART | SKELETON | SECTION, b"tbody thead tfoot"),
    (CLOSES_P, b"div address"),
    (CLOSES_P | P, b"p"),
    (BLOCK | LI, b"li"),
    (BLOCK | DD, b"dd dt"),
    (A, b"a"),
    (
        BLOCK,
        b"article aside blockquote center dir dl fieldset figcaption figure footer header hgroup main menu nav \
          ol search section summary ul",
    ),
    (BLOCK | LIVELY, b"details dialog"),
    (BLOCK | HEADING, b"h1 h2 h3 h4 h5 h6"),
    (BLOCK | DROPS_LINE, b"pre listing"),
    (BLOCK | FORM, b"form"),
    (SPECIAL | BUTTON, b"button"),
    (NOBR, b"nobr"),
    (BLOCK | SCOPE | SKELETON | TABLE, b"table"),
    (SPECIAL | SCOPE | TABLE_PART | CAPTION, b"caption"),
    (SPECIAL | TABLE_PART | SKELETON | COLUMNS, b"colgroup"),
    (SPECIAL | TABLE_PART | VOID, b"col"),
    (BLOCK | VOID, b"hr"),
    (SPECIAL | VOID, b"area input link param source track wbr"),
    (SPECIAL | VOID | ENDS_FOREIGN, b"br embed img meta"),
    (SPECIAL | RAW | OPAQUE | ANYWHERE, b"style"),
    (SPECIAL | RAW | OPAQUE | ANYWHERE | LIVELY, b"script"),
    (SPECIAL | RAW | OPAQUE, b"textarea iframe xmp noembed noframes"),
    (SPECIAL | RAW | OPAQUE | ENDS_FOREIGN, b"title"),
    (SPECIAL | SCOPE | OPAQUE | ANYWHERE, b"template"),
    (SPECIAL | SCOPE | OPAQUE, b"object applet marquee"),
    (SPECIAL | OPAQUE | SELECT, b"select"),
    (OPTION, b"option"),
    (OPTGROUP, b"optgroup"),
    (OPAQUE | FOREIGN, b"svg math"),
    (RUBY | ENDS_FOREIGN, b"ruby"),
    (RUBY_PART, b"rt rp rb rtc"),
    (
        REFUSED,
        b"html head body frameset frame noscript plaintext image base basefont bgsound keygen isindex foreignobject \
          annotation-xml",
    ),
    (ENDS_FOREIGN, b"b big code em i s small span strike strong sub sup tt u var font desc mi mo mn ms mtext"),
    (ENDS_FOREIGN, b"foreignObject"),
];

const LONGEST: usize = 14;

/// The names of all elements of one length behind one another, so that one is found by comparing a few bytes.
struct Table {
    names: [u8; LETTERS],
    /// The place in [`ELEMENTS`] for each name.
    places: [u8; COUNT],
    /// For each length, where its names and places start.
    starts: [(u16, u8); LONGEST + 2],
}

const fn count(letters: bool) -> usize {
    let mut sum = 0;
    let mut row = 0;
    while row < ELEMENTS.len() {
        let names = ELEMENTS[row].1;
        let mut at = 0;
        while at < names.len() {
            let space = names[at] == b' ';
            let starts = !space && (at == 0 || names[at - 1] == b' ');
            sum += if letters { !space as usize } else { starts as usize };
            at += 1;
        }
        row += 1;
    }
    sum
}

const LETTERS: usize = count(true);
const COUNT: usize = count(false);

/// The marks of each row, without its names.
static MARKS: [Marks; ELEMENTS.len()] = {
    let mut marks = [0; ELEMENTS.len()];
    let mut row = 0;
    while row < ELEMENTS.len() {
        marks[row] = ELEMENTS[row].0;
        row += 1;
    }
    marks
};

static NAMES: Table = {
    let mut table = Table { names: [0; LETTERS], places: [0; COUNT], starts: [(0, 0); LONGEST + 2] };
    let (mut letters, mut count) = (0, 0);
    let mut length = 0;
    while length <= LONGEST + 1 {
        table.starts[length] = (letters as u16, count as u8);
        let mut row = 0;
        while row < ELEMENTS.len() {
            let names = ELEMENTS[row].1;
            let mut start = 0;
            while start < names.len() {
                let mut end = start;
                while end < names.len() && names[end] != b' ' {
                    end += 1;
                }
                if end - start == length && length > 0 {
                    table.places[count] = row as u8;
                    count += 1;
                    while start < end {
                        table.names[letters] = names[start];
                        letters += 1;
                        start += 1;
                    }
                }
                start = end + 1;
            }
            row += 1;
        }
        length += 1;
    }
    // A longer name would be in no row.
    assert!(letters == LETTERS);
    table
};

/// The marks of an element. HTML's names come in lower case.
#[inline(never)]
pub(super) fn marks(name: &[u8]) -> Marks {
    find(name).unwrap_or(0)
}

fn find(name: &[u8]) -> Option<Marks> {
    let length = name.len();
    let (letters, place) = *NAMES.starts.get(length)?;
    let places = NAMES.places.get(place as usize..NAMES.starts.get(length + 1)?.1 as usize)?;
    let names = NAMES.names.get(letters as usize..)?;
    let first = name.first()?;
    // most differ in their first letter
    let same = |place: usize| {
        let at = place * length;
        names.get(at) == Some(first) && names.get(at..at + length) == Some(name)
    };
    let place = (0..places.len()).find(|&place| same(place))?;
    MARKS.get(*places.get(place)? as usize).copied()
}

/// May an element with these marks stand in `<svg>` or `<math>` without ending it? Those that end it are HTML's own.
pub(super) fn stays_foreign(marks: Marks) -> bool {
    marks & !(RAW | OPAQUE | SPECIAL | ANYWHERE | LIVELY | A | FOREIGN) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        for (marks_of_all, names) in ELEMENTS {
            for name in names.split(|&byte| byte == b' ').filter(|name| !name.is_empty()) {
                assert_eq!(marks(name), marks_of_all, "{}", String::from_utf8_lossy(name));
            }
        }
    }

    #[test]
    fn other_names_have_no_marks() {
        for name in ["", "x", "t", "tdt", "dth", "custom-element", "annotation-xmlx", "TD"] {
            assert_eq!(marks(name.as_bytes()), 0, "{name}");
        }
    }
}
