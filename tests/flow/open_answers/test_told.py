"""What may be told outside of what people wrote, and what never is (DC09, CO22)."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.open_answers.marks import MarkKind
from app.core.problems import Refused
from app.flow.export import tables_for
from app.flow.open_answers import released_quotes, told_themes
from app.flow.open_answers.reading import answers_of, read_answer
from app.flow.open_answers.releasing import (
    CHECKS,
    look_at,
    mark_by_hand,
    quotes_of,
    refuse_quote,
    release_quote,
)
from app.flow.ports import Toolkit
from app.flow.records import Stage
from tests.builders import an_open_version
from tests.flow.open_answers.conftest import Written, written

JAN = "Ik heet Jan en ik wacht op post"


def _refused(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.problems[0].code


def test_of_a_survey_that_nobody_read_yet_nothing_is_told(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    assert released_quotes(toolkit, survey) == ()
    assert told_themes(toolkit, survey) == ()


def test_nobody_reads_along_while_people_still_answer(toolkit: Toolkit) -> None:
    made = written(toolkit, Stage.OPEN)
    made.wrote("nog open")
    with pytest.raises(Refused) as refusal:
        answers_of(toolkit, made.survey)
    assert _refused(refusal) == "not_closed"


def test_who_reads_sees_words_and_no_place_day_language_or_response(wrote: Written) -> None:
    (answer,) = answers_of(wrote.kit, wrote.survey)
    with wrote.kit.store.read() as shelves:
        (response_id,) = shelves.responses.ids(wrote.survey)
    assert answer.id != response_id
    assert set(vars(answer)) == {"id", "item", "text", "may_be_quoted", "came", "has_file"}
    marks = read_answer(wrote.kit, wrote.survey, answer.id).marks
    assert [JAN[mark.start : mark.end] for mark in marks] == ["Jan"]


def test_a_quote_is_told_once_a_second_person_released_it_and_not_before(wrote: Written) -> None:
    quote_id = wrote.propose(JAN, "Ik heet [naam] en ik wacht op post")
    assert released_quotes(wrote.kit, wrote.survey) == ()
    with pytest.raises(Refused) as refusal:
        release_quote(wrote.kit, wrote.survey, wrote.an, quote_id, CHECKS)
    assert _refused(refusal) == "second_person"
    again = replace(wrote.an, id="e" * 32)
    with pytest.raises(Refused) as refusal:
        release_quote(wrote.kit, wrote.survey, again, quote_id, CHECKS)
    assert _refused(refusal) == "second_person"
    with pytest.raises(Refused) as refusal:
        release_quote(wrote.kit, wrote.survey, wrote.bo, quote_id, CHECKS[:-1])
    assert _refused(refusal) == "not_all_checked"
    release_quote(wrote.kit, wrote.survey, wrote.bo, quote_id, CHECKS)
    (quote,) = released_quotes(wrote.kit, wrote.survey)
    assert (quote.item, quote.text) == ("remarks", "Ik heet [naam] en ik wacht op post")
    (record,) = quotes_of(wrote.kit, wrote.survey)
    assert (record.proposed_by, record.decided_by, record.decided_day) == ("An", "Bo", "2026-11-23")
    assert look_at(wrote.kit, wrote.survey, quote_id).replaced == ((MarkKind.NAME, 1),)


def test_a_released_quote_can_be_taken_back_and_is_gone_from_what_is_told(wrote: Written) -> None:
    quote_id = wrote.released(JAN, "ik wacht op post")
    with pytest.raises(Refused) as refusal:
        refuse_quote(wrote.kit, wrote.survey, wrote.an, quote_id, "  ")
    assert _refused(refusal) == "no_reason"
    refuse_quote(wrote.kit, wrote.survey, wrote.an, quote_id, "Toch te herkennen")
    assert released_quotes(wrote.kit, wrote.survey) == ()
    with pytest.raises(Refused) as refusal:
        release_quote(wrote.kit, wrote.survey, wrote.bo, quote_id, CHECKS)
    assert _refused(refusal) == "not_waiting"


def test_who_said_no_to_quotes_is_told_in_other_words_only(wrote: Written) -> None:
    wrote.wrote("Mijn dochter durft niet meer langs het park te lopen", quote=False)
    answer = "Mijn dochter durft niet meer langs het park te lopen"
    for text, is_paraphrase, code in (
        ("durft niet meer langs het park", False, "no_yes_to_quotes"),
        ("Ze durft niet meer langs het park te lopen", True, "too_literal"),
    ):
        with pytest.raises(Refused) as refusal:
            wrote.propose(answer, text, is_paraphrase)
        assert _refused(refusal) == code
    wrote.released(answer, "Een kind is bang bij het park.", is_paraphrase=True)
    (quote,) = released_quotes(wrote.kit, wrote.survey)
    assert quote.is_paraphrase


def test_who_quotes_leaves_out_and_adds_nothing(wrote: Written) -> None:
    with pytest.raises(Refused) as refusal:
        wrote.propose(JAN, "ik wacht op geld")
    assert _refused(refusal) == "not_their_words"


def test_a_name_the_machine_did_not_see_is_marked_everywhere_and_hidden_at_once(
    wrote: Written,
) -> None:
    first, other = "de smid van het plein wacht ook", "ik ken De Smid van het Plein goed"
    wrote.wrote(first, other)
    out = wrote.released(other, "ik ken De Smid van het Plein goed")
    waiting = wrote.propose(first, first)
    again = mark_by_hand(
        wrote.kit,
        wrote.survey,
        wrote.bo,
        waiting,
        "de smid van het plein",
        (MarkKind.OTHER, "iemand"),
    )
    assert again == 1
    assert released_quotes(wrote.kit, wrote.survey) == ()
    texts = {record.quote.id: record for record in quotes_of(wrote.kit, wrote.survey)}
    assert texts[waiting].quote.text == "[iemand] wacht ook"
    assert texts[out].look_again
    marks = read_answer(wrote.kit, wrote.survey, wrote.key_of(other)).marks
    assert MarkKind.OTHER in [mark.kind for mark in marks]
    release_quote(wrote.kit, wrote.survey, wrote.bo, out, CHECKS)
    assert [quote.id for quote in released_quotes(wrote.kit, wrote.survey)] == [out]


def test_words_marked_by_hand_are_nowhere_on_the_disk_but_in_the_answers(
    wrote: Written, tmp_path: Path
) -> None:
    waiting = wrote.propose(JAN, JAN)
    mark = (MarkKind.NAME, "naam")
    mark_by_hand(wrote.kit, wrote.survey, wrote.bo, waiting, "Jan", mark)
    with wrote.kit.store.read() as shelves:
        (trace,) = shelves.quotes.hand_marks(wrote.survey)
        log = [" ".join(act) for act in shelves.people.acts(wrote.survey.council_id)]
    assert b"jan" not in trace.lower()
    assert log
    assert not [line for line in log if "Jan" in line or "post" in line]
    assert tmp_path.exists()


def test_no_unreleased_word_is_in_a_file_for_research_or_a_log(
    wrote: Written, caplog: pytest.LogCaptureFixture
) -> None:
    secret = [f"onvrijgegeven woord nummer {n}" for n in range(11)]
    with caplog.at_level(logging.DEBUG):
        wrote.wrote(*secret)
        wrote.propose(secret[0], secret[0])
        refuse_quote(wrote.kit, wrote.survey, wrote.bo, wrote.propose(secret[1], secret[1]), "nee")
        back = wrote.released(secret[2], secret[2])
        refuse_quote(wrote.kit, wrote.survey, wrote.bo, back, "toch niet")
        wrote.released(secret[3], "woord nummer 3")
        wrote.released(secret[4], "Iets anders.", is_paraphrase=True)
        tables = tables_for(wrote.kit, wrote.survey)
    cells = [str(cell) for row in tables.rows for cell in row]
    assert "woord nummer 3" in cells
    told = "\n".join((*cells, *(str(line) for line in tables.method), caplog.text))
    assert "onvrijgegeven" not in told
    assert "Iets anders" not in told
    assert ("own words", "quotes released by two persons", 1) in tables.method
    assert ("own words", "paraphrases released, not in this file", 1) in tables.method
