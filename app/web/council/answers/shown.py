"""What more than one page of open answers shows: the question, marked words, and the page."""

from collections.abc import Iterable, Mapping

from flask import Response, request
from markupsafe import Markup

from app.core.languages import parse_language
from app.core.open_answers.marks import Mark
from app.core.problems import Problem
from app.flow.find import version_of
from app.flow.open_answers.reading import OpenQuestion, open_questions
from app.flow.records import Survey
from app.web.council.answers.words import KINDS, REASONS, SAYS
from app.web.council.door import Visit
from app.web.errors import refuse
from app.words import name_in

_LONGEST_PATH = 300
_WITH_NOTHING: Iterable[Problem] = ()


def base(survey: Survey) -> str:
    """The address of the station."""
    return f"/council/surveys/{survey.slug}/answers"


def question(visit: Visit, survey: Survey) -> OpenQuestion:
    """The question that the page is about, as its address or form names it; a page that is not
    there for any other."""
    path = (visit.field("item", _LONGEST_PATH) or request.args.get("item", ""))[:_LONGEST_PATH]
    known = {each.item: each for each in open_questions(visit.toolkit, survey)}
    if path not in known:
        refuse("unknown_page", visit.reader)
    return known[path]


def asked(visit: Visit, survey: Survey, item: str) -> str:
    """The question in the reader's language, else in its own."""
    for each in open_questions(visit.toolkit, survey):
        if each.item == item:
            return each.label.get(visit.reader.tag, *each.label.tags()) or item
    return item


def pieces(visit: Visit, text: str, marks: Iterable[Mark]) -> list[tuple[str, Markup | str]]:
    """The text in pieces: what is not marked with an empty word, what is with the word for it."""
    found: list[tuple[str, Markup | str]] = []
    at = 0
    for mark in marks:
        found.append((text[at : mark.start], ""))
        found.append((text[mark.start : mark.end], visit.say(KINDS[mark.kind])))
        at = mark.end
    found.append((text[at:], ""))
    return [(piece, word) for piece, word in found if piece]


def languages(visit: Visit, survey: Survey) -> list[tuple[str, str]]:
    """The languages of the survey with their names, for a choice; its own first."""
    version = version_of(visit.toolkit, survey)
    tags = version.questionnaire.languages if version else ()
    return [(tag, name_in(tag, visit.reader.tag)) for tag in tags if parse_language(tag).has_text]


def page(
    visit: Visit,
    survey: Survey,
    name: str,
    context: Mapping[str, object],
    problems: Iterable[Problem] = _WITH_NOTHING,
) -> Response:
    """A page of the station; with problems it says them, and is no success."""
    problems = tuple(problems)
    whole = {
        "base": base(survey),
        "wrong": visit.reasons(problems, REASONS),
        **context,
    }
    return visit.page(
        f"council/answers/{name}.html",
        whole,
        survey,
        "answers",
        ("answers",),
        (),
        SAYS,
        422 if problems else 200,
    )
