"""A ready question fits into any questionnaire, under its own name where that is free."""

import pytest

from app.core.problems import Refused
from app.core.questionnaire import Kind
from app.core.template_bank import Bank, Level, ReadyItem, Theme, fitted
from app.core.texts import Texts
from tests.builders import a_questionnaire, an_item, texts


def test_an_empty_bank_offers_nothing_and_refuses_by_name() -> None:
    assert (Bank().names(), Bank().cards(), Bank().themes(), Bank().items()) == ((), (), (), ())
    with pytest.raises(Refused) as refusal:
        Bank().get("loneliness")
    assert [(p.code, p.where) for p in refusal.value.problems] == [
        ("no_such_template", "loneliness")
    ]


def test_ready_questions_are_found_by_theme() -> None:
    """MV02: theme > dimension > item."""
    support, street = Theme("support", Texts()), Theme("street", Texts())
    ready = tuple(
        ReadyItem(theme, Theme("any", Texts()), Level.PERSON, "impact", an_item(name))
        for theme, name in ((support, "seen"), (street, "safe"), (support, "relieved"))
    )
    bank = Bank(ready=ready)
    assert bank.themes() == (support, street)
    assert [each.item.name for each in bank.items("support")] == ["seen", "relieved"]
    assert len(bank.items()) == 3


def test_a_ready_question_keeps_its_name_where_that_is_free() -> None:
    """MV08: a later wave can be compared by the same names."""
    added = fitted(an_item("support/relieved"), a_questionnaire(an_item("other")))
    assert added.path == "relieved"


def test_a_name_or_a_list_that_is_taken_gets_a_number() -> None:
    have = a_questionnaire(
        an_item("relieved", options=("a", "b"), option_list="points"), an_item("relieved_2")
    )
    added = fitted(an_item("relieved", options=("x", "y"), option_list="points"), have)
    assert (added.path, added.option_list) == ("relieved_3", "points_2")


def test_the_same_list_is_shared() -> None:
    have = a_questionnaire(an_item("one", options=("a", "b"), option_list="points"))
    added = fitted(an_item("two", options=("a", "b"), option_list="points"), have)
    assert added.option_list == "points"


def test_a_ready_question_speaks_only_the_languages_of_the_questionnaire() -> None:
    question = an_item("seen", Kind.TEXT, options=(), label=texts("Seen", ("nl", "ar", "pl")))
    added = fitted(question, a_questionnaire(an_item()))
    assert added.label.tags() == ("nl", "ar")
