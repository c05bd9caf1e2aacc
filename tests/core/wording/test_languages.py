"""Whole languages: what can honestly be said of each, and never a level."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire import Kind, Questionnaire
from app.core.texts import Texts
from app.core.wording import Draft, NoVocabulary, findings_in, jargon_gate
from tests.builders import a_questionnaire, an_item
from tests.core.wording.saying import LISTS
from tests.surveys.test_ready_made import imported

_LEVEL = re.compile(r"\b[ABC][12]\b")


def _said(text: str, tag: str) -> list[tuple[str, str]]:
    survey = a_questionnaire(
        an_item(kind=Kind.INTEGER, label=Texts.of({tag: text})), languages=(tag,), title=Texts()
    )
    found = findings_in(Draft(survey, LISTS))
    return [(each.rule, each.text) for each in found if not each.path]


def test_pl14_dutch_scores_are_an_indication_from_a_hundred_words_on() -> None:
    short, long = "Wie helpt u goed met brieven. " * 16, "Wie helpt u goed met brieven. " * 17
    assert _said(short, "nl") == []
    ((rule, text),) = _said(long, "nl")
    assert rule == "PL14"
    assert text.startswith("Flesch-Douma ")
    assert _said(long, "en") == []


def test_pl15_a_language_without_lists_is_told_what_was_not_looked_at() -> None:
    ((rule, text),) = _said("ሓደ ቃል", "ti")
    assert rule == "PL15"
    assert {"KA07", "PL10", "PL12"} <= set(text.split(", "))
    ((_, rare_only),) = (
        (each.rule, each.text)
        for each in findings_in(Draft(_dutch(), _ListsOnly()))
        if each.code == "not_checked"
    )
    assert rare_only == "PL12"


class _ListsOnly(NoVocabulary):
    lists = LISTS.lists  # type: ignore[assignment]


def _dutch() -> Questionnaire:
    return a_questionnaire(an_item(label=Texts.of({"nl": "Wie?"})), languages=("nl",))


def test_pl15_a_translation_of_another_length_is_looked_at_again() -> None:
    source = "Hoe vindt u de hulp van de mensen in uw eigen buurt?"
    survey = a_questionnaire(
        an_item(label=Texts.of({"nl": source, "es": "¿Y la ayuda?", "tr": source * 3})),
        languages=("nl", "es", "tr"),
    )
    codes = {(each.tag, each.code) for each in findings_in(Draft(survey, LISTS))}
    assert {("es", "shorter_than_source"), ("tr", "longer_than_source")} <= codes


def test_pl01_nothing_ever_says_a_level() -> None:
    """The level describes a reader, not a text."""
    for slug in ("schemes-not-used", "flash-poll"):
        for each in findings_in(Draft(imported(slug).questionnaire, LISTS)):
            assert not _LEVEL.search(" ".join((each.text, each.code, str(each.figures))))


def test_ka07_words_of_the_office_are_a_soft_check_that_names_them() -> None:
    survey = a_questionnaire(an_item(label=Texts.of({"nl": "Kent u de beschikking?", "ar": "نعم"})))
    gate = jargon_gate(Draft(survey, LISTS))
    assert (gate.identity, gate.is_hard, gate.is_open) == ("KA07", False, False)
    (problem,) = gate.problems
    assert (problem.where, dict(problem.figures)["first"]) == ("nl", "beschikking")
    assert jargon_gate(Draft(imported("flash-poll").questionnaire, LISTS)).is_open


@given(st.text(max_size=400), st.sampled_from(["nl", "nl-simple", "en", "ar", "zh", "ti", "dse"]))
def test_any_text_can_be_looked_at_and_gives_at_most_one_finding_per_rule(
    text: str, tag: str
) -> None:
    item = an_item(kind=Kind.INTEGER, label=Texts.of({tag: text}))
    survey = a_questionnaire(item, languages=(tag,), title=Texts())
    found = [each for each in findings_in(Draft(survey, LISTS)) if each.path.endswith(":label")]
    assert len({each.rule for each in found}) == len(found)


@pytest.mark.parametrize("text", ["a" * 50_000, "ge" * 20_000, "1" * 50_000, "${" * 20_000,
                                  "<" * 50_000, "1.000" * 10_000, ". " * 20_000])  # fmt: skip
def test_a_text_made_to_be_slow_comes_to_an_end(text: str) -> None:
    item = an_item(kind=Kind.INTEGER, label=Texts.of({"nl": text}))
    survey = a_questionnaire(item, languages=("nl",), title=Texts())
    assert isinstance(findings_in(Draft(survey, LISTS)), tuple)
