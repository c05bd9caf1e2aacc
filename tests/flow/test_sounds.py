"""What can be heard: people first, then the computer; fixed at opening, and only added to."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.core.texts import SlotState
from app.flow.deliver import words_for
from app.flow.open_version import Opening, close_version, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.recordings import Raw, record
from app.flow.records import Survey, Version
from app.flow.sounds import add_voices, sound_behind, sounds_behind
from tests.builders import a_council, a_questionnaire, an_item, texts
from tests.fakes import NotingVoice

TERMS = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who decides"))
TITLE, QUESTION, NEXT = "title", "item:safe_at_night:label", "words:Next"


@pytest.fixture
def voice() -> NotingVoice:
    return NotingVoice()


@pytest.fixture
def kit(toolkit: Toolkit, voice: NotingVoice) -> Toolkit:
    return replace(toolkit, voice=voice)


def _draft(kit: Toolkit, *more: str) -> Survey:
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    questionnaire = a_questionnaire(an_item(), languages=("nl", "ar", *more))
    return take_in(kit, council, questionnaire, "square")


def _opened(kit: Toolkit, survey: Survey) -> Version:
    return open_version(kit, survey, Opening(TERMS, is_example=True))


def _heard(kit: Toolkit, version: Version, tag: str) -> dict[str, str]:
    return {s.key: s.kind for s in sounds_behind(kit, version.fingerprint, tag)}


def test_a_person_is_heard_where_somebody_recorded_and_the_computer_elsewhere(
    kit: Toolkit, voice: NotingVoice
) -> None:
    """LA07."""
    survey = _draft(kit)
    record(kit, survey, QUESTION, "nl", "human", b"sound q", "A. Tester")
    version = _opened(kit, survey)
    assert _heard(kit, version, "nl") == {"s": "computer", "q1": "human", "w/next": "computer"}
    assert _heard(kit, version, "ar") == {}
    assert ("nl", "safe_at_night [nl]") not in voice.said
    found = sound_behind(kit, version.fingerprint, "nl", "q1", ("human",))
    assert found is not None
    assert found[1].read_bytes() == b"clean sound q"
    assert sound_behind(kit, version.fingerprint, "nl", "q2", ("human",)) is None


def test_equal_recordings_have_an_equal_fingerprint_and_others_another(kit: Toolkit) -> None:
    """Decision 2: the fingerprint covers recordings."""
    prints = []
    survey = _draft(kit)
    for content in (b"", b"sound one", b"sound two", b"sound one"):
        if content:
            record(kit, survey, NEXT, "nl", "human", content, "A. Tester")
        prints.append(_opened(kit, survey).fingerprint)
        close_version(kit, survey, now=True)
    assert prints[1] == prints[3]
    assert len(set(prints)) == 3


def test_a_recording_after_opening_changes_nothing_until_the_next_opening(kit: Toolkit) -> None:
    survey = _draft(kit)
    version = _opened(kit, survey)
    before = sounds_behind(kit, version.fingerprint, "nl")
    record(kit, survey, TITLE, "nl", "human", b"sound late", "A. Tester")
    assert sounds_behind(kit, version.fingerprint, "nl") == before


def test_a_recording_that_is_replaced_is_still_heard_in_the_version_that_has_it(
    kit: Toolkit,
) -> None:
    survey = _draft(kit)
    record(kit, survey, TITLE, "nl", "human", b"sound old", "A. Tester")
    version = _opened(kit, survey)
    record(kit, survey, TITLE, "nl", "human", b"sound new", "A. Tester")
    found = sound_behind(kit, version.fingerprint, "nl", "s", ("human",))
    assert found is not None
    assert found[1].read_bytes() == b"clean sound old"


def test_a_recording_that_nothing_has_any_more_is_gone_from_the_disk(kit: Toolkit) -> None:
    survey = _draft(kit)
    record(kit, survey, TITLE, "nl", "human", b"sound old", "A. Tester")
    with kit.store.read() as shelves:
        (old,) = shelves.sounds.recordings(survey)
        path = shelves.sounds.file(old.file)
    record(kit, survey, TITLE, "nl", "human", b"sound new", "A. Tester")
    assert not path.exists()


def test_a_newer_program_adds_voices_and_changes_none(kit: Toolkit, voice: NotingVoice) -> None:
    survey = _draft(kit)
    voice.silent = "nl"
    version = _opened(kit, survey)
    with kit.store.write() as shelves:
        kept = shelves.sounds.sounds(version.id, "nl")
        council = shelves.people.council(survey.council_id)
    assert kept == ()
    voice.silent = "ar"
    slots = words_for(kit, survey, "nl")
    add_voices(kit, version, council, slots, "nl")
    first = sounds_behind(kit, version.fingerprint, "nl")
    assert [sound.key for sound in first] == ["s", "q1", "w/next"]
    add_voices(kit, version, council, slots, "nl")
    assert sounds_behind(kit, version.fingerprint, "nl") == first


def test_an_easy_level_is_heard_with_the_recording_of_the_same_words_only(kit: Toolkit) -> None:
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    levels = ("nl", "nl-simple", "ar")
    item = an_item(label=texts("easy or not", levels))
    survey = take_in(kit, council, a_questionnaire(item, languages=levels), "levels")
    for path in (TITLE, QUESTION):
        record(kit, survey, path, "nl", "human", b"sound " + path.encode(), "A. Tester")
    version = _opened(kit, survey)
    # The title has no easy words of its own, so the normal ones are shown and heard.
    assert _heard(kit, version, "nl-simple")["s"] == "human"
    assert _heard(kit, version, "nl-simple")["q1"] == "computer"


def _spoken(kit: Toolkit) -> Survey:
    return _draft(kit, "rif-Zxxx")


def _problems(kit: Toolkit, survey: Survey) -> set[tuple[str, str]]:
    gates = {gate.identity: gate.problems for gate in check(kit, survey).gates}
    return {(problem.code, problem.where) for problem in gates["H3"]}


def test_a_spoken_language_opens_only_with_a_recording_for_everything(kit: Toolkit) -> None:
    """Decision 1: where neither recording nor voice exists it cannot open as spoken-only."""
    survey = _spoken(kit)
    assert _problems(kit, survey) >= {("sounds_missing", "rif-Zxxx")}
    assert ("texts_missing", "rif-Zxxx") not in _problems(kit, survey)
    with pytest.raises(Refused, match="sounds_missing"):
        review(kit, survey, "rif-Zxxx", "A. Tester")
    for path in (TITLE, QUESTION, NEXT):
        record(kit, survey, path, "rif-Zxxx", "human", b"sound " + path.encode(), "A. Tester")
    assert ("texts_not_confirmed", "rif-Zxxx") in _problems(kit, survey)
    for tag in ("nl", "ar", "rif-Zxxx"):
        review(kit, survey, tag, "A. Tester")
    assert not _problems(kit, survey)
    version = open_version(kit, survey, Opening(TERMS, "it came in as a file"))
    assert set(_heard(kit, version, "rif-Zxxx").values()) == {"human"}


def test_no_other_voice_stands_in_for_a_spoken_language(kit: Toolkit, voice: NotingVoice) -> None:
    version = _opened(kit, _spoken(kit))
    assert _heard(kit, version, "rif-Zxxx") == {}
    assert {tag for tag, _ in voice.said} == {"nl", "ar"}


def test_a_sign_language_needs_films_and_gets_captions_in_the_source_language(
    kit: Toolkit,
) -> None:
    survey = _draft(kit, "dse")
    record(kit, survey, TITLE, "dse", "human", b"sound is not enough", "A. Tester")
    assert ("films_missing", "dse") in _problems(kit, survey)
    for path in (TITLE, QUESTION, NEXT):
        record(kit, survey, path, "dse", "video", b"sound " + path.encode(), "A. Tester")
    assert ("films_missing", "dse") not in _problems(kit, survey)
    version = _opened(kit, survey)
    films = [s for s in sounds_behind(kit, version.fingerprint, "dse") if s.kind == "video"]
    assert [film.caption for film in films][:2] == ["The market square [nl]", "safe_at_night [nl]"]


def test_a_new_recording_of_a_confirmed_text_needs_a_new_look(kit: Toolkit) -> None:
    """LA10: text and recording stand in one slot."""
    survey = _draft(kit)
    review(kit, survey, "nl", "A. Tester")
    record(kit, survey, QUESTION, "nl", "human", b"sound q", "B. Tester")
    with kit.store.read() as shelves:
        states = {slot.path: slot.state for slot in shelves.surveys.slots(survey, "nl")}
    assert states[QUESTION] is SlotState.OUTDATED
    assert states[TITLE] is SlotState.CONFIRMED
    review(kit, survey, "nl", "A. Tester")
    record(kit, survey, QUESTION, "nl", "human", b"sound q", "B. Tester")
    with kit.store.read() as shelves:
        states = {slot.path: slot.state for slot in shelves.surveys.slots(survey, "nl")}
    assert states[QUESTION] is SlotState.CONFIRMED


@pytest.mark.parametrize(
    ("path", "tag", "kind", "content", "by", "code"),
    [
        (TITLE, "nl", "human", b"noise", "A. Tester", "sound_unreadable"),
        (TITLE, "tr", "human", b"sound", "A. Tester", "language_not_offered"),
        ("item:shoes:label", "nl", "human", b"sound", "A. Tester", "unknown_slot"),
        (TITLE, "nl", "computer", b"sound", "A. Tester", "unknown_recording_kind"),
        (TITLE, "nl", "human", b"sound", " ", "no_name"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_kept(
    kit: Toolkit, path: str, tag: str, kind: str, content: bytes, by: str, code: str
) -> None:
    survey = _draft(kit)
    with pytest.raises(Refused) as refused:
        record(kit, survey, path, tag, kind, content, by)
    assert [problem.code for problem in refused.value.problems] == [code]
    with kit.store.read() as shelves:
        assert shelves.sounds.recordings(survey) == ()


def test_an_import_with_one_broken_recording_keeps_nothing_and_names_the_file(
    kit: Toolkit,
) -> None:
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    raw = (
        Raw(TITLE, "nl", "human", b"sound", "import", "audio/nl/title.mp3"),
        Raw(QUESTION, "nl", "human", b"noise", "import", "audio/nl/q.mp3"),
    )
    with pytest.raises(Refused) as refused:
        take_in(kit, council, a_questionnaire(an_item()), "square", raw)
    assert [problem.where for problem in refused.value.problems] == ["audio/nl/q.mp3"]
    with kit.store.read() as shelves:
        assert shelves.surveys.find("square") is None
