"""Themes are made by people, given by two of them apart, and counted once (KA15, KS16)."""

import pytest

from app.core.open_answers.theme import ToldTheme
from app.core.problems import Refused
from app.flow.open_answers import told_themes
from app.flow.open_answers.coding import (
    agreement_of_item,
    code_answer,
    differences_of,
    end_coding,
    next_turn,
    progress_of,
    settle,
)
from app.flow.open_answers.counts import fix_counts
from app.flow.open_answers.reading import answers_of
from app.flow.open_answers.theming import (
    copy_themes,
    make_theme,
    name_theme,
    remove_theme,
    themes_of,
)
from app.flow.records import Person
from tests.flow.open_answers.conftest import Written, written

ITEM = "remarks"


def _code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.problems[0].code


def _theme(wrote: Written, name: str) -> str:
    return make_theme(wrote.kit, wrote.survey, wrote.an, ITEM, {"nl": name})


def _both(wrote: Written, text: str, theme: str) -> None:
    for person in (wrote.an, wrote.bo):
        code_answer(wrote.kit, wrote.survey, person, wrote.key_of(text), [theme])


def _told(wrote: Written) -> dict[str, int | None]:
    found: tuple[ToldTheme, ...] = told_themes(wrote.kit, wrote.survey)
    return {theme.called("nl"): theme.count for theme in found}


def test_two_people_code_apart_and_talk_through_what_differs(wrote: Written) -> None:
    wrote.wrote("het park is donker")
    post, dark = _theme(wrote, "Post"), _theme(wrote, "Donker")
    kit, survey, an, bo = wrote.kit, wrote.survey, wrote.an, wrote.bo
    for answer in answers_of(kit, survey, ITEM):
        code_answer(kit, survey, an, answer.id, [post])
    assert next_turn(kit, survey, an, ITEM) is None
    turn = next_turn(kit, survey, bo, ITEM)
    assert turn is not None
    assert (turn.left, turn.before) == (2, None)
    with pytest.raises(Refused) as refusal:
        settle(kit, survey, bo, turn.answer.id, [])
    assert _code(refusal) == "still_apart"
    park = wrote.key_of("het park is donker")
    code_answer(kit, survey, bo, park, [dark])
    assert differences_of(kit, survey, bo, ITEM) == ()
    for answer in answers_of(kit, survey, ITEM):
        if answer.id != park:
            code_answer(kit, survey, bo, answer.id, [post])
    (difference,) = differences_of(kit, survey, bo, ITEM)
    assert (difference.first.coder, difference.second.coder) == ("An", "Bo")
    agreed, by_theme = agreement_of_item(kit, survey, ITEM)
    assert (agreed.same, agreed.both) == (1, 2)
    assert by_theme[dark].same == 1
    settle(kit, survey, an, park, [dark])
    (difference,) = differences_of(kit, survey, bo, ITEM)
    assert difference.settled is not None
    assert difference.settled.coder == "An"
    assert difference.first.themes == frozenset([post])
    assert progress_of(kit, survey, an, ITEM).differences == 0


def test_a_choice_can_be_made_again_until_both_are_done(wrote: Written) -> None:
    post, dark = _theme(wrote, "Post"), _theme(wrote, "Donker")
    (answer,) = answers_of(wrote.kit, wrote.survey, ITEM)
    code_answer(wrote.kit, wrote.survey, wrote.an, answer.id, [post])
    code_answer(wrote.kit, wrote.survey, wrote.an, answer.id, [dark])
    turn = next_turn(wrote.kit, wrote.survey, wrote.an, ITEM, answer.id)
    assert turn is not None
    assert turn.before == frozenset([dark])
    code_answer(wrote.kit, wrote.survey, wrote.bo, answer.id, [dark])
    with pytest.raises(Refused) as refusal:
        code_answer(wrote.kit, wrote.survey, wrote.an, answer.id, [post])
    assert _code(refusal) == "coding_is_over"


def test_a_third_person_has_no_hand(wrote: Written) -> None:
    wrote.wrote("nog een")
    post = _theme(wrote, "Post")
    text = "nog een"
    _both(wrote, text, post)
    third = Person("f" * 32, wrote.survey.council_id, "Cy", ("researcher",))
    with pytest.raises(Refused) as refusal:
        code_answer(wrote.kit, wrote.survey, third, wrote.key_of(text), [post])
    assert _code(refusal) == "coded_by_two"


