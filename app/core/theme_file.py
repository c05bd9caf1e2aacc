"""Reads a theme file: design tokens as NL Design System names them, as JSON or as CSS.

Read with patience: names of other components, and values that mean nothing here, are left alone.
A token may stand for another one: ``{group.name}`` in JSON, ``var(--name)`` in CSS.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.core.colours import read_colour
from app.core.look import Theme
from app.core.problems import Problem, Refused

MOST_BYTES = 1_000_000
_DEEPEST = 20
# Which of their tokens is which of ours; the first that a file has and that can be read counts.
# The part before it names who made the theme: utrecht, nl, ams, denhaag, rhc and so on.
_COLOURS: Mapping[str, tuple[str, ...]] = {
    "paper": ("document-background-color", "page-background-color", "color-background"),
    "card": (
        "page-content-background-color",
        "surface-background-color",
        "form-control-background-color",
        "text-input-background-color",
        "textbox-background-color",
    ),
    "ink": ("document-color", "paragraph-color", "color-text"),
    "soft": (
        "document-subtle-color",
        "form-field-description-color",
        "form-description-color",
        "color-text-secondary",
    ),
    "line": (
        "form-control-border-color",
        "text-input-border-color",
        "textbox-border-color",
        "inputs-border-color",
    ),
    "hair": ("separator-color", "color-separator"),
    "on": ("button-primary-action-color", "button-primary-color"),
    "alarm": (
        "form-field-error-message-color",
        "form-control-invalid-border-color",
        "color-feedback-error",
    ),
}
# A set of tokens may stand before the maker's name, but another component may not.
_MAKERS = "(?:utrecht|nl|ams|denhaag|rhc|rvo|lux)"
_ACCENTS = (
    "button-primary-action-background-color",
    "button-primary-background-color",
    "link-color",
    "color-interactive",
)
_FONTS = ("document-font-family", "paragraph-font-family", "typography-font-family")
_ROUNDS = ("button-border-radius", "form-control-border-radius", "border-radius")
_DECLARATION = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_FOR_THE_DARK = re.compile(
    r"@media[^{]*prefers-color-scheme\s*:\s*dark[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*(?:,([^()]*(?:\([^()]*\))?[^()]*))?\)")
_ALIAS = re.compile(r"\{([\w\s.-]+)\}")
_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,40}")
_LENGTH = re.compile(r"(\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})(px|rem|em)?")
_GENERIC = ("serif", "sans-serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif")
_NOT_A_FAMILY = ("inherit", "initial", "unset", "revert")


def read_theme(content: bytes) -> Theme:
    """What a theme file says that means something here. Raises Refused: ``theme_too_large``,
    ``theme_not_read``, or ``theme_is_empty`` where nothing in it is of use."""
    if len(content) > MOST_BYTES:
        raise Refused(Problem("theme_too_large", "theme"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(Problem("theme_not_read", "theme")) from error
    tokens = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_css(text)
    theme = _theme(tokens)
    if not theme.taken:
        raise Refused(Problem("theme_is_empty", "theme", (("count", str(len(tokens))),)))
    return theme


def _theme(tokens: Mapping[str, str]) -> Theme:
    colours: list[tuple[str, str]] = []
    taken: list[tuple[str, str]] = []
    unread: list[tuple[str, str]] = []
    accents: list[str] = []

    def colour(names: tuple[str, ...], token: str) -> str:
        for theirs, value in _named(tokens, names):
            is_ink = value.strip().lower() == "currentcolor"
            read = dict(colours).get("ink", "") if is_ink else read_colour(value)
            if read:
                taken.append((token, theirs))
                return read
            unread.append((theirs, value[:60]))
        return ""

    for token, names in _COLOURS.items():
        found = colour(names, token)
        if found:
            colours.append((token, found))
    for name in _ACCENTS:
        found = colour((name,), "green")
        if found and found not in accents:
            accents.append(found)
    font = _first(tokens, _FONTS, "font", read_font, taken, unread)
    rounded = _first(tokens, _ROUNDS, "round", read_length, taken, unread)
    others = len(tokens) - len(taken) - len(unread)
    return Theme(tuple(colours), tuple(accents), font, rounded, tuple(taken), tuple(unread), others)


def _first(
    tokens: Mapping[str, str],
    names: tuple[str, ...],
    token: str,
    read: Any,
    taken: list[tuple[str, str]],
    unread: list[tuple[str, str]],
) -> str:
    for theirs, value in _named(tokens, names):
        found = str(read(value))
        if found:
            taken.append((token, theirs))
            return found
        unread.append((theirs, value[:60]))
    return ""


def _named(tokens: Mapping[str, str], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The file's tokens of these names, whoever made it, in the order of the names."""
    for name in names:
        wanted = re.compile(rf"(?:[a-z0-9-]+-{_MAKERS}-|[a-z0-9]+-)?{name}(?:-default)?")
        best = sorted((len(each), each) for each in tokens if wanted.fullmatch(each))
        if best:
            yield best[0][1], tokens[best[0][1]]


