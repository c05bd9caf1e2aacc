"""Trying a draft with people: the log per language and per picture, and the survey's own words."""

from collections.abc import Iterable, Mapping, Sequence

from flask import Response, request

from app.core.pictures import pictures_in
from app.core.pretest import LEAST_ASSISTED, LEAST_PEOPLE, PictureTest, Pretest, tested_pictures
from app.core.pretest import tried as tried_with
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.roles import Right
from app.core.wording import Term
from app.flow.find import draft_of
from app.flow.pretesting import (
    note_picture_test,
    note_pretest,
    put_terms,
    strike_try,
    tries_of,
)
from app.flow.records import Survey
from app.web.addresses import picture_path
from app.web.council.checks.gates_said import language_said, reasons_of
from app.web.council.checks.words import SAID
from app.web.council.door import Visit, route
from app.words import format_day

_SPARE_ROWS = 2
_MOST_ROWS = 200
_NOBODY: Mapping[str, str] = {}


@route("/surveys/<slug>/checks/people", Right.SEE)
def people(visit: Visit, slug: str) -> Response:
    """With whom the draft was tried so far."""
    return _people(visit, slug)


@route("/surveys/<slug>/checks/people", Right.WRITE, "POST")
def note(visit: Visit, slug: str) -> Response:
    """A try of one language is in the log."""
    survey = visit.survey(slug)
    pretest = Pretest(
        tag=visit.field("tag"),
        held_by=visit.field("held_by"),
        day=visit.field("day"),
        people=_number(visit, "people"),
        assisted=_number(visit, "assisted"),
        changed=visit.field("changed"),
    )
    try:
        note_pretest(visit.toolkit, survey, visit.person, pretest)
    except Refused as refused:
        return _people(visit, slug, refused.problems, request.form)
    return visit.go(f"/council/surveys/{slug}/checks/people", said="noted")


@route("/surveys/<slug>/checks/pictures", Right.WRITE, "POST")
def note_picture(visit: Visit, slug: str) -> Response:
    """What people saw in a picture is in the log."""
    survey = visit.survey(slug)
    test = PictureTest(
        picture=visit.field("picture"),
        held_by=visit.field("held_by"),
        day=visit.field("day"),
        people=_number(visit, "people"),
        right=_number(visit, "right"),
    )
    try:
        note_picture_test(visit.toolkit, survey, visit.person, test)
    except Refused as refused:
        return _people(visit, slug, refused.problems, request.form)
    return visit.go(f"/council/surveys/{slug}/checks/people", said="noted", at="pictures")


@route("/surveys/<slug>/checks/strike", Right.WRITE, "POST")
def strike(visit: Visit, slug: str) -> Response:
    """A try that was written down by mistake is gone."""
    survey = visit.survey(slug)
    try:
        strike_try(visit.toolkit, survey, visit.person, visit.field("try"))
    except Refused as refused:
        return _people(visit, slug, refused.problems)
    return visit.go(f"/council/surveys/{slug}/checks/people", said="struck")


@route("/surveys/<slug>/checks/words", Right.SEE)
def own_words(visit: Visit, slug: str) -> Response:
    """The words that the survey has of its own."""
    terms = tries_of(visit.toolkit, visit.survey(slug)).terms
    return _words(visit, slug, terms)


@route("/surveys/<slug>/checks/words", Right.WRITE, "POST")
def save_words(visit: Visit, slug: str) -> Response:
    """The survey has these words of its own."""
    terms = tuple(
        Term(
            tag,
            " ".join(word.split()),
            " ".join(meaning.split()),
            tuple(part.strip() for part in others.split(",") if part.strip()),
        )
        for tag, word, meaning, others in zip(
            *(visit.fields(name)[:_MOST_ROWS] for name in ("tag", "word", "meaning", "others")),
            strict=False,
        )
    )
    try:
        put_terms(visit.toolkit, visit.survey(slug), visit.person, terms)
    except Refused as refused:
        return _words(visit, slug, terms, refused.problems)
    return visit.go(f"/council/surveys/{slug}/checks/words", said="saved")


def _number(visit: Visit, name: str) -> int:
    """What was typed as a number; -1, which nothing takes, where it is none."""
    typed = visit.field(name).strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1


def _people(
    visit: Visit,
    slug: str,
    problems: Iterable[Problem] = (),
    typed: Mapping[str, str] = _NOBODY,
) -> Response:
    survey = visit.survey(slug)
    draft, tries = draft_of(visit.toolkit, survey), tries_of(visit.toolkit, survey)
    problems = tuple(problems)
    sums = [(tag, tried_with(tries.pretests, tag)) for tag in draft.languages]
    today = visit.toolkit.clock.today(visit.council.time_zone)
    context = {
        "title": visit.say("Try it with people"),
        "slug": slug,
        "least": (LEAST_PEOPLE, LEAST_ASSISTED),
        "languages": [(language_said(visit, tag), found) for tag, found in sums],
        "choices": [(tag, language_said(visit, tag)) for tag in draft.languages],
        "log": [
            (each, language_said(visit, each.tag), format_day(each.day, visit.reader.tag))
            for each in reversed(tries.pretests)
        ],
        "pictures": _pictures(visit, draft, tries.pictures),
        "typed": {"day": today, "held_by": visit.person.name, **typed},
        "reasons": reasons_of(visit, problems, draft.languages),
    }
    return _page(visit, survey, "people", context, bool(problems))


def _pictures(
    visit: Visit, draft: Questionnaire, tests: Sequence[PictureTest]
) -> list[dict[str, object]]:
    tested = tested_pictures(tests)
    words = _words_beside(visit, draft)
    return [
        {
            "name": name,
            "address": picture_path(name),
            "word": words.get(place, ""),
            "is_tested": name in tested,
            "people": sum(test.people for test in tests if test.picture == name),
            "right": sum(test.right for test in tests if test.picture == name),
            "log": [
                (test, format_day(test.day, visit.reader.tag))
                for test in tests
                if test.picture == name
            ],
        }
        for place, name in pictures_in(draft)
    ]


def _words_beside(visit: Visit, draft: Questionnaire) -> dict[str, str]:
    """The word beside each picture, by the picture's place."""
    order = (visit.reader.tag, draft.source)
    found = {f"item:{item.path}": item.label.get(*order) for item in draft.items()}
    for item in draft.items():
        for option in item.options:
            place = f"option:{item.option_list or item.path}/{option.name}"
            found[place] = option.label.get(*order)
    return found


def _words(
    visit: Visit, slug: str, terms: Sequence[Term], problems: Iterable[Problem] = ()
) -> Response:
    survey = visit.survey(slug)
    draft = draft_of(visit.toolkit, survey)
    problems = tuple(problems)
    empty = tuple(Term(draft.source, "") for _row in range(_SPARE_ROWS))
    context = {
        "title": visit.say("Words of this survey"),
        "slug": slug,
        "rows": [term for term in terms if term.word] + list(empty),
        "choices": [(tag, language_said(visit, tag)) for tag in draft.languages],
        "reasons": reasons_of(visit, problems, draft.languages),
    }
    return _page(visit, survey, "words", context, bool(problems))


def _page(
    visit: Visit, survey: Survey, name: str, context: Mapping[str, object], is_refused: bool
) -> Response:
    return visit.page(
        f"council/checks/{name}.html",
        context,
        survey=survey,
        station="checks",
        css=("checks",),
        says=SAID,
        status=422 if is_refused else 200,
    )
