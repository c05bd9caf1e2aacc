"""Makes our own styles, scripts and pages smaller, by rules that our own files keep to.

These are not general minifiers: they know only the habits of app/web/static and templates.
Selectors are never merged: one selector that an old browser does not know would then take the
whole rule with it.
"""

import re

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CSS_AROUND = re.compile(r"\s*([{};,>~])\s*")
_TEXT = re.compile(
    r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`|/\*.*?\*/|//[^\n]*", re.S
)
_JS_AROUND = re.compile(r"\s*([{}()\[\];,:?=+*<>!&|])\s*")
_BREAK = re.compile(r">\s*\n\s*(?=<)")
_KEEP = re.compile(r"\n\s*")


def small_css(css: str) -> str:
    """The style sheet without comments and needless white space.

    >>> small_css("/* why */ a, b > c {\\n  color: red;\\n  margin: 0 auto;\\n}")
    'a,b>c{color:red;margin:0 auto}'
    """
    css = _CSS_AROUND.sub(r"\1", _CSS_COMMENT.sub("", css))
    css = re.sub(r":\s+", ":", re.sub(r"\s+", " ", css))
    return css.replace(";}", "}").strip()


def small_js(js: str) -> str:
    """The script without comments, indentation and white space around signs.

    Line ends stay where a statement may end there. Regular expressions with quotes or two
    slashes in them, and ``+ +``, are against the habits of our scripts.

    >>> small_js("// why\\nlet a = 'b  // c';\\nif (a) {\\n  a = 1;\\n}")
    "let a='b  // c';if(a){a=1}"
    """
    kept: list[str] = []

    def aside(match: re.Match[str]) -> str:
        if match[0].startswith(("//", "/*")):
            return ""
        kept.append(match[0])
        return f"\0{len(kept) - 1}\0"

    js = _TEXT.sub(aside, js)
    js = re.sub(r"[ \t]*\n\s*", "\n", js)
    js = re.sub(r"[ \t]+", " ", js)
    js = _JS_AROUND.sub(r"\1", js).replace(";}", "}")
    return re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], js).strip()


def small_html(html: str) -> str:
    """The page without white space that holds a line break between two tags.

    A template that needs a space between two tags writes it on one line.
    """
    return _BREAK.sub(">", html).strip()
