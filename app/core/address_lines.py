"""The lines of an envelope, from the parts that a person typed.

They fit the window of an envelope: at most six lines of forty signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.digits import latin
from app.core.problems import Problem, Refused

MOST_LINES = 6
LONGEST_LINE = 40
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Z]{2})\Z")
_HOME = frozenset(("", "nederland", "netherlands", "the netherlands", "nl", "holland"))


@dataclass(frozen=True)
class TypedLetter:
    """What a person typed for a letter. Name and country may be empty; no country is ours."""

    name: str = ""
    street: str = ""
    number: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


def envelope(typed: TypedLetter) -> tuple[str, ...]:
    """The lines on the envelope, from the name down.

    Raises Refused with all that is wrong, each at its field: ``address_missing``,
    ``postcode_wrong``, ``address_line_long``.

    >>> envelope(TypedLetter("", "Vlasweg", "١٢ a", "1971ab", "IJmuiden"))
    ('Vlasweg 12 a', '1971 AB  IJmuiden')
    """
    parts = {name: _plain(text) for name, text in vars(typed).items()}
    parts["number"] = latin(parts["number"])
    is_home = parts["country"].casefold() in _HOME
    postcode = latin(parts["postcode"]).upper()
    found = _POSTCODE.match(postcode)
    problems = [
        Problem("address_missing", name)
        for name in ("street", "number", "postcode", "town")
        if not parts[name] and (is_home or name in ("street", "town"))
    ]
    if is_home and postcode and not found:
        problems.append(Problem("postcode_wrong", "postcode"))
    code = f"{found[1]} {found[2]} " if is_home and found else postcode
    lines = (
        ("name", parts["name"]),
        ("street", f"{parts['street']} {parts['number']}".strip()),
        ("town", f"{code} {parts['town']}".strip()),
        ("country", "" if is_home else parts["country"].upper()),
    )
    problems += _too_long(lines)
    if problems:
        raise Refused(*problems)
    return tuple(line for _, line in lines if line)


def _too_long(lines: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    for name, line in lines:
        if len(line) > LONGEST_LINE:
            yield Problem("address_line_long", name, (("most", str(LONGEST_LINE)),))


def _plain(text: str) -> str:
    """A text on one line, without signs that nobody sees."""
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    return " ".join(seen.split())
