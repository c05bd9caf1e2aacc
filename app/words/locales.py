"""What CLDR (through Babel) calls a language tag. The easy level has no locale of its own."""

from functools import cache

from babel import Locale, UnknownLocaleError

from app.core.languages import parse_language

# English as it is read in Europe: the day before the month. Dari is Persian of Afghanistan in
# CLDR, which has no tag "prs".
_OTHER_NAMES = {"en": "en-GB", "prs": "fa-AF"}


@cache
def locale_of(tag: str) -> Locale | None:
    """The locale of a tag at any level, or None where CLDR knows none. Raises UnknownLanguage.

    >>> str(locale_of("nl-simple")), str(locale_of("rif-Zxxx")), locale_of("dse")
    ('nl', 'rif', None)
    """
    base = parse_language(tag).base.removesuffix("-Zxxx")
    for name in (base, base.split("-")[0]):
        try:
            return Locale.parse(_OTHER_NAMES.get(name, name), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
