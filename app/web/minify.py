"""Makes our own styles, scripts and pages smaller, by rules that our own files keep to.

These are not general tools: they know only the habits of app/web/static and templates.
Selectors are never merged: one selector that an old browser does not know would then take the
whole rule with it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product
from string import ascii_letters

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CSS_AROUND = re.compile(r"\s*([{};,>~])\s*")
_COMMENTS = ("//", "/*")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_WORD = re.compile(r"[\w$]")
_PARTS = (
    r"//[^\n]*|/\*.*?\*/|\s+|'(?:\\.|[^'\\\n])*'|[A-Za-z_$][\w$]*|[0-9][\w.]*|\.[0-9]\w*|\.\.\.|=>|"
    r"===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|[-+*%]=|."
)
_JS_NO_REGEX = re.compile(_PARTS, re.S)
_JS = re.compile(r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*|" + _PARTS, re.S)
_BEFORE_REGEX = ("(", ",", "=", ":", "[", "!", "&&", "||", "?", "{", "}", ";", "=>", "return")
_BEFORE_PROPERTY = (".",)
# The twins of the core keep their names, so that tests can call them in the small script too.
_KEPT = ("evaluate", "canonical")
_RESERVED = ("do", "if", "in", "of", "as", "is")
_BREAK = re.compile(r">\s*\n\s*(?=<)")


def small_css(css: str) -> str:
    """The style sheet without comments and needless white space.

    >>> small_css("/* why */ a, b > c {\\n  color: red;\\n  margin: 0 auto;\\n}")
    'a,b>c{color:red;margin:0 auto}'
    """
    css = _CSS_AROUND.sub(r"\1", _CSS_COMMENT.sub("", css))
    css = re.sub(r":\s+", ":", re.sub(r"\s+", " ", css))
    return css.replace(";}", "}").strip()


def rules_of(css: str) -> list[str]:
    """The rules of a small style sheet, one by one, as a script inserts them.

    >>> rules_of("a{color:red}@media print{b{margin:0}i{top:0}}")
    ['a{color:red}', '@media print{b{margin:0}i{top:0}}']
    """
    rules, depth, start = [], 0, 0
    for at, sign in enumerate(css):
        depth += (sign == "{") - (sign == "}")
        if sign == "}" and not depth:
            rules.append(css[start : at + 1])
            start = at + 1
    return rules


def small_js(js: str, short: Mapping[str, str] | None = None) -> str:
    """The script without comments and white space, with short names for what it declares.

    Every statement of our scripts ends with a semicolon, no object is written in shorthand
    (``{a}``) and none is taken apart by name, so a name is either a property (behind a dot or
    before a colon) or the same variable everywhere. Parts that are loaded at different moments
    share the names that ``short_names`` gave to all of them together.

    >>> small_js("// why\\nlet long = 'b  // c';\\nif (long in o) {\\n  long = o.long + +1;\\n}")
    "let a='b  // c';if(a in o){a=o.long+ +1}"
    """
    tokens = _meaning(js)
    short = _short_names(tokens) if short is None else short
    written: list[str] = []
    for at, token in enumerate(tokens):
        is_property = tokens[at - 1] in _BEFORE_PROPERTY if at else False
        is_key = tokens[at + 1 : at + 2] == [":"] and at > 0 and tokens[at - 1] in ("{", ",")
        new = token if is_property or is_key else short.get(token, token)
        if written and _would_merge(written[-1], new):
            written.append(" ")
        written.append(new)
    return "".join(written).replace(";}", "}")


def short_names(js: str, first: str = "") -> Mapping[str, str]:
    """A short name for every name that the script declares, for ``small_js`` of its parts; the
    shortest for those that ``first``, the part whose bytes count most, uses most."""
    return _short_names(_meaning(js), _meaning(first))


def _meaning(js: str) -> list[str]:
    return [token for token in _tokens(js) if token.strip() and not token.startswith(_COMMENTS)]


def _tokens(js: str) -> Iterator[str]:
    at, before = 0, "("
    while at < len(js):
        pattern = _JS if before in _BEFORE_REGEX else _JS_NO_REGEX
        found = pattern.match(js, at)
        assert found, js[at : at + 40]
        yield found[0]
        at = found.end()
        if found[0].strip() and not found[0].startswith(_COMMENTS):
            before = found[0]


def _short_names(tokens: list[str], first: Sequence[str] = ()) -> dict[str, str]:
    """A short name for each name that the script declares, the most used ones first."""
    used = Counter(token for token in tokens if _NAME.fullmatch(token))
    soon = Counter(first)
    mine = {name for name in _declared(tokens) if len(name) > 1} - {*_KEPT}
    free = (name for name in _names() if name not in used and name not in _RESERVED)
    return dict(
        zip(sorted(mine, key=lambda name: (-soon[name], -used[name], name)), free, strict=False)
    )


def _declared(tokens: list[str]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token in ("const", "let", "function") and _NAME.fullmatch(tokens[at + 1]):
            yield tokens[at + 1]
        if token == "=>" and _NAME.fullmatch(tokens[at - 1]):
            yield tokens[at - 1]
        if token == "let":
            # let a, b, c = 1;
            end = tokens.index(";", at)
            yield from (
                t for n, t in enumerate(tokens[at + 1 : end], at + 1) if tokens[n - 1] == ","
            )
        if token in ("const", "let") and tokens[at + 1] == "[":
            yield from filter(_NAME.fullmatch, tokens[at + 1 : tokens.index("]", at)])
        if token == "(" and _opens_parameters(tokens, at):
            yield from _parameters(tokens[at + 1 : _closing(tokens, at)])
        if token == "catch":
            yield tokens[at + 2]


def _opens_parameters(tokens: list[str], at: int) -> bool:
    is_function = at > 1 and tokens[at - 2] == "function"
    after = _closing(tokens, at) + 1
    return is_function or tokens[after : after + 1] == ["=>"]


def _parameters(tokens: list[str]) -> Iterator[str]:
    """The names of parameters, also within square brackets; not what stands behind ``=``."""
    brackets, is_default = "", False
    for at, token in enumerate(tokens):
        if token in "([{":
            brackets += token
        elif token in ")]}":
            brackets = brackets[:-1]
        is_default = token == "=" or (is_default and not (token == "," and not brackets))
        is_first = at == 0 or tokens[at - 1] in (",", "[", "...")
        if is_first and not is_default and not brackets.strip("[") and _NAME.fullmatch(token):
            yield token


def _closing(tokens: list[str], at: int) -> int:
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place] == "(") - (tokens[place] == ")")
        if not depth:
            return place
    return len(tokens) - 1


def _names() -> Iterator[str]:
    for size in count(1):
        for letters in product(ascii_letters, repeat=size):
            yield "".join(letters)


def _would_merge(left: str, right: str) -> bool:
    both_words = _WORD.match(left[-1]) and _WORD.match(right[0])
    return bool(both_words) or (left[-1] == right[0] and left[-1] in "+-")


def small_html(html: str) -> str:
    """The page without white space that holds a line break between two tags.

    A template that needs a space between two tags writes it on one line.
    """
    return _BREAK.sub(">", html).strip()
