"""What the type column of a row asks for, in all its spellings.

Rows about the device or the person who asks are metadata: a resident's response has no identity
(decision 5), so they are read and dropped. Types that this version cannot ask become losses
with advice.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from app.core.questionnaire import Kind


class Part(Enum):
    """What a row is for."""

    ITEM = auto()
    BEGIN = auto()
    END = auto()
    METADATA = auto()
    LOST = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class RowType:
    """``kind`` is set for items. ``list_name`` is the list of a choice; ``container`` is ``group``,
    ``repeat`` or the word of a container that cannot be asked. ``advice`` belongs to LOST and
    ``otherwise`` to an item that is not asked as its type says; both are codes of what is told."""

    part: Part
    written: str
    kind: Kind | None = None
    list_name: str = ""
    has_other: bool = False
    container: str = ""
    advice: str = ""
    otherwise: str = ""
    is_agreement: bool = False


_KINDS = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "number": Kind.DECIMAL,
    "numeric": Kind.DECIMAL,
    "decimal": Kind.DECIMAL,
    "percentage": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "datetime": Kind.DATE_TIME,
    "date time": Kind.DATE_TIME,
    "audio": Kind.VOICE,
    "image": Kind.PHOTO,
    "photo": Kind.PHOTO,
    "picture": Kind.PHOTO,
    "note": Kind.NOTE,
    "range": Kind.RANGE,
    "calculate": Kind.CALCULATE,
    "calculate here": Kind.CALCULATE,
    "calculation": Kind.CALCULATE,
}
_OTHERWISE = {
    "geopoint": (Kind.AREA, "asked_coarsely"),
    "gps": (Kind.AREA, "asked_coarsely"),
    "location": (Kind.AREA, "asked_coarsely"),
    "geotrace": (Kind.AREA, "asked_coarsely"),
    "geoshape": (Kind.AREA, "asked_coarsely"),
    "barcode": (Kind.TEXT, "asked_as_text"),
}
_AGREEMENT = ("acknowledge", "trigger")
_METADATA = (
    "start",
    "start time",
    "end",
    "end time",
    "today",
    "deviceid",
    "device id",
    "imei",
    "subscriberid",
    "subscriber id",
    "simserial",
    "sim id",
    "sim serial",
    "phonenumber",
    "phone number",
    "username",
    "email",
    "audit",
    "start geopoint",
    "background geopoint",
    "background audio",
    "caseid",
    "uri",
    "instanceid",
    "devicephonenum",
    "text audit",
    "audio audit",
    "comments",
    "speed violations count",
    "speed violations list",
    "speed violations audit",
    "sensor statistic",
    "sensor stream",
    "rand",
    "hidden",
)
_MACHINERY = ("xml external", "csv external", "entity")
_LOST = {
    "osm": "advice_map",
    "video": "advice_file",
    "file": "advice_file",
    "signature": "advice_signature",
}
_SELECT = re.compile(
    r"(?P<word>add select one prompt using|add select multiple prompt using"
    r"|select one (?:using|from)|select one|select1|q select1|q select"
    r"|select multiple (?:using|from)|select multiple|select many"
    r"|select all that apply from|select all that apply|rank (?:using|from)|rank)"
    r"\s+(?P<rest>\S.*)\Z"
)
_FROM_OUTSIDE = re.compile(r"select (?:one|multiple) (?:from file|external)\b|cascading select\b")
_OTHER = re.compile(r"\s+(?:or[ _]other|or[ _]specify[ _]other|specify_other)\Z", re.IGNORECASE)
_CONTAINER = re.compile(
    r"(begin|end)\s*(group|repeat|lgroup|looped group|loop|kobomatrix|score|rank)\b"
)


def read_type(written: str) -> RowType:
    """The type of a row.

    >>> read_type("select one from yes_no or other").list_name, read_type("Begin_Group").container
    ('yes_no', 'group')
    """
    text = " ".join(written.split())
    word = re.sub(r"[\s_-]+", " ", text.lower())
    if word in _METADATA or word.startswith(("hidden ", "uri:")):
        return RowType(Part.METADATA, text)
    container = _CONTAINER.match(word)
    if container:
        return _container(text, container.group(1), container.group(2))
    if _FROM_OUTSIDE.match(word):
        return RowType(Part.LOST, text, advice="advice_options_outside")
    if _SELECT.match(word) or word.startswith(("select", "rank")):
        return _choice(text, word)
    return _simple(text, word.removeprefix("add ").removesuffix(" prompt").removeprefix("q "))


def _container(text: str, edge: str, rest: str) -> RowType:
    name = {"lgroup": "repeat", "looped group": "repeat"}.get(rest, rest)
    return RowType(Part.BEGIN if edge == "begin" else Part.END, text, container=name)


def _choice(text: str, word: str) -> RowType:
    match = _SELECT.match(word)
    if match is None:
        return RowType(Part.LOST, text, advice="advice_no_list")
    # The list's name is taken from the cell itself, where case and underscores still stand.
    count = len(match.group("word").split(" "))
    rest = re.split(r"[\s_-]+", text, maxsplit=count)[count]
    list_name, other = _OTHER.subn("", rest)
    is_multiple = any(sign in match.group("word") for sign in ("multiple", "many", "all that"))
    is_multiple = is_multiple or match.group("word") == "q select"
    kind = Kind.SELECT_MULTIPLE if is_multiple else Kind.SELECT_ONE
    kind = Kind.RANK if word.startswith("rank") else kind
    return RowType(Part.ITEM, text, kind, list_name.strip(), bool(other))


def _simple(text: str, word: str) -> RowType:
    if word in _KINDS:
        return RowType(Part.ITEM, text, _KINDS[word])
    if word in _AGREEMENT:
        return RowType(Part.ITEM, text, Kind.SELECT_ONE, is_agreement=True)
    if word in _OTHERWISE:
        kind, how = _OTHERWISE[word]
        return RowType(Part.ITEM, text, kind, otherwise=how)
    if word in _LOST:
        return RowType(Part.LOST, text, advice=_LOST[word])
    if word in _MACHINERY:
        return RowType(Part.NOTHING, text)
    return RowType(Part.LOST, text, advice="advice_unknown_type")
