"""Names of languages, each in its own language and script."""

from babel import Locale

from app.core.languages import parse_language
from app.words.locales import locale_of

# Where CLDR has no name, or one that its speakers do not use for themselves.
_OWN_NAMES = {
    "ary": "الدارجة",
    "ckb": "کوردی (سۆرانی)",
    "dse": "Nederlandse Gebarentaal",
    "en": "English",
    "prs": "دری",
    "rom": "Romani",
}


_ETHIOPIC = ("am", "ti")


def language_name(tag: str) -> str:
    """The language's own name; the level adds nothing, and a tag nobody can name stays a tag.

    >>> language_name("nl-simple"), language_name("pl"), language_name("ti")
    ('Nederlands', 'Polski', 'ትግርኛ')
    """
    base = parse_language(tag).base.removesuffix("-Zxxx")
    locale = locale_of(base)
    name = _OWN_NAMES.get(base) or (locale.get_display_name(locale) if locale else "")
    return name[:1].upper() + name[1:] if name else base


def comma(tag: str) -> str:
    """What stands between things in a row.

    >>> comma("nl-simple"), comma("fa"), comma("ti")
    (', ', '، ', '፣ ')
    """
    spoken = parse_language(tag)
    if spoken.base in _ETHIOPIC:
        return "፣ "
    return "، " if spoken.direction == "rtl" else ", "


def name_in(tag: str, other: str) -> str:
    """The name of a language as another language says it; its own name where that has none.

    >>> name_in("ti", "nl"), name_in("pl", "nl-simple"), name_in("en", "nl")
    ('Tigrinya', 'Pools', 'Engels')
    """
    base, here = (
        parse_language(tag).base.removesuffix("-Zxxx"),
        locale_of(parse_language(other).base),
    )
    locale = locale_of(base)
    # A territory is only for days and numbers, unless the tag itself has more than a language.
    said = Locale.get_display_name if "-" in base else Locale.get_language_name
    name = said(locale, here) if locale and here else ""
    return name[:1].upper() + name[1:] if name else language_name(tag)
