"""Cuts the text of an expression into numbers, texts, references, names, paths and signs."""

import re
from dataclasses import dataclass

_NAME = r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?"
_TOKEN = re.compile(
    rf"""
      (?P<space>[\s\u200b\ufeff]+)
    | (?P<reference>\$\{{[^{{}}]*\}})
    | (?P<text>"[^"]*" | '[^']*' | [“”„‟][^“”„‟"]*[“”„‟"] | [‘’‚‛][^‘’‚‛']*[‘’‚‛'])
    | (?P<number>[0-9]+(?:\.[0-9]*)? | \.[0-9]+)
    | (?P<path>(?:\.\.?|{_NAME})?(?:/(?:\.\.?|{_NAME}))+ | \.\.)
    | (?P<name>{_NAME})
    | (?P<sign><=|>=|!=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTES = "\"'“”„‟‘’‚‛"
_LONGEST_NUMBER = 15
_LONGEST_WHAT = 200


class ExpressionProblem(ValueError):
    """The text is no expression that can be used. ``code`` is the code of a Problem, ``position``
    counts signs from 0, and ``what`` is the name or sign that it is about."""

    def __init__(self, code: str, position: int = 0, what: str = "") -> None:
        super().__init__(f"{code} at {position}: {what}" if what else f"{code} at {position}")
        self.code = code
        self.position = position
        self.what = what[:_LONGEST_WHAT]


class UnknownReference(ExpressionProblem):
    """A name or path that means no item; as a text it is that name."""

    def __init__(self, name: str, position: int = 0) -> None:
        super().__init__("unknown_reference", position, name)

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True)
class Token:
    """``kind`` is reference, text, number, path, name, sign or end; texts are without quotes."""

    kind: str
    text: str
    position: int


def tokens(text: str) -> list[Token]:
    """The tokens, and one of kind ``end``. Raises ExpressionProblem."""
    strange = next((place for place, sign in enumerate(text) if not _is_plain(sign)), None)
    if strange is not None:
        raise ExpressionProblem("unknown_sign", strange)
    found = [_token(match) for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
    return [*found, Token("end", "", len(text))]


def _token(match: re.Match[str]) -> Token:
    kind, text, position = match.lastgroup or "", match[0], match.start()
    if kind == "sign" and text in _QUOTES:
        raise ExpressionProblem("unclosed_text", position)
    if kind == "number" and len(text) > _LONGEST_NUMBER:
        raise ExpressionProblem("number_too_long", position, text)
    if kind == "reference":
        text = text[2:-1].strip()
    elif kind == "text":
        text = text[1:-1]
    return Token(kind, text, position)


def _is_plain(sign: str) -> bool:
    """Neither a control sign nor half of a pair, which cannot be stored or sent."""
    return (sign >= " " or sign in "\t\n\r") and not "\ud800" <= sign <= "\udfff"
