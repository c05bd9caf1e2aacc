"""Where people can get help now, as the council keeps it (IJ07)."""

from dataclasses import replace

from flask import Response

from app.core.advising.help import PATHS, HelpPoint
from app.core.advising.slots import drafts_in, text_in
from app.core.problems import Refused
from app.core.roles import Right
from app.core.texts import Slot, SlotState
from app.flow.advising import drop_help, help_points_of, keep_help, source_of
from app.flow.places import places_of
from app.flow.records import Survey
from app.web.addresses import help_path
from app.web.council.advice.words import REASONS, SAYS
from app.web.council.door import Visit, route
from app.web.council.places.words import spoken_languages
from app.web.errors import refuse
from app.words import name_in

_HERE = "/surveys/<slug>/advice/help"
_ONE = f"{_HERE}/<point_id>"
_FRESH = HelpPoint("", "", ())


@route(_HERE, Right.SEE)
def help_now(visit: Visit, slug: str) -> Response:
    """Everything that residents read about help."""
    survey = visit.survey(slug)
    source = source_of(visit.toolkit, survey)[0]
    names = {place.id: place.name for place in places_of(visit.toolkit, survey)}
    points = help_points_of(visit.toolkit, survey)
    context = {
        "title": visit.say("Help now"),
        "public": help_path(slug, visit.reader.tag),
        "points": [
            {
                "id": point.id,
                "place": names.get(point.place_id, ""),
                "lines": [text_in(point.texts, source, path) for path in PATHS],
                "phone": point.phone,
                "speaks": [name_in(tag, visit.reader.tag) for tag in point.languages],
                "drafts": len(drafts_in(point.texts, source)),
            }
            for point in points
        ],
    }
    return visit.page(
        "council/advice/helping.html", context, survey, "advice", ("advice",), (), SAYS
    )


@route(f"{_HERE}/new", Right.ADVISE)
def new_help(visit: Visit, slug: str) -> Response:
    """A help point more: the form."""
    return _form(visit, visit.survey(slug), _FRESH)


@route(f"{_HERE}/new", Right.ADVISE, "POST")
def add_help(visit: Visit, slug: str) -> Response:
    """The help point is there for everybody."""
    return _keep(visit, visit.survey(slug), _FRESH)


@route(_ONE, Right.ADVISE)
def one_help(visit: Visit, slug: str, point_id: str) -> Response:
    """One help point, as it stands."""
    survey = visit.survey(slug)
    return _form(visit, survey, _known(visit, survey, point_id))


@route(_ONE, Right.ADVISE, "POST")
def change_help(visit: Visit, slug: str, point_id: str) -> Response:
    """The help point is as it was typed."""
    survey = visit.survey(slug)
    return _keep(visit, survey, _known(visit, survey, point_id))


@route(f"{_ONE}/drop", Right.ADVISE, "POST")
def drop(visit: Visit, slug: str, point_id: str) -> Response:
    """The help point is gone."""
    survey = visit.survey(slug)
    _known(visit, survey, point_id)
    drop_help(visit.toolkit, visit.person, survey, point_id)
    return visit.go(f"/council/surveys/{slug}/advice/help", "gone")


def _known(visit: Visit, survey: Survey, point_id: str) -> HelpPoint:
    known = {each.id: each for each in help_points_of(visit.toolkit, survey)}
    if point_id not in known:
        refuse("unknown_page", visit.reader)
    return known[point_id]


def _keep(visit: Visit, survey: Survey, before: HelpPoint) -> Response:
    source = source_of(visit.toolkit, survey)[0]
    texts = tuple(Slot(path, source, visit.field(path), SlotState.DRAFT) for path in PATHS)
    typed = replace(
        before,
        place_id=visit.field("place", 40),
        texts=texts,
        phone=visit.field("phone", 80),
        languages=tuple(tag[:20] for tag in visit.fields("speaks")[:40]),
    )
    try:
        keep_help(visit.toolkit, visit.person, survey, typed)
    except Refused as refused:
        return _form(visit, survey, typed, refused)
    return visit.go(f"/council/surveys/{survey.slug}/advice/help", "kept")


def _form(
    visit: Visit, survey: Survey, point: HelpPoint, refused: Refused | None = None
) -> Response:
    tags = source_of(visit.toolkit, survey)
    places = [(place.id, place.name) for place in places_of(visit.toolkit, survey)]
    context = {
        "title": visit.say("Help for people"),
        "point": point,
        "text": {path: text_in(point.texts, tags[0], path) for path in PATHS},
        "has_more_languages": len(tags) > 1,
        "places": [("", visit.say("For all places")), *places],
        "languages": spoken_languages(visit, point.languages),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    return visit.page(
        "council/advice/help.html", context, survey, "advice", ("advice",), (), SAYS, status
    )