def read_font(value: str) -> str:
    """The families of a font that a page may name, with one that is always there at the end.
    Nothing is ever fetched: a family shows where the device has it.

    >>> read_font('"Fira Sans", Calibri')
    "'Fira Sans',Calibri,sans-serif"
    """
    names = [part.strip().strip("\"'").strip() for part in value.split(",")][:4]
    kept = [name for name in names if _FAMILY.fullmatch(name) and name not in _NOT_A_FAMILY]
    if not kept or len(kept) < len(names):
        return ""
    end = [] if kept[-1] in _GENERIC else ["sans-serif"]
    return ",".join(f"'{name}'" if " " in name else name for name in (*kept, *end))


def read_length(value: str) -> str:
    """A radius of at most 2 rem; empty for what is none.

    >>> read_length("4px"), read_length("0"), read_length("50%"), read_length("99rem")
    ('4px', '0', '', '2rem')
    """
    found = _LENGTH.fullmatch(value.strip())
    if not found or (not found[2] and float(found[1]) != 0):
        return ""
    number, unit = float(found[1]), found[2] or ""
    if number == 0:
        return "0"
    return value.strip() if number <= (32 if unit == "px" else 2) else "2rem"


def _from_css(text: str) -> dict[str, str]:
    plain = _FOR_THE_DARK.sub("", _COMMENT.sub("", text))
    given: dict[str, str] = {}
    for name, value in _DECLARATION.findall(plain):
        given.setdefault(name.lower(), value.strip())
    return {name: _without_variables(value, given) for name, value in given.items()}


def _without_variables(value: str, given: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        found = _VARIABLE.search(value)
        if found is None:
            break
        meant = given.get(found[1].lower(), (found[2] or "").strip())
        value = (value[: found.start()] + meant + value[found.end() :])[:200]
    return value


def _from_json(text: str) -> dict[str, str]:
    try:
        plain = json.loads(text)
        given = dict(_walked(plain, ()))
    except (ValueError, RecursionError) as error:
        raise Refused(Problem("theme_not_read", "theme")) from error
    return {"-".join(path): _without_aliases(value, given) for path, value in given.items()}


def _walked(plain: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Path and value of each token: what has a ``value`` or a ``$value``."""
    if not isinstance(plain, dict):
        return
    value = plain.get("$value", plain.get("value"))
    if isinstance(value, dict) and isinstance(value.get("hex"), str):
        value = value["hex"]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        yield path, str(value)
        return
    for name, child in plain.items():
        if not name.startswith("$"):
            yield from _walked(child, (*path, *re.split(r"[\s./]+", name.lower().strip())))


def _without_aliases(value: str, given: Mapping[tuple[str, ...], str]) -> str:
    for _ in range(_DEEPEST):
        found = _ALIAS.search(value)
        if found is None:
            break
        wanted = tuple(found[1].strip().lower().split("."))
        meant = given.get(wanted, "")
        if not meant:
            # Sets of tokens stand above the groups that an alias names.
            meant = next((v for path, v in given.items() if path[-len(wanted) :] == wanted), "")
        value = (value[: found.start()] + meant + value[found.end() :])[:200]
    return value
