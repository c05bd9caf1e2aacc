"""Numbers and days as people type them, in any digits, made canonical.

A resident types ٣٫٥, 3,5 or 3.5 and means the same; stored is ``3.5``. Shown is what the locale
says (app/words). Marks of direction and spaces are ignored.
"""

import re
from datetime import date

_IGNORED = re.compile(r"[\s\u00a0\u202f'’\u200e\u200f\u061c\u2066-\u2069]")
_SIGNS = str.maketrans({"٫": ".", "٬": "", "−": "-", "–": "-", "،": ","})
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?\Z")
_GROUPED = re.compile(r"-?[0-9]{1,3}([.,][0-9]{3})+\Z")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")


def latin(typed: str) -> str:
    """The text with every decimal digit of any script as 0 to 9.

    >>> latin("٣ در ۱۰")
    '3 در 10'
    """
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in typed)


def canonical_number(typed: str, whole: bool) -> str | None:
    """The number as ``-12.5``, or None where it is none.

    One lone mark is a decimal mark, except in a whole number, where a mark before exactly three
    digits groups thousands ("1.000" people are a thousand). With both marks the last one is the
    decimal mark. A whole number may be written with zeros behind the mark.

    >>> canonical_number("٣٫٥", whole=False), canonical_number("1.000", whole=True)
    ('3.5', '1000')
    >>> canonical_number("1.234,50", whole=False), canonical_number("2,5", whole=True)
    ('1234.5', None)
    """
    text = _IGNORED.sub("", latin(typed).translate(_SIGNS)).removeprefix("+")
    marks = [sign for sign in text if sign in ".,"]
    if len(set(marks)) == 2:
        group, mark = ("," if marks[-1] == "." else "."), marks[-1]
        before, _, after = text.rpartition(mark)
        if mark in before or not _GROUPED.match(before) or group in after:
            return None
        text = f"{before.replace(group, '')}.{after}"
    elif _GROUPED.match(text) and (whole or len(marks) > 1):
        text = text.replace(marks[0], "")
    elif len(marks) > 1:
        return None
    else:
        text = text.replace(",", ".")
    return _plain(text, whole)


def _plain(text: str, whole: bool) -> str | None:
    if not _NUMBER.match(text):
        return None
    sign = "-" if text.startswith("-") else ""
    integer, _, fraction = text.removeprefix("-").partition(".")
    integer, fraction = integer.lstrip("0") or "0", fraction.rstrip("0")
    if whole and fraction:
        return None
    number = integer + (f".{fraction}" if fraction else "")
    return number if number == "0" else sign + number


def canonical_day(typed: str) -> str | None:
    """The ISO day, or None where no calendar has it. Day before month, as in all our languages.

    >>> canonical_day("٣١/١٢/٢٠٢٦"), canonical_day("31-2-2026")
    ('2026-12-31', None)
    """
    found = _DAY.match(_IGNORED.sub("", latin(typed)))
    if found is None:
        return None
    first = [int(part) for part in found.groups()[:3] if part]
    last = [int(part) for part in found.groups()[3:] if part]
    year, month, day = first or reversed(last)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
