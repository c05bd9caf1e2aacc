"""Which language a heading names: ``English (en)``, ``Nederlands``, ``francais``, ``pt_br``.

A code in brackets goes first, then a code alone, then names in English and in the language
itself (from Babel), then spellings that come close to one of those.
"""

import difflib
import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError

from app.core.languages import UnknownLanguage, parse_language

# Names that makers use and Babel does not have, or has under another spelling.
_OTHER_NAMES = {
    "bahasa": "id",
    "bahasa indonesia": "id",
    "indonesian": "id",
    "burmese": "my",
    "myanmar": "my",
    "castellano": "es",
    "chinese": "zh",
    "mandarin": "zh",
    "dari": "prs",
    "farsi": "fa",
    "filipino": "fil",
    "flemish": "nl",
    "vlaams": "nl",
    "kirundi": "rn",
    "kreyol": "ht",
    "creole": "ht",
    "haitian creole": "ht",
    "krio": "kri",
    "kurmanji": "ku",
    "kurdish": "ku",
    "sorani": "ckb",
    "lugbara": "lgg",
    "lusoga": "xog",
    "mandinka": "mnk",
    "norwegian": "no",
    "ngakarimojong": "kdj",
    "karamojong": "kdj",
    "oromiffa": "om",
    "oromifa": "om",
    "papiamento": "pap",
    "papiamentu": "pap",
    "pashto": "ps",
    "pulaar": "ff",
    "punjabi": "pa",
    "runyankole": "nyn",
    "runyankole-rukiga": "nyn",
    "runyoro": "nyo",
    "runyoro-rutoro": "nyo",
    "rohingya": "rhg",
    "sinhalese": "si",
    "tamazight": "zgh",
    "tarifit": "rif",
    "tigrigna": "ti",
    "tigrinja": "ti",
    "tshiluba": "lua",
    "عربى": "ar",
    "عربي": "ar",
    "اللغة العربية": "ar",
    "فارسی": "fa",
    "دری": "prs",
}
_EASY = (
    "simple",
    "easy",
    "easy read",
    "plain",
    "makkelijk",
    "eenvoudig",
    "makkelijke taal",
    "eenvoudige taal",
    "leichte sprache",
    "einfach",
    "facile",
    "facile a lire",
    "facil",
    "b1",
    "a2",
)
# Asked for their own names first: reading all of Babel's languages takes seconds.
_FREQUENT = """
    ar am bg bn cs da de el es et fa fi fr ha he hi hr hu hy id it ja ka km ko ku ky lo lt lv mg
    mk mn ms my ne nl pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta tg th ti tr uk ur uz vi zh
"""
_BRACKETED = re.compile(r"\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)\s*\Z")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")


@cache
def tag_of(heading: str, is_strict: bool = False) -> str | None:
    """The tag of the language that a heading names, or None. Strict: no close spellings.

    >>> [tag_of(name) for name in ("English (en)", "pt_br", "Francais", "Nederlands makkelijk")]
    ['en', 'pt-BR', 'fr', 'nl-simple']
    """
    text = " ".join(heading.split())
    bracketed = _BRACKETED.search(text)
    if bracketed and (tag := _code(bracketed.group(1))):
        return tag + _level(text[: bracketed.start()], tag)
    if _CODE.match(text) and (tag := _code(text)):
        return tag
    name = _plain(text)
    for easy in sorted(_EASY, key=len, reverse=True):
        if name.endswith(" " + easy) or name.endswith(f"({easy})"):
            base = tag_of(name.removesuffix(f"({easy})").removesuffix(easy).strip(" -,:"))
            return f"{base}-simple" if base and not base.endswith("-simple") else base
    return _named(name) or (None if is_strict else _close(name))


def _level(before: str, tag: str) -> str:
    words = _plain(before)
    is_easy = any(words.endswith(" " + easy) for easy in _EASY)
    return "-simple" if is_easy and not tag.endswith("-simple") else ""


def _code(written: str) -> str | None:
    try:
        language = parse_language(written)
    except UnknownLanguage:
        return None
    code = language.base.split("-")[0]
    known = code in _english() or code in _OTHER_NAMES.values() or _has_locale(code)
    return language.tag if known else None


def _has_locale(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _english() -> dict[str, str]:
    """English names by code, of languages alone: no regions or scripts."""
    names = Locale("en").languages
    return {code: str(name) for code, name in names.items() if re.fullmatch(r"[a-z]{2,3}", code)}


@cache
def _own_names(codes: tuple[str, ...]) -> dict[str, str]:
    """Codes by the name of the language in itself."""
    found: dict[str, str] = {}
    for code in codes:
        own = Locale.parse(code).languages.get(code) if _has_locale(code) else None
        if own:
            found.setdefault(_plain(str(own)), code)
    return found


@cache
def _names() -> dict[str, str]:
    """Codes by plain name: the makers' own, then English ones, then those in the languages."""
    english = {_plain(name): code for code, name in _english().items()}
    return _own_names(tuple(_english())) | english | _OTHER_NAMES


def _named(name: str) -> str | None:
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    english = {_plain(said): code for code, said in _english().items()}
    return english.get(name) or _own_names(tuple(_FREQUENT.split())).get(name) or _names().get(name)


def _close(name: str) -> str | None:
    """Languages of one name's spelling only, so that "Local language" is never one of them."""
    if len(name) < 5:
        return None
    near = difflib.get_close_matches(name, list(_names()), n=1, cutoff=0.84)
    return _names()[near[0]] if near else None


def _plain(name: str) -> str:
    """Lower case without accents, so that "Français" and "francais" are one name."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).split())
