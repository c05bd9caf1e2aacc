"""What was said while reading, who read along, and what residents themselves read in it."""

from flask import Response

from app.core.problems import Refused
from app.core.report_facts import READING
from app.core.roles import Right
from app.flow.making_sense.reading import count_readers, remove_remark, write_remark
from app.flow.publishing.texts import WrittenText, write_texts
from app.flow.records import Survey
from app.web.council.door import Visit, route
from app.web.council.sense.station import sense_page, typed_readers
from app.web.council.sense.words import REASONS

_HERE = "/surveys/<slug>/sense"


@route(f"{_HERE}/remark", Right.MAKE_SENSE, "POST")
def remark(visit: Visit, slug: str) -> Response:
    """What was said is written down."""
    survey = visit.survey(slug)
    prompt, knowledge = visit.field("prompt", 40), visit.field("knowledge", 40)
    try:
        text = visit.field("text", 5000)
        write_remark(visit.toolkit, visit.person, survey, prompt, knowledge, text)
    except Refused as refused:
        return _again(visit, survey, refused, "remarks")
    return visit.go(f"/council/surveys/{slug}/sense", "remark", "remarks")


@route(f"{_HERE}/remark/remove", Right.MAKE_SENSE, "POST")
def remove(visit: Visit, slug: str) -> Response:
    """What was written down is taken away."""
    survey = visit.survey(slug)
    try:
        remove_remark(visit.toolkit, visit.person, survey, visit.field("remark", 40))
    except Refused as refused:
        return _again(visit, survey, refused, "remarks")
    return visit.go(f"/council/surveys/{slug}/sense", "remark_gone", "remarks")


@route(f"{_HERE}/readers", Right.MAKE_SENSE, "POST")
def readers(visit: Visit, slug: str) -> Response:
    """It is written down how many of whom read along."""
    survey = visit.survey(slug)
    try:
        count_readers(visit.toolkit, visit.person, survey, typed_readers(visit))
    except Refused as refused:
        return _again(visit, survey, refused, "readers")
    return visit.go(f"/council/surveys/{slug}/sense", "readers", "readers")


@route(f"{_HERE}/reading", Right.MAKE_SENSE, "POST")
def reading(visit: Visit, slug: str) -> Response:
    """What residents read in the numbers, in the council's language."""
    survey = visit.survey(slug)
    written = WrittenText(READING, visit.field("reading", 5000), visit.field("seen", 80))
    try:
        write_texts(visit.toolkit, visit.person, survey, (written,))
    except Refused as refused:
        return _again(visit, survey, refused, "reading")
    return visit.go(f"/council/surveys/{slug}/sense", "reading", "reading")


def _again(visit: Visit, survey: Survey, refused: Refused, at: str) -> Response:
    return sense_page(visit, survey, visit.reasons(refused.problems, REASONS), at)
