"""Recording: a person's voice, or a sign-language film, for one text of a survey in one language.

The computer voice is used only where nobody has recorded. A recording is confirmed with the text
that it says: both stand in one slot, and a new recording needs a new look (LA10).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.problems import Problem, Refused
from app.core.slots import recordable
from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.records import Recording, Survey
from app.flow.shelves import Shelves

KINDS = ("human", "video")
LONGEST_SECONDS = 180.0
_ENDINGS = {"human": "mp3", "video": "mp4"}
_SURE = (SlotState.CONFIRMED, SlotState.PRETESTED)


@dataclass(frozen=True)
class Raw:
    """A recording as it came in. ``name`` says to the host which file it was."""

    path: str
    tag: str
    kind: str
    content: bytes
    by: str
    name: str = ""


@dataclass(frozen=True)
class Clean:
    """A recording that is fit to be served."""

    path: str
    tag: str
    kind: str
    content: bytes
    seconds: float
    by: str


def record(
    toolkit: Toolkit, survey: Survey, path: str, tag: str, kind: str, content: bytes, by: str
) -> None:
    """The slot of the draft is heard with this recording from the next opening on.

    Raises Refused for what is no sound, a language or slot that the survey does not have, or a
    name that is missing.
    """
    (clean,) = cleaned(toolkit, (Raw(path, tag, kind, content, " ".join(by.split())),))
    with toolkit.store.write() as shelves:
        keep(toolkit, shelves, survey, (clean,))


def cleaned(
    toolkit: Toolkit, raw: Sequence[Raw], part: tuple[float, float] = (0.0, 0.0)
) -> tuple[Clean, ...]:
    """The recordings as they are served, of each the part between two seconds; an end of 0 is its
    own end. Raises Refused with every one that is no sound."""
    made, problems = [], []
    for each in raw:
        try:
            if each.kind not in KINDS:
                raise Refused(Problem("unknown_recording_kind", each.kind))
            if not each.by:
                raise Refused(Problem("no_name", "by"))
            content, seconds = toolkit.voice.clean(each.content, each.kind, LONGEST_SECONDS, part)
        except Refused as refused:
            problems += [
                replace(problem, where=each.name or each.path or problem.where)
                for problem in refused.problems
            ]
        else:
            made.append(Clean(each.path, each.tag, each.kind, content, seconds, each.by))
    if problems:
        raise Refused(*problems)
    return tuple(made)


def keep(toolkit: Toolkit, shelves: Shelves, survey: Survey, sounds: Sequence[Clean]) -> None:
    """The recordings are kept with the draft; those that are there already are left alone.

    Raises Refused for a slot or language that the draft does not have.
    """
    draft = shelves.surveys.draft(survey)
    is_known = recordable(draft)
    for each in sounds:
        if each.tag not in draft.languages:
            have = ", ".join(draft.languages)
            raise Refused(Problem("language_not_offered", each.tag, (("have", have),)))
        if not is_known(each.path):
            raise Refused(Problem("unknown_slot", each.path))
    known = {(one.path, one.tag, one.kind): one for one in shelves.sounds.recordings(survey)}
    day = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
    changed = []
    for each in sounds:
        recording = _recording(toolkit, survey, each, day)
        old = known.get((each.path, each.tag, each.kind))
        if old is None or old.digest != recording.digest:
            shelves.sounds.put_recording(recording, each.content)
            changed.append((each.path, each.tag))
    _reopen(shelves, survey, changed)


def _recording(toolkit: Toolkit, survey: Survey, clean: Clean, day: str) -> Recording:
    return Recording(
        id=toolkit.secrets.random_id(),
        council_id=survey.council_id,
        survey_id=survey.id,
        path=clean.path,
        tag=clean.tag,
        kind=clean.kind,
        file=f"{toolkit.secrets.random_id()}.{_ENDINGS[clean.kind]}",
        by=clean.by,
        day=day,
        seconds=clean.seconds,
        size=len(clean.content),
        digest=hashlib.sha256(clean.content).hexdigest()[:32],
    )


def _reopen(shelves: Shelves, survey: Survey, places: Sequence[tuple[str, str]]) -> None:
    """The slots of new recordings wait for a person who confirms them."""
    slots = {(slot.path, slot.tag): slot for slot in shelves.surveys.slots(survey)}
    fresh = []
    for path, tag in places:
        old = slots.get((path, tag), Slot(path, tag, "", SlotState.DRAFT))
        state = SlotState.OUTDATED if old.state in _SURE else old.state
        fresh.append(replace(old, state=state, by="", day=""))
    shelves.surveys.put_slots(survey, fresh)
