"""The columns of a response besides its answers: where, when, how, and what was agreed to."""

from collections.abc import Mapping, Sequence

from app.core.codebook import Holds, Variable
from app.core.coding import Cell
from app.core.microdata import WITHHELD, Circumstances
from app.core.missing import Missing
from app.core.questionnaire import PURPOSES
from app.core.response import Mode, Response
from app.core.texts import Texts
from app.flow.records import Place, Version

_LEVELS = ("normal", "easy")
_FOR_WHOM = ("self", "other", "again")
_COLUMNS = (
    ("row", Holds.KEY, "Key of this row: random, and new in every file", ()),
    ("version", Holds.NUMBER, "Version of the questionnaire", ()),
    ("wave", Holds.NUMBER, "Wave", ()),
    ("place", Holds.TEXT, "Place", ()),
    ("language", Holds.TEXT, "Language of the answers", ()),
    ("level", Holds.CODE, "Reading level", _LEVELS),
    ("mode", Holds.CODE, "Who asked and how", tuple(str(mode) for mode in Mode)),
    ("day", Holds.DAY, "Day on which the answers were received", ()),
    ("helped", Holds.YES_NO, "Somebody helped with answering", ()),
    ("listened", Holds.YES_NO, "Audio was played", ()),
    ("for_whom", Holds.CODE, "For whom was answered", _FOR_WHOM),
    ("is_part", Holds.YES_NO, "Sent before the last item", ()),
    ("too_fast", Holds.YES_NO, "Flag: answered faster than can be read", ()),
    ("in_burst", Holds.YES_NO, "Flag: one of many in one hour at one place", ()),
)
_CONSENTS = {
    "adult": "Consent: is 16 or older",
    "answers": "Consent: the answers may be used",
    "quote": "Consent: own words may be quoted",
    "voice": "Consent: the voice may be used",
    "photo": "Consent: the photo may be used",
}


def columns_of_circumstances(versions: Sequence[Version], is_example: bool) -> tuple[Variable, ...]:
    """The columns that go before the items. An example's first column is its mark."""
    columns = [
        Variable(
            name,
            holds,
            _english(label),
            codes=tuple((code, _english(code)) for code in codes),
            missing=(Missing.SKIPPED,) if name == "for_whom" else (),
        )
        for name, holds, label, codes in _COLUMNS
    ]
    asked = {purpose.name for version in versions for purpose in version.questionnaire.purposes}
    consents = [
        Variable(
            f"consent.{name}",
            Holds.YES_NO,
            _english(_CONSENTS[name]),
            missing=(Missing.NOT_ASKED,),
        )
        for name in PURPOSES
        if name in asked
    ]
    mark = Variable("example", Holds.YES_NO, _english("Example: nothing here is real"))
    return (*((mark,) if is_example else ()), *columns, *consents)


def columns_of_members() -> tuple[Variable, ...]:
    """The columns that go before the items of a repeating section."""
    return (
        Variable("row", Holds.KEY, _english("Key of the row in the sheet data")),
        Variable("member", Holds.TEXT, _english("Which member: 1 is the first that was told")),
    )


def circumstances_of(response: Response, place: str, version: int) -> Circumstances:
    """What may be coarsened of a response, exactly as it is. ``place`` is its name."""
    return Circumstances(
        place=place,
        language=response.language,
        level=response.level,
        mode=str(response.mode),
        day=response.day,
        listened=str(int(response.listened)),
        version=str(version),
    )


def cells_of(
    response: Response, told: Circumstances, key: str, waves: Mapping[str, int], withheld: Cell
) -> dict[str, Cell]:
    """The cells of all columns of circumstances. ``told`` is what may be told of them, and
    ``withheld`` stands for what may not; ``waves`` are by version number, as text."""

    def text(value: str) -> Cell:
        return withheld if value == WITHHELD else value

    def number(value: str) -> Cell:
        return withheld if value == WITHHELD else int(value)

    asked = {f"consent.{name}": int(choice) for name, choice in response.consent.choices}
    return {
        "example": 1,
        "row": key,
        "version": number(told.version),
        "wave": waves.get(told.version, withheld),
        "place": text(told.place),
        "language": text(told.language),
        "level": text(told.level),
        "mode": text(told.mode),
        "day": text(told.day),
        "helped": int(response.helped),
        "listened": number(told.listened),
        "for_whom": response.for_whom or int(Missing.SKIPPED),
        "is_part": int(response.is_part),
        "too_fast": int(response.too_fast),
        "in_burst": int(response.in_burst),
        **{f"consent.{name}": int(Missing.NOT_ASKED) for name in PURPOSES},
        **asked,
    }


def names_of(places: Sequence[Place]) -> dict[str, str]:
    """The name of every place by its id; places of one name are told apart by their codes."""
    names = [place.name for place in places]
    return {
        place.id: place.name if names.count(place.name) == 1 else f"{place.name} ({place.code})"
        for place in places
    }


def _english(text: str) -> Texts:
    return Texts((("en", text),))
