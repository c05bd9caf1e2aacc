"""Recording a voice for one text in one language: kept, trimmed, played back, taken away again."""

from dataclasses import dataclass
from pathlib import Path

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.recordings import Raw, cleaned, keep
from app.flow.records import Recording, Survey
from app.flow.translating.hands import Hand, note_act, refuse_another_language, today_of

_WHOLE = (0.0, 0.0)


@dataclass(frozen=True)
class Place:
    """Where a recording stands: a slot path and a tag. In a sign language it is a film."""

    path: str
    tag: str

    @property
    def kind(self) -> str:
        """What kind of recording stands here."""
        return "video" if parse_language(self.tag).is_signed else "human"


def record_voice(
    toolkit: Toolkit,
    survey: Survey,
    hand: Hand,
    place: Place,
    content: bytes,
    part: tuple[float, float] = _WHOLE,
) -> None:
    """The text is heard with the part of this recording between two seconds; an end of 0 is its
    own end. What stood there is replaced.

    Raises Refused for what is no sound, too long, or empty once it is cut, for what the survey
    does not have, and while people answer.
    """
    start, end = part
    if start < 0 or (end and end <= start):
        raise Refused(Problem("part_is_empty", place.path))
    made = cleaned(toolkit, (Raw(place.path, place.tag, place.kind, content, hand.name),), part)
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        refuse_another_language(shelves.surveys.draft(survey), hand, place.tag)
        keep(toolkit, shelves, survey, made)
        day = today_of(toolkit, shelves, hand)
        note_act(shelves, survey, hand, day, "record voice", f"{place.tag} {place.path}")


def trim_voice(
    toolkit: Toolkit, survey: Survey, hand: Hand, place: Place, part: tuple[float, float]
) -> None:
    """Of the recording that stands here only the part between two seconds is left. Raises Refused
    as ``record_voice`` does, and ``no_recording`` where none stands here."""
    _, file = voice_at(toolkit, survey, place)
    record_voice(toolkit, survey, hand, place, file.read_bytes(), part)


def remove_voice(toolkit: Toolkit, survey: Survey, hand: Hand, place: Place) -> None:
    """No recording stands here. Raises Refused where none stood, and while people answer."""
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        refuse_another_language(shelves.surveys.draft(survey), hand, place.tag)
        if not shelves.sounds.drop_recording(survey, place.path, place.tag, place.kind):
            raise Refused(Problem("no_recording", place.path))
        day = today_of(toolkit, shelves, hand)
        note_act(shelves, survey, hand, day, "remove voice", f"{place.tag} {place.path}")


def voice_at(toolkit: Toolkit, survey: Survey, place: Place) -> tuple[Recording, Path]:
    """The recording that stands here, with the file in which it lies. Raises Refused, code
    ``no_recording``."""
    with toolkit.store.read() as shelves:
        for each in shelves.sounds.recordings(survey):
            if (each.path, each.tag, each.kind) == (place.path, place.tag, place.kind):
                return each, shelves.sounds.file(each.file)
    raise Refused(Problem("no_recording", place.path))
