"""The log of the council: what its people did, by day, and what an evaluator may take out."""

from collections.abc import Mapping
from itertools import groupby

from flask import Response, request

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import surveys_of, title_of
from app.flow.people.evaluation import evaluation_file
from app.flow.people.log import Act, acts_of
from app.web.council.door import Visit, route
from app.web.council.people.acts import act_words
from app.web.council.people.subjects import person_words, subject_words
from app.web.errors import refuse
from app.words.numbers import format_day

_AT_ONCE = 200
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@route("/log", Right.LOG)
def log(visit: Visit) -> Response:
    """Acts of the council, newest first; of one survey where one is chosen."""
    slug, skip = request.args.get("survey", "")[:100], _number(request.args.get("skip", ""))
    found = acts_of(visit.toolkit, visit.council, slug, skip, _AT_ONCE)
    surveys = surveys_of(visit.toolkit, visit.council)
    titles = {each.slug: title_of(visit.toolkit, each, visit.reader.tag) for each in surveys}
    days = [
        (
            format_day(day, visit.reader.tag),
            [_said(visit, act, titles) for act in acts],
        )
        for day, acts in groupby(found.acts, key=lambda act: act.day)
    ]
    context = {
        "title": visit.say("Log"),
        "days": days,
        "choices": [("", visit.say("All acts")), *titles.items()],
        "title_of": titles,
        "led": [each.slug for each in surveys if each.council_id == visit.council.id],
        "chosen": slug,
        "skip": skip,
        "older": found.older,
        "next": skip + _AT_ONCE,
    }
    return visit.page("council/people/log.html", context, css=("people",))


@route("/surveys/<slug>/evaluation.xlsx", Right.LOG)
def evaluation(visit: Visit, slug: str) -> Response:
    """How a survey was made and what came of it, in one workbook (IJ18)."""
    survey = visit.survey(slug)
    try:
        content = evaluation_file(visit.toolkit, visit.council, visit.person, survey)
    except Refused:
        refuse("unknown_page", visit.reader)
    answer = Response(content, content_type=_WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}-evaluation.xlsx"'
    return answer


def _said(visit: Visit, act: Act, titles: Mapping[str, str]) -> tuple[str, str, str]:
    return (
        person_words(visit.reader, act.person),
        act_words(visit.reader, act.act),
        subject_words(visit.reader, act.act, act.subject, titles),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
