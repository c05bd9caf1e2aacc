"""One text, or one item, as an author would write it, and what is found on it."""

from typing import Any

from app.core.advice import Advice
from app.core.questionnaire import Kind
from app.core.texts import Texts
from app.core.wording import Draft, Term, findings_in
from app.words import Vocabulary
from tests.builders import a_questionnaire, an_item

LISTS = Vocabulary()


def found_in(
    text: str, tag: str = "nl", terms: tuple[Term, ...] = (), rule: str = "", **changes: Any
) -> list[Advice]:
    """The findings on one question, or those of one rule."""
    item = an_item(kind=Kind.INTEGER, label=Texts.of({tag: text}), **changes)
    survey = a_questionnaire(item, languages=(tag,), title=Texts())
    found = findings_in(Draft(survey, LISTS, terms))
    return [each for each in found if each.path and (not rule or each.rule == rule)]


def codes(text: str, tag: str = "nl", terms: tuple[Term, ...] = (), **changes: Any) -> set[str]:
    """The codes of the findings on one question."""
    return {each.code for each in found_in(text, tag, terms, **changes)}
