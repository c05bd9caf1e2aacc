"""The results on paper and on a stick: posters for places, sheets in languages, a folder."""

from collections.abc import Mapping

from flask import Response

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.deliver import has_results
from app.flow.find import version_of
from app.flow.places import places_of
from app.flow.printing import note_print
from app.flow.records import Survey
from app.web.council.door import Visit, route
from app.web.council.places.words import REASONS
from app.web.folder import folder_of, packed_day, zipped
from app.web.prints import Wish, printed, told
from app.words import name_in

_FOLDER = "results-folder"
_MOST_SIGNS = 20


@route("/surveys/<slug>/print/results", Right.PRINT)
def choices(visit: Visit, slug: str) -> Response:
    """What can be printed of the results, or that there are none yet."""
    return _page(visit, visit.survey(slug))


def _page(visit: Visit, survey: Survey, wrong: object = ()) -> Response:
    version = version_of(visit.toolkit, survey)
    tags = version.questionnaire.languages if version else ()
    written = [tag for tag in tags if parse_language(tag).has_text]
    every = ("", visit.say("All, one after the other"))
    context: Mapping[str, object] = {
        "title": visit.say("The results on paper"),
        "is_there": has_results(visit.toolkit, survey),
        "places": [(p.code, p.name) for p in places_of(visit.toolkit, survey)],
        "languages": [every, *((tag, name_in(tag, visit.reader.tag)) for tag in written)],
        "loudest": [(tag, name_in(tag, visit.reader.tag)) for tag in written],
        "wrong": wrong,
    }
    template, status = "council/places/print-results.html", 422 if wrong else 200
    return visit.page(template, context, survey, "return", ("places",), status=status)


@route("/surveys/<slug>/print/results", Right.PRINT, "POST")
def make(visit: Visit, slug: str) -> Response:
    """The file that was asked for."""
    survey = visit.survey(slug)
    kind = visit.field("kind")[:_MOST_SIGNS]
    try:
        made = _folder(visit, survey) if kind == _FOLDER else _paper(visit, survey, kind)
    except Refused as refused:
        return _page(visit, survey, visit.reasons(refused.problems, REASONS))
    note_print(visit.toolkit, visit.council, visit.person, survey, kind)
    return made


def _paper(visit: Visit, survey: Survey, kind: str) -> Response:
    if kind not in told.KINDS:
        raise Refused(Problem("unknown_print"))
    tag = visit.field("language")[:_MOST_SIGNS]
    tags: tuple[str, ...] = (tag,) if tag else ()
    if tag and kind == told.POSTER:
        version = version_of(visit.toolkit, survey)
        tags = (tag, *(version.questionnaire.languages if version else ()))
    wish = Wish(
        kind,
        tuple(code[:_MOST_SIGNS] for code in visit.fields("place")),
        tags,
        size="a3" if visit.field("size") == "a3" and kind == told.POSTER else "a4",
        is_grey=visit.field("grey") == "yes",
    )
    made = printed(visit.toolkit, survey, wish)
    return _file(made.pdf, "application/pdf", f"{survey.slug}-{kind}.pdf")


def _folder(visit: Visit, survey: Survey) -> Response:
    day = packed_day(visit.toolkit, survey)
    packed = zipped(survey.slug, day, folder_of(visit.toolkit, survey))
    return _file(packed, "application/zip", f"{survey.slug}-{_FOLDER}.zip")


def _file(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
