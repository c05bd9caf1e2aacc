"""Reading what people wrote, once the survey is closed: the words alone, in an order of chance.

Beside them stands no place, no age, no language and no day (CO22), and no key of a response.
"""

from dataclasses import dataclass

from app.core.open_answers.answer import Came, OpenAnswer
from app.core.open_answers.marks import Mark
from app.core.problems import Problem, Refused
from app.core.questionnaire import Item, Kind
from app.core.texts import Texts
from app.flow.open_answers.hand_marks import all_marks
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey, Version
from app.flow.shelves import Shelves

READ_KINDS = (Kind.TEXT, Kind.VOICE, Kind.PHOTO)


@dataclass(frozen=True)
class OpenQuestion:
    """A question that people answer in their own words. ``in_repeat`` where it is asked for each
    member of a household: then nobody is told how many."""

    item: str
    label: Texts
    kind: Kind
    in_repeat: bool


@dataclass(frozen=True)
class Read:
    """An open answer with the passages that may lead to a person."""

    answer: OpenAnswer
    marks: tuple[Mark, ...]


def open_questions(toolkit: Toolkit, survey: Survey) -> tuple[OpenQuestion, ...]:
    """The open questions of a survey, newest version last named first kept; none where it was
    never opened."""
    with toolkit.store.read() as shelves:
        versions = shelves.surveys.versions(survey)
    return questions_in(versions)


def questions_in(versions: tuple[Version, ...]) -> tuple[OpenQuestion, ...]:
    """The open questions of versions, each path once, as the newest version words it."""
    found: dict[str, OpenQuestion] = {}
    for version in versions:
        for item, above in version.questionnaire.items_with_sections():
            if item.kind in READ_KINDS:
                found[item.path] = _question(item, any(each.is_repeat for each in above))
    return tuple(found.values())


def _question(item: Item, in_repeat: bool) -> OpenQuestion:
    return OpenQuestion(item.path, item.label, item.kind, in_repeat)


def answers_of(toolkit: Toolkit, survey: Survey, item: str = "") -> tuple[OpenAnswer, ...]:
    """The open answers of a survey, or of one question, by random keys; each has its key from now
    on. Raises Refused: ``never_opened``, ``not_closed`` while answers may still come in."""
    with toolkit.store.read() as shelves:
        refuse_while_open(shelves, survey)
        is_new = shelves.open_answers.has_new(survey)
        found = shelves.open_answers.all(survey)
    if is_new:
        with toolkit.store.write() as shelves:
            shelves.open_answers.gather(survey)
            found = shelves.open_answers.all(survey)
    return tuple(each for each in found if not item or each.item == item)


def read_answer(toolkit: Toolkit, survey: Survey, answer_id: str) -> Read:
    """One open answer with its marks. Raises Refused: ``not_closed``, ``unknown_answer``."""
    with toolkit.store.read() as shelves:
        refuse_while_open(shelves, survey)
        answer = known_answer(shelves, survey, answer_id)
        known = shelves.quotes.hand_marks(survey)
    return Read(answer, all_marks(toolkit.secrets, survey, answer.text, known))


def read_answers(toolkit: Toolkit, survey: Survey, item: str) -> tuple[Read, ...]:
    """The open answers of a question that have words, with their marks, by random keys. Raises
    Refused: ``never_opened``, ``not_closed``."""
    found = [each for each in answers_of(toolkit, survey, item) if each.text]
    with toolkit.store.read() as shelves:
        known = shelves.quotes.hand_marks(survey)
    return tuple(Read(each, all_marks(toolkit.secrets, survey, each.text, known)) for each in found)


def file_behind(toolkit: Toolkit, survey: Survey, answer_id: str) -> tuple[Came, bytes]:
    """The recording or photo behind an open answer. Raises Refused: ``not_closed``,
    ``unknown_answer`` where there is none, or none any more."""
    with toolkit.store.read() as shelves:
        refuse_while_open(shelves, survey)
        found = shelves.open_answers.file(survey, answer_id)
    if found is None:
        raise Refused(Problem("unknown_answer"))
    return Came(found[0]), found[1]


def refuse_while_open(shelves: Shelves, survey: Survey) -> None:
    """Raises Refused (``never_opened``, ``not_closed``): who reads along while people still answer
    could tell who came when."""
    version = shelves.surveys.version(survey)
    if version is None:
        raise Refused(Problem("never_opened", survey.slug))
    if version.stage not in (Stage.CLOSED, Stage.FROZEN):
        raise Refused(Problem("not_closed", survey.slug))


def known_answer(shelves: Shelves, survey: Survey, answer_id: str) -> OpenAnswer:
    """The open answer of a survey with this key. Raises Refused (``unknown_answer``)."""
    for each in shelves.open_answers.all(survey):
        if each.id == answer_id:
            return each
    raise Refused(Problem("unknown_answer"))
