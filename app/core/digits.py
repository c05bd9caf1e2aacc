"""Numbers, days and times as people type them, in any digits, made canonical.

A resident types ٣٫٥, 3,5 or 3.5 and means the same; stored is ``3.5``. Shown is what the locale
says (app/words). Marks of direction and spaces are ignored.
"""

import re
import unicodedata
from datetime import date

_IGNORED = re.compile(r"[\s\u00a0\u202f'’\u200e\u200f\u061c\u2066-\u2069]")
_TURNS = re.compile(r"[\u200e\u200f\u061c\u2066-\u2069]")
_SIGNS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "－": "-", "،": ","})
_ARABIC_DECIMAL, _ARABIC_GROUP = "٫", "٬"
_MARKS = f".,{_ARABIC_DECIMAL}{_ARABIC_GROUP}"
_LONGEST = 60
_PLAIN = re.compile(r"(-?)([0-9]{0,15})(?:\.([0-9]{0,15}))?\Z")
_GROUPED = re.compile(rf"-?[1-9][0-9]{{0,2}}(?:([.,{_ARABIC_GROUP}])[0-9]{{3}})(?:\1[0-9]{{3}})*\Z")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\Z")
_MOMENT = re.compile(r"\s*(\S+?)(?:,?\s+|[Tt])(\S+)\s*\Z")
# Four signs that are no mark and no space, wherever the first of them stands.
_AREA = re.compile(
    r"[^\x00-/:-@\[-`{-\u00bf\u060c\u061b\u061f\u1680\u2000-\u206f\u3000-\u303f\ufeff]{1,4}"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_LAST_HOUR, _LAST_MINUTE = 23, 59


def latin(typed: str) -> str:
    """The text with every decimal digit of any script as 0 to 9.

    >>> latin("٣ در ۱۰")
    '3 در 10'
    """
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in typed)


def canonical_number(typed: str, whole: bool) -> str | None:
    """The number as ``-12.5``, or None where it is none or could be two different numbers.

    With two kinds of marks the last is the decimal mark and the others group thousands; a mark
    that stands more than once groups. One mark before exactly three digits groups in a whole
    number ("1.000" people are a thousand). Otherwise it could be a thousand or one: ``1,500`` and
    ``1.500`` are refused, while ``1.125`` is taken, for that is how the outside contract writes
    it, and a canonical number never ends in a zero behind its mark. The Arabic marks ٫ and ٬ are
    never in doubt. A whole number may have zeros behind the mark.

    >>> canonical_number("٣٫٥", whole=False), canonical_number("1.000", whole=True)
    ('3.5', '1000')
    >>> canonical_number("1.234,50", whole=False), canonical_number("1.500", whole=False)
    ('1234.5', None)
    """
    if len(typed) > _LONGEST:
        return None
    text = _IGNORED.sub("", latin(typed).translate(_SIGNS)).removeprefix("+")
    mark = _decimal_mark(text, whole)
    if mark is None or (mark and text.count(mark) > 1):
        return None
    before, _, after = text.partition(mark) if mark else (text, "", "")
    if any(sign in _MARKS for sign in before):
        if not _GROUPED.match(before):
            return None
        before = "".join(sign for sign in before if sign not in _MARKS)
    return _plain(f"{before}.{after}" if mark else before, whole)


def _decimal_mark(text: str, whole: bool) -> str | None:
    """The decimal mark; empty where all marks group or there are none; None where in doubt."""
    marks = [sign for sign in text if sign in _MARKS]
    kinds = set(marks)
    if _ARABIC_DECIMAL in kinds:
        return _ARABIC_DECIMAL
    if len(kinds) > 1:
        return marks[-1]
    if len(marks) != 1 or _ARABIC_GROUP in kinds:
        return ""
    if not _GROUPED.match(text):
        return marks[0]
    if whole:
        return ""
    return None if marks[0] == "," or text.endswith("0") else marks[0]


def _plain(text: str, whole: bool) -> str | None:
    found = _PLAIN.match(text)
    if not found or not (found[2] or found[3]):
        return None
    integer, fraction = found[2].lstrip("0") or "0", (found[3] or "").rstrip("0")
    if whole and fraction:
        return None
    number = integer + (f".{fraction}" if fraction else "")
    return number if number == "0" else found[1] + number


def canonical_day(typed: str) -> str | None:
    """The ISO day, or None where no calendar has it. Day before month, as in all our languages.

    Years from 1800 to 2199, so that a year of another calendar is not taken for one of ours.

    >>> canonical_day("٣١/١٢/٢٠٢٦"), canonical_day("31-2-2026"), canonical_day("1405-09-02")
    ('2026-12-31', None, None)
    """
    found = _DAY.match(_IGNORED.sub("", latin(typed[:_LONGEST])))
    if found is None:
        return None
    first = [int(part) for part in found.groups()[:3] if part]
    last = [int(part) for part in found.groups()[3:] if part]
    year, month, day = first or reversed(last)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def canonical_time(typed: str) -> str | None:
    """The time as ``14:30`` on a clock of 24 hours, or None. Seconds are left out.

    >>> canonical_time("١٤:٣٠"), canonical_time("9.05"), canonical_time("2:30 pm")
    ('14:30', '09:05', None)
    """
    found = _TIME.match(_IGNORED.sub("", latin(typed[:_LONGEST])))
    if found is None or int(found[1]) > _LAST_HOUR or int(found[2]) > _LAST_MINUTE:
        return None
    return f"{int(found[1]):02d}:{found[2]}"


def canonical_moment(typed: str) -> str | None:
    """Day and time as ``2026-11-25T14:30``, or None where one of them is missing or is none.

    >>> canonical_moment("٢٥/١١/٢٠٢٦ ١٤:٣٠"), canonical_moment("2026-11-25T9:05:00")
    ('2026-11-25T14:30', '2026-11-25T09:05')
    """
    found = _MOMENT.match(_TURNS.sub("", typed[:_LONGEST]))
    if found is None:
        return None
    day, time = canonical_day(found[1]), canonical_time(found[2])
    return f"{day}T{time}" if day and time else None


def coarse_area(typed: str) -> str:
    """The first letters and digits of a place, at most four, in capitals; empty without any.

    Four signs of a Dutch postcode are a neighbourhood; whatever is finer is gone (ADR 025).

    >>> coarse_area("١٩٧١ ab"), coarse_area("sw1a 1aa"), coarse_area("52.37, 4.89")
    ('1971', 'SW1A', '52')
    """
    found = _AREA.search(unicodedata.normalize("NFC", latin(typed)).upper())
    return found[0] if found else ""
