"""Rewrites a drawing (SVG) so that only lines and shapes are left, or says why it is not taken.

Nothing of the file itself is passed on: a new drawing is written with the elements and
attributes listed here. Whatever can run, load, link or move is not among them.
"""

import re
from typing import Any

from lxml import etree

from app.core.problems import Problem, Refused

MOST_BYTES = 200_000
_MOST_ELEMENTS = 3_000
_MOST_DEEP = 30
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = ("path", "circle", "rect", "ellipse", "line", "polyline", "polygon")
_ELEMENTS = frozenset(("svg", "g", "title", *_SHAPES))
# What drawing programs write for themselves: it draws nothing, so it is left out.
_LEFT_OUT = frozenset((f"{_SVG}metadata", f"{_SVG}desc"))
_FOREIGN = (
    "{http://www.inkscape.org/namespaces/inkscape}",
    "{http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd}",
)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PLACES = ("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry")
_LOOKS = (
    "fill",
    "fill-opacity",
    "fill-rule",
    "clip-rule",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-opacity",
)
_ATTRIBUTES = frozenset((*_PLACES, *_LOOKS, "points", "transform", "width", "height"))
_HARMLESS = frozenset(
    ("id", "class", "style", "version", "viewBox", "role", "baseProfile", "preserveAspectRatio")
)
_VALUE = re.compile(r"[\w\s.,#%()+-]*", re.ASCII)
_UNSAFE = re.compile(r"url|data|script|import|expression|behavior|[\\@:&<>;'\"]", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([^\"']*)")


def safe_svg(content: bytes) -> bytes:
    """The drawing, written anew. Raises Refused with ``picture_unsafe`` or ``picture_broken``."""
    root = _root(content)
    if root.tag != f"{_SVG}svg":
        raise _broken("it is no SVG drawing")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise _broken(f"it has more than {_MOST_ELEMENTS} parts")
    namespaces: Any = {None: _SVG[1:-1]}
    made = etree.Element(f"{_SVG}svg", nsmap=namespaces, viewBox=_view_box(root))
    for name, value in _attributes(root).items():
        if name not in ("x", "y", "width", "height"):
            made.set(name, value)
    _fill(made, root, 1)
    written: bytes = etree.tostring(made)
    return written


def _root(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _broken(f"it is larger than {MOST_BYTES // 1000} kB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken("it is not UTF-8 text") from error
    declared = _DECLARATION.match(text)
    if declared:
        encoding = _ENCODING.search(declared[0])
        if encoding and encoding[1].lower() not in ("utf-8", "us-ascii"):
            raise _broken("it is not UTF-8 text")
        text = text[declared.end() :]
    # Entities are only made in a DOCTYPE, so without one there is nothing to expand.
    if re.search(r"<!(?!--)", text):
        raise _unsafe("a DOCTYPE, an entity or raw text (CDATA)")
    if "<?" in text:
        raise _unsafe("an instruction (<?...?>)")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _broken("it is no XML that can be read") from error


def _fill(made: Any, given: Any, depth: int) -> None:
    if depth > _MOST_DEEP:
        raise _broken("it is nested too deep")
    for child in given:
        tag = str(child.tag)
        if tag in _LEFT_OUT or tag.startswith(_FOREIGN):
            continue
        name = tag.removeprefix(_SVG)
        if name not in _ELEMENTS or not tag.startswith(_SVG):
            raise _unsafe(f"<{name.rpartition('}')[2][:40]}>")
        copy = etree.SubElement(made, tag, _attributes(child))
        if name == "title":
            copy.text = "".join(child.itertext())[:200]
        elif name in ("svg", "g"):
            _fill(copy, child, depth + 1)
        elif len(child):
            # A shape holds nothing but what moves or links it.
            _fill(etree.Element(tag), child, depth + 1)


def _attributes(element: Any) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in element.attrib.items():
        if name.startswith(_FOREIGN) or name in _HARMLESS or name == f"{_XML}space":
            continue
        if name not in _ATTRIBUTES:
            raise _unsafe(name.rpartition("}")[2][:40])
        kept[name] = _safe(name, value)
    for declaration in element.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if not colon and not declaration.strip():
            continue
        value = _safe("style", value.strip())
        if name.strip() in _LOOKS:
            kept[name.strip()] = value
    return kept


def _safe(name: str, value: str) -> str:
    if _UNSAFE.search(value) or not _VALUE.fullmatch(value):
        raise _unsafe(f"{name}={value[:40]}")
    return value


def _view_box(root: Any) -> str:
    given = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    numbers = re.sub(r"(?<=\d)px\b", "", given).replace(",", " ").split()
    if len(numbers) != 4 or not all(re.fullmatch(r"-?\d{1,6}(\.\d{1,9})?", n) for n in numbers):
        raise _broken("it does not say how large it is (viewBox)")
    return " ".join(numbers)


def _unsafe(what: str) -> Refused:
    return Refused(Problem("picture_unsafe", "", (("found", what),)))


def _broken(why: str) -> Refused:
    return Refused(Problem("picture_broken", "", (("why", why),)))
