"""Labels as plain text: Markdown and HTML go, line breaks and ``${name}`` stay.

Residents' pages take text only, so that no file can bring markup or script of its own.
"""

import html
import re

_SCRIPT = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_OUTPUT = re.compile(r"<output\s[^>]*>(\s*</output\s*>)?", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|h[1-6]|table|center)\b[^<>]*>", re.IGNORECASE)
# A tag's name is followed by its end or an attribute: "a <b" and "age <18" are no tags.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[^<>]*)?/?>|<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()]*)\)")
# Between two marks no third one may stand, so that no text can be searched again and again.
_STRONG = re.compile(r"(\*\*\*|\*\*|___|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1", re.DOTALL)
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>-])")
_INSERT = re.compile(r"\$\{[^{}]*\}")
LONGEST = 10_000
"""Signs of a text that are read; the importer tells where one is longer."""


def plain_text(text: str) -> str:
    """The text as a person would see it.

    >>> plain_text("**How** <b>old</b> is ${the_child}?<br>_Years_ &lt; 18")
    'How old is ${the_child}?\\nYears < 18'
    """
    text, inserts = _set_aside(text[:LONGEST])
    text = _BREAK.sub("\n", _OUTPUT.sub("…", _SCRIPT.sub("", text)))
    text = html.unescape(_TAG.sub("", text))
    # What was written as entities may have been markup once more.
    text = _TAG.sub("", _SCRIPT.sub("", text))
    text = _HEADING.sub(lambda match: match.group(1).rstrip(" \t#"), text)
    text = _LINK.sub(_link, text)
    for pattern, group in ((_STRONG, 2), (_STAR, 1), (_UNDERSCORE, 1)):
        text = pattern.sub(lambda match, group=group: match.group(group), text)  # type: ignore[misc]
    text = _ESCAPE.sub(r"\1", text)
    for number, insert in enumerate(inserts):
        text = text.replace(f"\ue000{number}\ue001", insert)
    return _lines(text)


def has_markup(text: str) -> bool:
    """Whether reading the text as plain text takes more than spaces from it."""
    return plain_text(text) != _lines(text[:LONGEST])


def _set_aside(text: str) -> tuple[str, list[str]]:
    """Inserts must survive untouched: underscores in names are no emphasis."""
    text = text.replace("\ue000", "").replace("\ue001", "")
    inserts: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inserts.append("${" + match.group()[2:-1].strip() + "}")
        return f"\ue000{len(inserts) - 1}\ue001"

    return _INSERT.sub(keep, text), inserts


def _link(match: re.Match[str]) -> str:
    label, address = match.group(1).strip(), (match.group(2).split() or [""])[0]
    return f"{label} ({address})" if label and address.startswith("http") else label or address


def _lines(text: str) -> str:
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
