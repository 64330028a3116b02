//! What is read, and how it is put together.

use super::read;

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn literals() {
    reads("null", "null;");
    reads("true", "true;");
    reads("1", "1;");
    reads(".5", ".5;");
    reads("5.", "5.;");
    reads("1_000e-3", "1_000e-3;");
    reads("0xFf", "0xFf;");
    reads("10n", "10n;");
    reads("'it''s'", "ExpectedStatementEnd at \"'s'\"");
    reads(r#"'a\'b"'"#, r#"'a\'b"';"#);
    reads(
        r#""\x41\u0042\u{43}\n\
D""#,
        r"'ABC\nD';",
    );
    reads(r"'\ud83d\ude00'", r"'\u{1f600}';");
    reads("''", "'';");
}

#[test]
fn templates() {
    reads("`a`", "`a`;");
    reads("``", "``;");
    reads("`a ${$b} c`", "`a ${$['b']} c`;");
    reads("`${a}${b}`", "`${a}${b}`;");
    reads("`a ${`b ${{c: 1}.c}`} d`", "`a ${`b ${({'c': 1})['c']}`} d`;");
    reads(r"`\${a}`", r"`\${a}`;");
}

#[test]
fn regular_expressions_and_division() {
    reads("/a\\\r\n[/]/", "/a\\\r\n[/]/;");
    reads("/a/", "/a/;");
    reads(r"/[/]\//gi.test(x)", r"/[/]\//gi['test'](x);");
    reads("a / b / c", "((a / b) / c);");
    reads("(a) / b", "(a / b);");
    reads("a[0] / b / 2", "((a[0] / b) / 2);");
    reads("if (a) /b/.test(c)", "if (a) { /b/['test'](c); }");
    reads("x => /a/", "((x) => /a/);");
    reads("x++ / 2", "((x++) / 2);");
    reads("a.in / b / c", "((a['in'] / b) / c);");
    reads("[/,/, /x/]", "[/,/, /x/];");
    reads("return /a/", "return /a/;");
}

#[test]
fn signals() {
    reads("$a", "$['a'];");
    reads("$a.b.c", "$['a']['b']['c'];");
    reads("$a[0].b", "$['a'][0]['b'];");
    reads("$list[$i + 1]", "$['list'][($['i'] + 1)];");
    reads("$n-1", "$['n-1'];");
    reads("$n - 1", "($['n'] - 1);");
    reads("$n -1", "($['n'] - 1);");
    reads("$n-$m", "($['n'] - $['m']);");
    reads("$a.b-c", "$['a']['b-c'];");
    reads("$a.toUpperCase()", "$['a']['toUpperCase']();");
    reads("$list.0.name", "$['list']['0']['name'];");
    reads("$1", "$['1'];");
    reads("$", "$;");
    reads("Object.keys($)", "Object['keys']($);");
    reads("$['a']", "$['a'];");
    reads("$n--", "($['n']--);");
    reads("$n-=1", "($['n'] -= 1);");
    reads("$größe", "$['gr\\u{f6}\\u{df}e'];");
    reads("'$a'", "'$a';");
}

#[test]
fn actions() {
    reads("@get('/a')", "action('get', '/a');");
    reads(
        "@post(`/a/${$id}`, {contentType: 'form'})",
        "action('post', `/a/${$['id']}`, ({'contentType': 'form'}));",
    );
    reads("@peek(() => $a)", "action('peek', (() => $['a']));");
    reads("$a && @get('/a')", "($['a'] && action('get', '/a'));");
}

#[test]
fn statements() {
    reads("", "");
    reads(" ;; ", "");
    reads("a; b", "a; b;");
    reads("a\nb", "a; b;");
    reads("a\n+b", "(a + b);");
    reads("a\n++b", "a; (++b);");
    reads("a /* \n */ b", "a; b;");
    reads("a // no\n; b", "a; b;");
    reads("a b", "ExpectedStatementEnd at \"b\"");
    reads("const a = 1, b = a", "const a = 1, b = a;");
    reads("let a; a = 2", "let a; (a = 2);");
    reads("const [a, , b = 1, ...c] = d", "const [a, , b = 1, ...c] = d;");
    reads(
        "const {a, b: c = 1, 'd': [e], [f]: g, ...h} = i",
        "const {'a': a, 'b': c = 1, 'd': [e], [f]: g, ...h} = i;",
    );
    reads("if (a) b; else c", "if (a) { b; } else { c; }");
    reads(
        "if (a) { b } else if (c) { d } else e",
        "if (a) { { b; } } else { if (c) { { d; } } else { e; } }",
    );
    reads("if (a) {}", "if (a) { {  } }");
    reads("for (const a of b) c(a)", "for (const a of b) { c(a); }");
    reads("for (let [a, b] of c) { d }", "for (let [a, b] of c) { { d; } }");
    reads("return a", "return a;");
    reads("return", "return;");
    reads("{ a; b }", "{ a; b; }");
    reads("await a; b", "(await a); b;");
}

#[test]
fn a_brace_is_an_object_where_one_can_be_meant() {
    reads("{a: 1}", "({'a': 1});");
    reads("{}", "({});");
    reads("{a}", "({'a': a});");
    reads("{a, b}", "({'a': a, 'b': b});");
    reads("{'a-b': $c, 2: d}", "({'a-b': $['c'], 2: d});");
    reads("{...a, [b]: c,}", "({...a, [b]: c});");
    reads("{if: 1, new: 2}", "({'if': 1, 'new': 2});");
    reads("{ f() }", "{ f(); }");
}

#[test]
fn precedence() {
    reads("a + b * c - d", "((a + (b * c)) - d);");
    reads("a * b + c", "((a * b) + c);");
    reads("a ** b ** c", "(a ** (b ** c));");
    reads("a * b ** c", "(a * (b ** c));");
    reads("(-a) ** b", "((- a) ** b);");
    reads(
        "a || b && c | d ^ e & f == g < h << i + j * k",
        "(a || (b && (c | (d ^ (e & (f == (g < (h << (i + (j * k))))))))));",
    );
    reads(
        "a * b + c << d < e == f & g ^ h | i && j || k",
        "((((((((((a * b) + c) << d) < e) == f) & g) ^ h) | i) && j) || k);",
    );
    reads("a ?? (b || c)", "(a ?? (b || c));");
    reads("(a ?? b) || c", "((a ?? b) || c);");
    reads("a && b && c", "(a && b && c);");
    reads("a === b !== c", "((a === b) !== c);");
    reads("!a instanceof b", "((! a) instanceof b);");
    reads("'a' in b", "('a' in b);");
    reads("typeof a === 'b'", "((typeof a) === 'b');");
    reads("- -a", "(- (- a));");
    reads("!!a", "(! (! a));");
    reads("a ? b : c ? d : e", "(a ? b : (c ? d : e));");
    reads("a ? (b, c) : d", "(a ? (b, c) : d);");
    reads("a?.5:b", "(a ? .5 : b);");
    reads("a, b", "(a, b);");
    reads("(a, b)", "(a, b);");
    reads("a >>> 1 >> 2", "((a >>> 1) >> 2);");
}

#[test]
fn assignment() {
    reads("a = b = c", "(a = (b = c));");
    reads("$a.b ??= 1", "($['a']['b'] ??= 1);");
    reads("a[b] **= 2", "(a[b] **= 2);");
    reads("a >>>= 1", "(a >>>= 1);");
    reads("a ||= b; a &&= c", "(a ||= b); (a &&= c);");
    reads("(a) = 1", "(a = 1);");
    reads("++a.b", "(++a['b']);");
    reads("a <= b", "(a <= b);");
    reads("$show = !$show", "($['show'] = (! $['show']));");
    reads("a + b = c", "NoPlace at \"a + b\"");
    reads("f() = 1", "NoPlace at \"f()\"");
    reads("a?.b = 1", "NoPlace at \"a?.b\"");
    reads("1++", "NoPlace at \"1\"");
    reads("delete $a.b", "(delete $['a']['b']);");
    reads("delete a", "NothingToDelete at \"a\"");
}

#[test]
fn chains() {
    reads("a.b.c", "a['b']['c'];");
    reads("a?.b.c", "a?.b['c'];");
    reads("(a?.b).c", "(a?.b)['c'];");
    reads("(a.b)()", "a['b']();");
    reads("a?.[b]?.(c)", "a?.[b]?.(c);");
    reads("a.b(c, ...d)[e]", "a['b'](c, ...d)[e];");
    reads("a\n.b", "a['b'];");
    reads("evt.target.value", "evt['target']['value'];");
    reads("'a'.length", "'a'['length'];");
    reads("1..toFixed()", "(1.)['toFixed']();");
    reads("f(a,)", "f(a);");
    reads("new Date().getTime()", "(new (Date)())['getTime']();");
    reads("new a.B", "(new (a['B'])());");
    reads("new (f())(1)", "(new (f())(1));");
    reads("new new A(1)(2)", "(new ((new (A)(1)))(2));");
}

#[test]
fn arrow_functions() {
    reads("a => a + 1", "((a) => (a + 1));");
    reads("() => {}", "(() => {  });");
    reads("(a, b = 1, ...c) => a", "((a, b = 1, ...c) => a);");
    reads("({a, b: [c]}) => a", "(({'a': a, 'b': [c]}) => a);");
    reads("() => ({a: 1})", "(() => ({'a': 1}));");
    reads("a => b => c", "((a) => ((b) => c));");
    reads("async a => await b", "(async (a) => (await b));");
    reads("async () => { await b; return c }", "(async () => { (await b); return c; });");
    reads("async(1)", "async(1);");
    reads("a.map(b => { const c = b; return c })", "a['map'](((b) => { const c = b; return c; }));");
    reads("f(() => a, 1)", "f((() => a), 1);");
    reads("((a) => a)(1)", "((a) => a)(1);");
    reads("a ? (b) : c => d", "(a ? b : ((c) => d));");
    reads("() => {}\n(a)", "(() => {  }); a;");
}

#[test]
fn arrays() {
    reads("[]", "[];");
    reads("[a, ...b, ]", "[a, ...b];");
    reads("[, a, , b]", "[, a, , b];");
    reads("[a, ,]", "[a, ,];");
}
