"""Script and style of the resident's pages stay within what Chrome 64 and Safari 12 know."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import esprima
import pytest
from esprima.scanner import Scanner
from flask.testing import FlaskClient

from app.core.expressions.tree import Call, Literal, Reference
from app.core.questionnaire import Kind
from app.flow.ports import Toolkit
from tests.builders import a_questionnaire, an_item, an_open_version

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "app" / "web" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
# Residents never get the looks of the workspace, which is for browsers of today.
STYLES = sorted(path for path in STATIC.rglob("*.css") if "workspace" not in path.parts)
_LATER = re.compile(r"/p/[\w-]+\.js")
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.S)

# Syntax after ES2017 that the parser itself lets through, or that stands in a regular expression.
_NEWER_FLAGS = re.compile(r"/[a-z]*[sdv][a-z]*\Z")
_NEWER_PATTERN = re.compile(r"\(\?<|\\[pP]\{")

# What scripts may not name: newer than Chrome 64 or than Safari 12, whichever knew it later.
NEWER_SCRIPT = (
    r"\bfromEntries\b", r"\.flat\(", r"\.flatMap\(", r"(?<!clients)\.matchAll\(", r"\.replaceAll\(",
    r"\ballSettled\b", r"\bPromise\.(any|try|withResolvers)\b", r"\.finally\(", r"\.at\(",
    r"\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(", r"\.trim(Start|End)\(",
    r"\bObject\.(hasOwn|groupBy)\b", r"\bglobalThis\b", r"\bqueueMicrotask\b",
    r"\bstructuredClone\b", r"\bResizeObserver\b", r"\bIntersectionObserver\b",
    r"\bBroadcastChannel\b", r"\bWeakRef\b", r"\bBigInt\b", r"\bAbortSignal\.", r"\.submitter\b",
    r"\.requestSubmit\(", r"\bformdata\b", r"\.replaceChildren\(", r"\.showModal\(",
    r"\bshowPopover\b", r"\.inert\b", r"\bCompressionStream\b", r"\brandomUUID\b",
    r"\bIntl\.(RelativeTimeFormat|ListFormat|DisplayNames|PluralRules|Segmenter)\b",
    r"\bnavigator\.(share|clipboard|storage|locks|connection|permissions|wakeLock)\b",
    r"\b(blob|file|response|sound|picture)\.(text|arrayBuffer|stream)\(", r"\bcreateImageBitmap\b",
    r"\bOffscreenCanvas\b", r"\bMediaRecorder\b", r"\bscrollIntoView\(\{", r"\bfocus\(\{",
    r"\bindexedDB\.databases\b", r"\bCSS\.registerProperty\b", r"\brequestIdleCallback\b",
    r"\.getAnimations\(", r"\bnavigation\.(?!type)", r"\bsync\.register\b", r"\.toBase64\(",
)  # fmt: skip
NEWER_STYLE = (
    r":has\(", r":is\(", r":where\(", r":not\([^)]*,", r":focus-visible\b", r"::backdrop\b",
    r"::marker\b", r":dir\(", r":modal\b", r"\b(clamp|min|max)\(", r"\benv\(",
    r"\d(dvh|svh|lvh|cqw|cqh)\b",
    r"\baspect-ratio\s*:", r"(?<![\w-])(row-|column-)?gap\s*:", r"(?<![\w-])inset\s*:",
    r"\binset-(inline|block)\b", r"\b(margin|padding)-(inline|block)\s*:",
    r"\bborder-(inline|block)\s*:", r"\b(margin|padding)-(inline|block)-(start|end)\b",
    r"\bborder-(inline|block)-(start|end)\b", r"\bborder-(start|end)-(start|end)-radius\b",
    r"\b(inline|block)-size\b", r"text-align\s*:\s*(match-parent|justify-all)", r"\baccent-color\b",
    r"\bcolor-scheme\b", r"\bprefers-color-scheme\b", r"\bprefers-reduced-motion\b",
    r"\bforced-colors?\b", r"\boverflow\s*:\s*clip", r"\boverscroll-behavior\b",
    r"\bscroll-(margin|padding)\b", r"\bscrollbar-gutter\b", r"@layer\b", r"@container\b",
    r"@property\b", r"@supports\s+selector", r"\bcontent-visibility\b", r"\btext-wrap\b",
    r"\bcolor-mix\(", r"\bconic-gradient\(", r"\b(mask|backdrop-filter)\s*:", r"\btranslate\s*:",
    r"\boverflow-wrap\s*:\s*anywhere", r"\bdisplay\s*:\s*(flow-root|contents|inline-grid)",
    r"\bsubgrid\b", r"^\s*&",
)  # fmt: skip

# What may be used nevertheless: an old browser ignores the line and the page stays whole. Each
# names the test that walks, or looks at, the page without it.
WITHOUT = (
    "tests/journeys/test_old_style.py::test_without_the_newer_lines_of_style_every_screen_works"
)
ALLOWED = {
    # Where the browser cannot be asked to call back, the page itself sends.
    r"\bsync\.register\b": "tests/journeys/test_resident.py::"
    "test_without_a_network_answers_wait_sealed_and_are_sent_once",
    r"\baccent-color\b": WITHOUT,
    r"\bcolor-scheme\b": WITHOUT,
    r"\bprefers-color-scheme\b": WITHOUT,
    r"\bprefers-reduced-motion\b": WITHOUT,
    r"\bforced-colors?\b": WITHOUT,
    r"\bscroll-(margin|padding)\b": WITHOUT,
    r"\b(margin|padding)-(inline|block)-(start|end)\b": WITHOUT,
    r"\bborder-(inline|block)-(start|end)\b": WITHOUT,
    r"\bMediaRecorder\b": "tests/journeys/test_files_come_along.py"
    "::test_a_phone_that_cannot_record_has_the_plain_file_input",
    r"\bfocus\(\{": "tests/journeys/test_old_style.py::test_focus_needs_no_options",
}


class TooNew(ValueError):
    """A construct that came after ES2017."""


def parse(script: str) -> Any:
    """The tree. Raises TooNew, or what the parser says, for anything but ES2017."""
    # The parser tries regular expressions with Python's own rules, which are others.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Scanner, "testRegExp", lambda *_: None)
        tree = esprima.parseScript(script, {"tokens": True})
    for token in tree.tokens:
        if token.type == "RegularExpression":
            body, _, flags = token.value.rpartition("/")
            if _NEWER_FLAGS.search("/" + flags) or _NEWER_PATTERN.search(body):
                raise TooNew(token.value)
    for node in _nodes(tree):
        inside = getattr(node, "properties", None) or ()
        if any(each.type in ("SpreadElement", "RestElement") for each in inside):
            raise TooNew("object spread or rest")
        if node.type == "Import":
            raise TooNew("import()")
    return tree


def _nodes(node: object) -> Iterator[esprima.nodes.Node]:
    if isinstance(node, list):
        for each in node:
            yield from _nodes(each)
    elif isinstance(node, esprima.nodes.Node):
        yield node
        for name, value in vars(node).items():
            if name != "tokens":
                yield from _nodes(value)


def newer(text: str, names: tuple[str, ...]) -> list[str]:
    """Which of the names stand in a text outside comments and may not."""
    bare = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.S | re.M)
    return [name for name in names if name not in ALLOWED and re.search(name, bare, re.M)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_parses_as_es2017_and_names_nothing_newer(path: Path) -> None:
    """Inline, later and worker: all of them lie in one folder."""
    parse(path.read_text(encoding="utf-8"))
    assert newer(path.read_text(encoding="utf-8"), NEWER_SCRIPT) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_style_names_nothing_newer(path: Path) -> None:
    assert newer(path.read_text(encoding="utf-8"), NEWER_STYLE) == []


def test_what_the_server_puts_into_a_page_is_old_too(client: FlaskClient, door: Toolkit) -> None:
    """After making it small, and with whatever is added on the way."""
    no = Call("=", (Reference("one"), Literal("no")))
    survey = a_questionnaire(
        an_item("one", options=("yes", "no")),
        an_item("two", Kind.INTEGER, relevant=no),
        an_item("day", Kind.DATE),
    )
    _, _, place = an_open_version(door, survey)
    page = client.get(f"/{place.code}").text
    parts = _INLINE.findall(page)
    parts += [("later", client.get(address).text) for address in set(_LATER.findall(page))]
    kinds = set()
    for kind, text in parts:
        kinds.add(kind)
        if kind != "style":
            parse(text)
        assert newer(text, NEWER_STYLE if kind == "style" else NEWER_SCRIPT) == []
    assert kinds == {"script", "style", "later"}


@pytest.mark.parametrize(
    "script",
    [
        "const a = {...b};", "const {a, ...b} = c;", "async function* f() {}",
        "async function f() { for await (const x of y) {} }", "try {} catch {}", "a?.b;", "a ?? b;",
        "a ||= b;", "/(?<=a)b/;", "/(?<!a)b/;", "/(?<name>a)/;", "/a/s;", "/a/v;", r"/\p{L}/u;",
        "1_000;", "class A { b = 1; }", "class A { #b; }", "class A { static {} }", "10n;",
        "import('x');", "export default 1;", "await x;",
    ],
)  # fmt: skip
def test_the_parser_refuses_what_came_after_es2017(script: str) -> None:
    """The control: were it not so, the tests above would show nothing."""
    with pytest.raises((TooNew, esprima.Error)):
        parse(script)


def test_the_parser_takes_what_es2017_has() -> None:
    parse(
        "const f = async (a, ...b) => { await a; return [...b, 2 ** 3]; };"
        "let {a, b: [c] = []} = d; for (const x of y) { `${x}`; } class A extends B { get c() {} }"
        "/[^]/u.test(x) || /[/]/y.test(x); f(1, 2,);"
    )


def test_every_exception_names_a_test_that_exists() -> None:
    for name, shown in ALLOWED.items():
        file, _, test = shown.partition("::")
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), name


def test_no_two_parts_of_the_script_give_the_same_name() -> None:
    """All parts live in one scope: a second declaration would take the whole later part away.
    Only the worker has a scope of its own."""
    names: list[str] = []
    for path in (each for each in SCRIPTS if each.stem != "worker"):
        for node in parse(path.read_text(encoding="utf-8")).body:
            if node.type == "FunctionDeclaration":
                names.append(node.id.name)
            for each in getattr(node, "declarations", None) or ():
                names += [each.id.name] if each.id.type == "Identifier" else []
    assert sorted({name for name in names if names.count(name) > 1}) == []
