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

/// The marks of an element of HTML. Names come in lower case.
#[inline(never)]
pub(super) fn marks(name: &[u8]) -> Marks {
    const BLOCK: Marks = CLOSES_P | SPECIAL;
    const CELL: Marks = SPECIAL | SCOPE | TABLE_PART;
    match name {
        b"td" | b"th" => CELL,
        b"tr" => SPECIAL | TABLE_PART | SKELETON | ROW,
        b"tbody" | b"thead" | b"tfoot" => SPECIAL | TABLE_PART | SKELETON | SECTION,
        b"div" => CLOSES_P,
        b"address" => CLOSES_P,
        b"p" => CLOSES_P | P,
        b"li" => BLOCK | LI,
        b"dd" | b"dt" => BLOCK | DD,
        b"a" => A,
        b"article" | b"aside" | b"blockquote" | b"center" | b"details" | b"dialog" | b"dir" | b"dl"
        | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"header" | b"hgroup" | b"main" | b"menu"
        | b"nav" | b"ol" | b"search" | b"section" | b"summary" | b"ul" => BLOCK,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => BLOCK | HEADING,
        b"pre" | b"listing" => BLOCK | DROPS_LINE,
        b"form" => BLOCK | FORM,
        b"button" => SPECIAL | BUTTON,
        b"nobr" => NOBR,
        b"table" => BLOCK | SCOPE | SKELETON | TABLE,
        b"caption" => SPECIAL | SCOPE | TABLE_PART | CAPTION,
        b"colgroup" => SPECIAL | TABLE_PART | SKELETON | COLUMNS,
        b"col" => SPECIAL | TABLE_PART | VOID,
        b"hr" => BLOCK | VOID,
        b"area" | b"br" | b"embed" | b"img" | b"input" | b"link" | b"meta" | b"param" | b"source"
        | b"track" | b"wbr" => SPECIAL | VOID,
        b"script" | b"style" => SPECIAL | RAW | OPAQUE | ANYWHERE,
        b"textarea" | b"title" | b"iframe" | b"xmp" | b"noembed" | b"noframes" => SPECIAL | RAW | OPAQUE,
        b"template" => SPECIAL | SCOPE | OPAQUE | ANYWHERE,
        b"object" | b"applet" | b"marquee" => SPECIAL | SCOPE | OPAQUE,
        b"select" => SPECIAL | OPAQUE | SELECT,
        b"option" => OPTION,
        b"optgroup" => OPTGROUP,
        b"svg" | b"math" => OPAQUE | FOREIGN,
        b"ruby" => RUBY,
        b"rt" | b"rp" | b"rb" | b"rtc" => RUBY_PART,
        b"html" | b"head" | b"body" | b"frameset" | b"frame" | b"noscript" | b"plaintext" | b"image"
        | b"base" | b"basefont" | b"bgsound" | b"keygen" | b"isindex" | b"foreignobject"
        | b"annotation-xml" => REFUSED,
        _ => 0,
    }
}

/// May an element stand in `<svg>` or `<math>` without ending it? Those that end it are HTML's own.
#[inline(never)]
pub(super) fn stays_foreign(name: &[u8]) -> bool {
    let marks = marks(name);
    let html = marks & !(RAW | OPAQUE | SPECIAL | ANYWHERE | A | FOREIGN) != 0;
    let ends = matches!(
        name,
        b"b" | b"big"
            | b"br"
            | b"code"
            | b"em"
            | b"embed"
            | b"i"
            | b"img"
            | b"meta"
            | b"s"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"tt"
            | b"u"
            | b"var"
            | b"font"
            | b"desc"
            | b"title"
            | b"mi"
            | b"mo"
            | b"mn"
            | b"ms"
            | b"mtext"
            | b"foreignObject"
            | b"ruby"
    );
    !html && !ends
}
