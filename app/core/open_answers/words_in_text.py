"""Words in a text that lead to a person: addresses, days, ages, and names as far as can be seen.

No list of names is shipped: who is called what is told by the words before it, or by a capital in
the middle of a sentence. Both see too much and too little, and a person decides.
"""

import re
from collections.abc import Iterator

from app.core.digits import latin
from app.core.open_answers.marks import Mark, MarkKind

_MAIL = re.compile(
    r"[\w.+%'-]+[ ]?(?:@|\(at\)|\[at\]|\(apenstaartje\))[ ]?[\w-]+(?:\.[\w-]+)+", re.I
)
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|"
    r"(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|info|be|de|uk|tr|pl|ua|es|me|io)"
    r"(?![\w])(?:/[^\s<>]*)?",
    re.I,
)
_STREET = re.compile(
    r"(?<!\w)(?:[^\W\d_][\w'’-]+"
    r"(?:straat|str\.|weg|laan|plein|gracht|kade|dijk|hof|singel|pad|steeg|dreef|burgwal"
    r"|stra(?:ß|ss)e)"
    r"|(?:[^\W\d_][\w'’-]+\s)?"
    r"(?:street|road|avenue|lane|caddesi|sokak|mahallesi|ulica|calle|avenida|вулиця|вул\."
    r"|شارع|خیابان)(?:\s[^\W\d_][\w'’.-]*){0,2}),?"
    r"\s(?:nr\.?\s|no\.?\s|number\s|رقم\s|پلاک\s)?\d{1,4}\s?(?:[a-zA-Z](?!\w))?(?!\d)",
    re.I,
)
_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    "december|january|february|march|may|june|july|august|october|ocak|şubat|mart|"
    "nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|stycznia|lutego|"
    "marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|"
    "grudnia|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|"
    "листопада|грудня|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    "octubre|noviembre|diciembre|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|"
    "سبتمبر|أكتوبر|نوفمبر|ديسمبر|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|"
    "آذر|دی|بهمن|اسفند|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
)
_DATE = re.compile(
    r"(?<![\d.-])(?:(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{4}|\d{2})"
    r"|(?:19|20|13|14)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))(?![\d-])"
    rf"|(?<!\w)\d{{1,2}}(?:e|de|ste|st|nd|rd|th|\.)?\s(?:de\s)?(?:{_MONTH})(?!\w)\.?"
    rf"(?:,?\s(?:de\s)?\d{{4}}(?!\d))?"
    rf"|(?<!\w)(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s\d{{4}}(?!\d))?",
    re.I,
)
_BORN = re.compile(
    r"(?:geboren|geb\.|geboortejaar|born|doğum\w*|urodz\w*|народ\w*|nacid[oa]|nací|ولدت|مواليد|متولد)"
    r"(?:\W+[^\W\d]+){0,3}?\W+((?:19|20|13)\d{2})(?!\d)",
    re.I,
)
_AGE = re.compile(
    r"(?<!\w)(?:ik ben|i am|i'm|aged|leeftijd|mam|мені|tengo|و?عمري)\W{1,3}"
    r"(\d{1,3})(?!\d)"
    r"|(?:dochter|zoon|kind|jongen|meisje|man|vrouw|moeder|vader)\svan\s(\d{1,3})(?!\d)"
    r"|(?<!\d)(\d{1,3})(?:[ -]?jarige?n?\b|\sjaar\soud|\syears?\sold|\s?yo\b|\syaşında\w*|\slata\b"
    r"|\sрок\w+\sмені|\sساله|\sعاما?ً?\sمن\sالعمر)",
    re.I,
)
_ACRONYM = 5
_SIGN = r"[^\W\d_]"
_SMALL = r"(?:van|von|de|der|den|het|ten|ter|el|al|bin|ibn|abu|da|dos|del|la|le|du|'t|oğlu)"
_CAPITAL = rf"(?:(?=[^\W\d_])(?![a-zа-яіїєґёşğıöüçńśźżłąęćó]){_SIGN}[\w'’-]*)"
_FULL = rf"{_CAPITAL}(?:\s(?:{_SMALL}\s){{0,2}}{_CAPITAL}){{0,3}}"
_CALLED = re.compile(
    r"(?<!\w)(?i:mijn naam is|ik heet|ik ben|hij heet|zij heet|ze heet|genaamd|mevr\.?|mevrouw"
    r"|mw\.?|dhr\.?|meneer|mijnheer|de heer|juf|meester|dokter|dr\.?|buurman|buurvrouw"
    r"|mijn (?:zoon|dochter|man|vrouw|vriend|vriendin|broer|zus|moeder|vader|oma|opa)"
    r"|my name is|i am called|i am|i'm"
    r"|mrs?\.?|ms\.?|miss|my (?:son|daughter|husband|wife|friend|brother|sister|mother|father)"
    r"|benim adım|adım|ismim|nazywam się|mam na imię|pani?|мене звати|пані?|me llamo|mi nombre es"
    rf"|señora?|sra?\.|doña|don)\s({_FULL})"
)
_CALLED_WITHOUT_CAPITALS = re.compile(
    r"(?<!\w)(?:و?اسمي|أنا اسمي|السيدة?|الدكتورة?|اسم من|نام من|آقای|خانم|ስመይ|ሽመይ|ኣይተ|ወይዘሮ)"
    rf"\s({_SIGN}\w*(?:\s{_SIGN}\w*)?)"
)
_LOWER_CALLED = re.compile(
    r"(?<!\w)(?i:mijn naam is|ik heet|my name is|me llamo|mi nombre es|nazywam się|mam na imię"
    rf"|мене звати|benim adım)\s({_SIGN}[\w'’-]*)"
)
_BEHIND = re.compile(rf"({_CAPITAL})\s(?:Hanım|Bey|Abi|Abla|Teyze|Amca)(?!\w)")
_IN_A_SENTENCE = re.compile(rf"(?<=[^\s.!?…:\n\"“”'(\[])[ \u00a0]({_FULL})")
_NO_NAME = re.compile(
    "I|I'm|I've|I'd|I'll|Ik|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December|Nederland|Nederlands|Nederlandse|Nederlanders|Dutch|English|Engels|"
    "Arabisch|Turks|Pools|Oekraïens|Allah|God|Islam|Kerst|Pasen|Ramadan|Corona|Covid|"
    "Google|Facebook|WhatsApp|Whatsapp|DigiD|Internet|Ja|Nee"
)


