"""Counting how many people named each theme, fixed once so that nobody can subtract (DC05)."""

from app.core.open_answers.coding import by_answer
from app.core.open_answers.counting import Count, count_people, may_be_counted_anew
from app.core.problems import Problem, Refused
from app.flow.open_answers.reading import questions_in, refuse_while_open
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

_PROGRAM = "program"


def fix_counts(toolkit: Toolkit, survey: Survey, person: Person, item: str) -> None:
    """How many people named each theme of a question is fixed, and may be told from now on.

    Raises Refused: ``not_closed``, ``not_all_settled`` while coding goes on or a difference is
    open, ``counted_per_person`` for a question asked of each member of a household,
    ``too_little_changed`` where the difference with what was told is too small.
    """
    with toolkit.store.write() as shelves:
        refuse_while_open(shelves, survey)
        questions = {each.item: each for each in questions_in(shelves.surveys.versions(survey))}
        if item not in questions or questions[item].in_repeat:
            raise Refused(Problem("counted_per_person", item))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        problem = fix_in(shelves, survey, item, person.name, today)
        if problem is not None:
            raise Refused(problem)
        shelves.people.log(survey.council_id, today, person.name, "count themes", survey.slug)


def fix_in(shelves: Shelves, survey: Survey, item: str, by: str, today: str) -> Problem | None:
    """Fixes the counts of a question inside a transaction, or says why that cannot be."""
    themes = [theme.id for theme in shelves.themes.all(survey) if theme.item == item]
    count = _counted(shelves, survey, item, themes)
    if count is None or not themes:
        return Problem("not_all_settled", item)
    before = shelves.themes.counts(survey)
    fixed = next((before[theme][1] for theme in themes if theme in before), count.base)
    if not may_be_counted_anew(fixed, count.base):
        return Problem("too_little_changed", item)
    for theme in themes:
        number = count.themes[theme]
        shelves.themes.fix_count(survey, theme, number, count.base, count.unfit, by, today)
    return None


def fix_what_can_be(shelves: Shelves, survey: Survey, today: str) -> None:
    """Before texts go: each question whose coding is settled keeps its counts."""
    fixed = shelves.themes.counts(survey)
    repeated = {
        each.item for each in questions_in(shelves.surveys.versions(survey)) if each.in_repeat
    }
    themes = shelves.themes.all(survey)
    for item in dict.fromkeys(theme.item for theme in themes):
        is_fixed = any(theme.id in fixed for theme in themes if theme.item == item)
        if not is_fixed and item not in repeated:
            fix_in(shelves, survey, item, _PROGRAM, today)


def _counted(shelves: Shelves, survey: Survey, item: str, themes: list[str]) -> Count | None:
    """The count of a question, or None while it is not settled."""
    answers = [a for a in shelves.open_answers.all(survey) if a.item == item and a.text]
    coded = by_answer(shelves.themes.codings(survey))
    is_ended = item in shelves.themes.ended(survey)
    people, results = shelves.open_answers.people(survey), []
    for answer in answers:
        each = coded.get(answer.id)
        if each is None or not each.is_twice:
            if is_ended:
                continue
            return None
        if each.result is None:
            return None
        results.append((people[answer.id], each.result))
    return count_people(results, themes) if results else None
