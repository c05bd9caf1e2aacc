"""Open answers end with the person's no, with their response, and on their day (decision 14)."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.problems import Refused
from app.flow.copies import delete_again
from app.flow.open_answers import released_quotes
from app.flow.open_answers.reading import answers_of, file_behind
from app.flow.open_answers.releasing import quotes_of, refuse_quote
from app.flow.open_answers.writing_down import delete_file, write_down
from app.flow.ports import Toolkit
from app.flow.records import Sound
from app.flow.retention import Outcome, run_retention, withdraw, withdraw_purpose
from app.flow.returning.tickets import TicketHolder, find_ticket
from tests.fakes import FixedClock, SilentVoice
from tests.flow.open_answers.conftest import Written, written

JAN = "Ik heet Jan en ik wacht op post"


def _holder(wrote: Written, key: str) -> TicketHolder:
    found = find_ticket(wrote.kit, wrote.survey.slug, wrote.tickets[key])
    assert found is not None
    return found


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_no_to_quotes_takes_the_quote_away_at_once_and_leaves_the_paraphrase(
    wrote: Written, tmp_path: Path
) -> None:
    wrote.released(JAN, "en ik wacht op post")
    wrote.released(JAN, "Brieven komen laat.", is_paraphrase=True)
    holder = _holder(wrote, JAN)
    assert withdraw_purpose(wrote.kit, holder, "quote") is Outcome.REVOKED
    assert [quote.text for quote in released_quotes(wrote.kit, wrote.survey)] == [
        "Brieven komen laat."
    ]
    assert b"en ik wacht op post" in _bytes(tmp_path / "data")
    (answer,) = answers_of(wrote.kit, wrote.survey)
    assert not answer.may_be_quoted
    with wrote.kit.store.read() as shelves:
        assert len(shelves.quotes.all(wrote.survey)) == 1


def test_who_takes_everything_back_leaves_no_quote_and_no_byte(
    wrote: Written, tmp_path: Path
) -> None:
    wrote.released(JAN, "en ik wacht op post")
    wrote.propose(JAN, "Brieven komen laat.", is_paraphrase=True)
    holder = _holder(wrote, JAN)
    assert withdraw(wrote.kit, holder) is Outcome.GONE
    assert quotes_of(wrote.kit, wrote.survey) == ()
    left = _bytes(tmp_path / "data")
    assert b"wacht op post" not in left
    assert b"Brieven komen laat" not in left


def test_a_copy_from_before_brings_no_quote_back(wrote: Written) -> None:
    wrote.released(JAN, "en ik wacht op post")
    holder = _holder(wrote, JAN)
    with wrote.kit.store.read() as shelves:
        (record,) = shelves.quotes.all(wrote.survey)
    withdraw_purpose(wrote.kit, holder, "quote")
    with wrote.kit.store.write() as shelves:
        shelves.quotes.add(wrote.survey, record)
        (response_id,) = shelves.responses.ids(wrote.survey)
        assert response_id
        delete_again(shelves, wrote.kit.secrets)
        assert shelves.quotes.all(wrote.survey) == ()


def test_texts_end_on_their_day_and_released_quotes_stay_without_a_way_back(
    wrote: Written, clock: FixedClock, tmp_path: Path
) -> None:
    wrote.wrote("het park is donker")
    wrote.released(JAN, "en ik wacht op post")
    wrote.propose("het park is donker", "het park is donker")
    clock.day = "2028-11-23"
    run_retention(wrote.kit)
    (quote,) = released_quotes(wrote.kit, wrote.survey)
    assert quote.text == "en ik wacht op post"
    assert answers_of(wrote.kit, wrote.survey) == ()
    (record,) = quotes_of(wrote.kit, wrote.survey)
    assert record.answer == ""
    with wrote.kit.store.read() as shelves:
        assert shelves.quotes.by_response(wrote.survey) == {}
    left = _bytes(tmp_path / "data")
    assert b"het park is donker" not in left
    assert b"Ik heet Jan" not in left


def test_a_recording_is_written_down_by_a_person_and_can_then_go(toolkit: Toolkit) -> None:
    made = written(toolkit)
    made.said("voice-1.mp3")
    (answer,) = answers_of(toolkit, made.survey)
    assert (answer.text, answer.has_file) == ("", True)
    assert file_behind(toolkit, made.survey, answer.id)[1] == b"the bytes of it"
    with pytest.raises(Refused) as refusal:
        delete_file(toolkit, made.survey, made.an, answer.id)
    assert refusal.value.problems[0].code == "not_written_down_yet"
    write_down(toolkit, made.survey, made.an, answer.id, "het park is donker")
    delete_file(toolkit, made.survey, made.an, answer.id)
    (answer,) = answers_of(toolkit, made.survey)
    assert (answer.text, answer.has_file) == ("het park is donker", False)
    with pytest.raises(Refused):
        file_behind(toolkit, made.survey, answer.id)
    made.released("het park is donker", "het park is donker")
    assert len(released_quotes(toolkit, made.survey)) == 1


def test_a_no_to_the_recording_takes_along_what_was_written_down_of_it(toolkit: Toolkit) -> None:
    made = written(toolkit)
    made.said("voice-2.mp3")
    (answer,) = answers_of(toolkit, made.survey)
    write_down(toolkit, made.survey, made.an, answer.id, "het park is donker")
    made.released("het park is donker", "het park is donker")
    holder = _holder(made, "voice-2.mp3")
    withdraw_purpose(toolkit, holder, "voice")
    assert released_quotes(toolkit, made.survey) == ()
    assert answers_of(toolkit, made.survey) == ()


def test_quotes_of_one_survey_are_not_those_of_another(wrote: Written) -> None:
    other = written(wrote.kit)
    quote_id = wrote.propose(JAN, "ik wacht op post")
    assert quotes_of(wrote.kit, other.survey) == ()
    assert replace(other.an, name=quote_id).name == quote_id


class _Naming(SilentVoice):
    """Knows the names of what it said: other words have another."""

    def file_of(self, tag: str, text: str) -> str:
        return "ab12.mp3" if (tag, text) == ("nl", "en ik wacht op post") else "other.mp3"


@pytest.mark.parametrize("way", ["everything", "quotes", "council"])
@pytest.mark.parametrize("is_heard", [False, True])
def test_words_that_are_shown_no_more_are_not_left_as_a_sound(
    wrote: Written, tmp_path: Path, way: str, is_heard: bool
) -> None:
    """Unless the questions themselves are heard with it: then it says nothing of anybody."""
    kit = replace(wrote.kit, voice=_Naming())
    wrote.released(JAN, "en ik wacht op post")
    folder = tmp_path / "data" / "recordings"
    folder.mkdir(exist_ok=True)
    for name in ("ab12.mp3", "other.mp3"):
        (folder / name).write_bytes(b"spoken")
    if is_heard:
        with kit.store.write() as shelves:
            sound = Sound("q1", "computer", "ab12.mp3", 1.0, 6)
            shelves.sounds.put_sounds(wrote.version, "nl", (sound,))
    if way == "everything":
        withdraw(kit, _holder(wrote, JAN))
    elif way == "quotes":
        withdraw_purpose(kit, _holder(wrote, JAN), "quote")
    else:
        (record,) = quotes_of(kit, wrote.survey)
        refuse_quote(kit, wrote.survey, wrote.an, record.quote.id, "Toch herkenbaar.")
    assert (folder / "ab12.mp3").exists() is is_heard
    assert (folder / "other.mp3").exists()