def mails(text: str) -> Iterator[Mark]:
    """Addresses of mail, also where the sign in the middle is spelled out."""
    return _all(MarkKind.MAIL, _MAIL, text)


def webs(text: str) -> Iterator[Mark]:
    """Addresses of pages."""
    for found in _WEB.finditer(text):
        yield Mark(MarkKind.WEB, found.start(), found.start() + len(found[0].rstrip(".,;:!?)")))


def streets(text: str) -> Iterator[Mark]:
    """A word for a street with the number of a house."""
    return _all(MarkKind.STREET, _STREET, latin(text))


def days(text: str) -> Iterator[Mark]:
    """Days in numbers or with the name of a month, and years of birth."""
    plain = latin(text)
    yield from _all(MarkKind.DATE, _DATE, plain)
    for found in _BORN.finditer(plain):
        yield Mark(MarkKind.DATE, *found.span(1))


def ages(text: str) -> Iterator[Mark]:
    """How old somebody is: beside a place that is often enough to know who (CO22)."""
    for found in _AGE.finditer(latin(text)):
        yield Mark(MarkKind.AGE, *found.span(found.lastindex or 0))


def names(text: str) -> Iterator[Mark]:
    """Who is called so by the words around, then what has a capital inside a sentence."""
    for shape in (_CALLED, _BEHIND, _CALLED_WITHOUT_CAPITALS, _LOWER_CALLED):
        for found in shape.finditer(text):
            if not _NO_NAME.fullmatch(found[1]):
                yield Mark(MarkKind.NAME, *found.span(1))
    if _is_shouted(text):
        return
    for found in _IN_A_SENTENCE.finditer(text):
        is_short = found[1].isupper() and len(found[1]) <= _ACRONYM
        if not is_short and not _NO_NAME.fullmatch(found[1]):
            yield Mark(MarkKind.NAME, *found.span(1))


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    large = sum(sign.isupper() for sign in letters)
    # In a script without capitals a capital tells nothing either.
    has_case = any(sign.islower() or sign.isupper() for sign in letters)
    return not has_case or large * 2 > len(letters)


def _all(kind: MarkKind, shape: re.Pattern[str], text: str) -> Iterator[Mark]:
    for found in shape.finditer(text):
        yield Mark(kind, *found.span())