def test_a_theme_is_told_of_ten_people_and_more_and_stays_when_somebody_leaves(
    wrote: Written,
) -> None:
    post, dark = _theme(wrote, "Post"), _theme(wrote, "Donker")
    kit, survey = wrote.kit, wrote.survey
    letters, parks = [f"brief {n}" for n in range(14)], [f"park {n}" for n in range(13)]
    wrote.wrote(*letters, *parks)
    with pytest.raises(Refused) as refusal:
        fix_counts(kit, survey, wrote.an, ITEM)
    assert _code(refusal) == "not_all_settled"
    keys = {each.text: each.id for each in answers_of(kit, survey, ITEM)}
    for person in (wrote.an, wrote.bo):
        for text, key in keys.items():
            chosen = [dark if text in parks else post]
            code_answer(kit, survey, person, key, chosen)
    assert _told(wrote) == {}
    fix_counts(kit, survey, wrote.an, ITEM)
    assert _told(wrote) == {"Post": 15, "Donker": 13}
    with kit.store.write() as shelves:
        for response_id in shelves.responses.ids(survey)[:3]:
            shelves.responses.delete(response_id)
    assert _told(wrote) == {"Post": 15, "Donker": 13}
    with pytest.raises(Refused) as refusal:
        fix_counts(kit, survey, wrote.an, ITEM)
    assert _code(refusal) == "too_little_changed"
    with pytest.raises(Refused) as refusal:
        remove_theme(kit, survey, wrote.an, post)
    assert _code(refusal) == "theme_is_told"


def test_a_theme_of_few_people_has_no_number(wrote: Written) -> None:
    post = _theme(wrote, "Post")
    (answer,) = answers_of(wrote.kit, wrote.survey, ITEM)
    for person in (wrote.an, wrote.bo):
        code_answer(wrote.kit, wrote.survey, person, answer.id, [post])
    fix_counts(wrote.kit, wrote.survey, wrote.an, ITEM)
    assert _told(wrote) == {"Post": None}


def test_who_is_done_early_leaves_what_was_not_coded_twice_uncounted(wrote: Written) -> None:
    wrote.wrote("nog een")
    post = _theme(wrote, "Post")
    with pytest.raises(Refused) as refusal:
        end_coding(wrote.kit, wrote.survey, wrote.an, ITEM)
    assert _code(refusal) == "nothing_coded_twice"
    _both(wrote, "nog een", post)
    end_coding(wrote.kit, wrote.survey, wrote.an, ITEM)
    progress = progress_of(wrote.kit, wrote.survey, wrote.an, ITEM)
    assert (progress.answers, progress.twice, progress.ended_by) == (2, 1, "An")
    fix_counts(wrote.kit, wrote.survey, wrote.an, ITEM)


def test_a_name_is_confirmed_by_who_typed_it_and_stays_theirs(wrote: Written) -> None:
    post = _theme(wrote, "Post")
    name_theme(wrote.kit, wrote.survey, wrote.bo, post, {"nl": "Post", "ar": "البريد"})
    (theme,) = themes_of(wrote.kit, wrote.survey, ITEM)
    assert {slot.tag: slot.by for slot in theme.name} == {"nl": "An", "ar": "Bo"}
    for names, code in (
        ({}, "theme_without_name"),
        ({"nl": "post"}, "theme_exists"),
        ({"nl": "x" * 200}, "theme_name_too_long"),
        ({"de": "Post"}, "unknown_language"),
    ):
        with pytest.raises(Refused) as refusal:
            make_theme(wrote.kit, wrote.survey, wrote.an, ITEM, names)
        assert _code(refusal) == code


def test_a_next_survey_begins_with_the_themes_of_the_one_before(wrote: Written) -> None:
    _theme(wrote, "Post")
    other = written(wrote.kit)
    with pytest.raises(Refused) as refusal:
        copy_themes(wrote.kit, other.survey, other.an, wrote.survey, (ITEM, ITEM))
    assert _code(refusal) == "no_themes_there"
    assert copy_themes(wrote.kit, wrote.survey, wrote.an, wrote.survey, (ITEM, "said")) == 1
    assert [theme.called("nl") for theme in themes_of(wrote.kit, wrote.survey, "said")] == ["Post"]
