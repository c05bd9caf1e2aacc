"""Days and numbers as a reader of a language expects them (PL11).

The calendar is Gregorian for everyone, since a day in a letter from a council is. The digits are
those that CLDR gives the language: Persian ones for Persian, Latin ones for Arabic.
"""

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from app.words.locales import locale_of

_DIGITS = {
    "adlm": "𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
    "beng": "০১২৩৪৫৬৭৮৯",
    "deva": "०१२३४५६७८९",
    "mymr": "၀၁၂၃၄၅၆၇၈၉",
}
# "Year" is shortened in these; dates are written in full (PL11), and a dot would end a sentence.
_FULL_YEAR = {"uk": ("р.", "року"), "ru": ("г.", "года"), "bg": ("г.", "година")}


def format_day(iso: str, tag: str) -> str:
    """A day with the name of its month; ``iso`` is ISO 8601. Raises ValueError for no day.

    >>> format_day("2026-11-03", "nl-simple"), format_day("2026-11-03", "fa")
    ('3 november 2026', '۳ نوامبر ۲۰۲۶')
    """
    day = date.fromisoformat(iso)
    locale = locale_of(tag)
    if locale is None:
        return iso
    short, full = _FULL_YEAR.get(locale.language, ("", ""))
    return _in_digits(format_date(day, "long", locale).replace(short, full), locale)


def format_moment(weekday: int, starts: str, ends: str, tag: str) -> tuple[str, str]:
    """The day of the week (1 is Monday), and the times in the reader's digits.

    >>> format_moment(2, "10:00", "12:00", "nl"), format_moment(7, "09:30", "10:00", "fa")[1]
    (('dinsdag', '10:00–12:00'), '۰۹:۳۰–۱۰:۰۰')
    """
    locale = locale_of(tag) or Locale("en")
    day = get_day_names("wide", "stand-alone", locale)[weekday - 1]
    return day, _in_digits(f"{starts}–{ends}", locale)


def format_number(canonical: str, tag: str) -> str:
    """A canonical number in the reader's digits and decimal mark. Thousands are not grouped: the
    same number may be a year.

    >>> format_number("1234.5", "nl"), format_number("-3.5", "fa"), format_number("12", "ar")
    ('1234,5', '-۳٫۵', '12')
    """
    locale = locale_of(tag)
    if locale is None:
        return canonical
    number = format_decimal(
        Decimal(canonical),
        locale=locale,
        decimal_quantization=False,
        group_separator=False,
        numbering_system="default",
    )
    return _in_digits(number, locale)


def _in_digits(text: str, locale: Locale) -> str:
    # Babel gives the decimal mark of a numbering system, but not its digits.
    digits = _DIGITS.get(locale.default_numbering_system, "0123456789")
    return text.translate(str.maketrans("0123456789", digits))
