"""A shared core stays as it is; what a council adds stands beside it (IJ06)."""

from dataclasses import replace

from app.core.questionnaire import Kind, Questionnaire, Section
from app.core.shared_core import changed_in_core, differs_from_core, own_survey, renewed
from tests.builders import a_questionnaire, an_item, some_terms, texts

CORE = a_questionnaire(
    an_item(),
    Section("money", (an_item("money/scheme"), an_item("money/why", Kind.TEXT)), texts("Money")),
    terms=some_terms(),
)


def _with(*children: object) -> Questionnaire:
    return replace(CORE, children=children)


def _changed(after: Questionnaire) -> tuple[str, ...]:
    return changed_in_core(CORE, CORE, after)


def test_own_questions_beside_the_core_change_nothing_in_it() -> None:
    own = an_item("own/lamps", Kind.TEXT)
    assert _changed(_with(*CORE.children, Section("own", (own,), texts("Ours")))) == ()
    assert _changed(_with(own, *CORE.children)) == ()
    assert _changed(replace(CORE, title=texts("Another title"))) == ()


def test_a_question_of_the_core_cannot_be_changed_or_taken_away() -> None:
    first, money = CORE.children
    assert "item:safe_at_night" in _changed(_with(replace(first, kind=Kind.TEXT), money))
    assert "item:safe_at_night" in _changed(_with(money))
    other = replace(first, options=first.options[:2])
    assert _changed(_with(other, money))


def test_the_words_of_the_core_stay_but_for_translations() -> None:
    first, money = CORE.children
    asked = replace(first, label=texts("Something else"))
    assert _changed(_with(asked, money)) == ("item:safe_at_night:label",)
    assert isinstance(first.label.get("tr"), str)
    more = replace(first, label=type(first.label)((*first.label.pairs, ("tr", "Güvende misiniz?"))))
    assert _changed(_with(more, money)) == ()


def test_the_core_keeps_its_order_and_nothing_is_put_between_its_questions() -> None:
    first, money = CORE.children
    assert _changed(_with(money, first)) == ("order",)
    inside = replace(money, children=(*money.children, an_item("money/extra", Kind.TEXT)))
    assert _changed(_with(first, inside)) == ("order",)


def test_an_own_survey_has_the_core_and_says_itself_who_is_responsible() -> None:
    own = own_survey(CORE, "square-north")
    assert own.children == CORE.children
    assert own.terms.controller == own.terms.contact == own.terms.promise_date == ""
    assert own.terms.ends == CORE.terms.ends


def test_a_core_that_went_on_is_seen_and_can_be_taken_over() -> None:
    first, money = CORE.children
    added = an_item("lamps", Kind.TEXT)
    own = _with(first, money, added)
    grown = _with(
        first, replace(money, children=(*money.children, an_item("money/new", Kind.TEXT)))
    )
    assert differs_from_core(CORE, own) == ()
    assert differs_from_core(grown, own) == ("item:money/new",)
    over = renewed(grown, own)
    assert over.children == (*grown.children, added)
    assert differs_from_core(grown, over) == ()
