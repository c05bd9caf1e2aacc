"""A second person says that a question in easy words asks what the normal one asks (PL17)."""

from app.core.meaning import MeaningCheck
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.shelves import Shelves
from app.flow.translating.grid import Looked, grid_in
from app.flow.translating.hands import Hand, note_act, refuse_another_language, today_of


def asks_the_same(
    toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, item: str, seen: str
) -> None:
    """This hand is the second person for the question.

    Raises Refused: ``same_person`` for who wrote the easy words, or confirmed them where nobody
    knows who wrote them; ``changed_meanwhile`` where the texts are not those that the person saw;
    ``unknown_slot`` where the question has no easy words of its own.
    """
    with toolkit.store.write() as shelves:
        refuse_another_language(shelves.surveys.draft(survey), hand, tag)
        looked = _looked(toolkit, survey, shelves, tag, item)
        if looked.meaning.seen != seen:
            raise Refused(Problem("changed_meanwhile", item))
        if hand.name in looked.firsts:
            raise Refused(Problem("same_person", item, (("name", hand.name),)))
        day = today_of(toolkit, shelves, hand)
        check = MeaningCheck(item, tag, seen, hand.name, day)
        shelves.translations.put_checks(survey, (check,))
        note_act(shelves, survey, hand, day, "same meaning", f"{tag} {item}")


def asks_something_else(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, item: str) -> None:
    """No second person has said that the question asks the same. Raises Refused for a question
    without easy words of its own."""
    with toolkit.store.write() as shelves:
        refuse_another_language(shelves.surveys.draft(survey), hand, tag)
        _looked(toolkit, survey, shelves, tag, item)
        shelves.translations.drop_check(survey, item, tag)
        day = today_of(toolkit, shelves, hand)
        note_act(shelves, survey, hand, day, "other meaning", f"{tag} {item}")


def _looked(toolkit: Toolkit, survey: Survey, shelves: Shelves, tag: str, item: str) -> Looked:
    found = grid_in(toolkit, shelves, survey, tag).looked.get(item)
    if found is None:
        raise Refused(Problem("unknown_slot", item[:200]))
    return found
