"""A voice for one text: recorded, trimmed, played back, taken away; whole languages by voice."""

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.translating.texts import confirm
from app.flow.translating.voices import (
    Place,
    record_voice,
    remove_voice,
    trim_voice,
    voice_at,
)
from tests.flow.translating.conftest import LABEL, Desk

HERE = Place(LABEL, "ar")


def _record(desk: Desk, place: Place = HERE, content: bytes = b"sound", **given: object) -> None:
    record_voice(desk.kit, desk.survey, desk.one, place, content, **given)  # type: ignore[arg-type]


def test_a_voice_can_be_played_back_and_says_whose_it_is(desk: Desk) -> None:
    _record(desk)
    recording, file = voice_at(desk.kit, desk.survey, HERE)
    assert (recording.by, recording.seconds) == ("A. Writer", 2.0)
    assert file.read_bytes() == b"clean sound"
    assert desk.grid().pair(LABEL).recorded == recording.digest
    assert desk.acts()[-1] == ("A. Writer", "record voice")


def test_of_a_recording_only_the_part_that_was_chosen_is_kept(desk: Desk) -> None:
    _record(desk, part=(0.5, 1.5))
    assert voice_at(desk.kit, desk.survey, HERE)[0].seconds == 1.0


def test_a_recording_that_stands_there_can_be_trimmed_later(desk: Desk) -> None:
    _record(desk)
    _, old = voice_at(desk.kit, desk.survey, HERE)
    trim_voice(desk.kit, desk.survey, desk.one, HERE, (0.5, 2.0))
    recording, file = voice_at(desk.kit, desk.survey, HERE)
    assert recording.seconds == 1.5
    assert file.is_file()
    assert not old.exists()


@pytest.mark.parametrize("part", [(-1.0, 2.0), (1.0, 1.0), (2.0, 1.0)])
def test_a_part_in_which_nothing_is_left_is_refused(desk: Desk, part: tuple[float, float]) -> None:
    with pytest.raises(Refused, match="part_is_empty"):
        _record(desk, part=part)


def test_a_recording_that_was_taken_away_leaves_no_file(desk: Desk) -> None:
    _record(desk)
    _, file = voice_at(desk.kit, desk.survey, HERE)
    remove_voice(desk.kit, desk.survey, desk.two, HERE)
    assert not file.exists()
    for act in (remove_voice, trim_voice):
        given = ((0.0, 1.0),) if act is trim_voice else ()
        with pytest.raises(Refused, match="no_recording"):
            act(desk.kit, desk.survey, desk.two, HERE, *given)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"noise", HERE, "sound_unreadable"),
        (b"sound", Place("item:gone:label", "ar"), "unknown_slot"),
        (b"sound", Place(LABEL, "tr"), "language_not_offered"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    desk: Desk, content: bytes, place: Place, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _record(desk, place, content)


def test_a_new_voice_needs_a_new_look(desk: Desk) -> None:
    """LA10: a recording is confirmed with the text that it says."""
    seen = desk.seen()
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, seen)])
    _record(desk)
    assert desk.state() is SlotState.OUTDATED
    with pytest.raises(Refused, match="changed_meanwhile"):
        confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, seen)])
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])


def test_a_language_without_text_lists_all_that_must_be_heard(desk: Desk) -> None:
    """LA04: what is only spoken is recorded text by text, notice and interface words included."""
    spoken = "rif-Zxxx"
    paths = [pair.path for pair in desk.grid(spoken).pairs]
    assert {"title", LABEL, "words:Next"} <= set(paths)
    assert desk.grid(spoken).pair(LABEL).beside == "Is het veilig, ${name}?"
    with pytest.raises(Refused, match="nothing_to_confirm"):
        confirm(desk.kit, desk.survey, desk.two, spoken, [(LABEL, desk.seen(tag=spoken))])
    _record(desk, Place(LABEL, spoken))
    assert confirm(desk.kit, desk.survey, desk.two, spoken, [(LABEL, desk.seen(tag=spoken))]) == 1
