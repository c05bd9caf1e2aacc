"""Where people can get help now: one page for everybody, whatever they answered or did (IJ07)."""

from flask import Response, current_app, request

from app.core.problems import Refused
from app.flow.advising import help_for
from app.flow.places import place_with
from app.flow.records import Place
from app.flow.returning.promise import Promise, promise_of
from app.web.addresses import help_path, results_path
from app.web.errors import refuse
from app.web.language import marked as _
from app.web.language import wanted_language
from app.web.results.helping import shown_help
from app.web.results.page import shown_page
from app.web.results.room import Room, room_of
from app.web.results.tickets import about
from app.web.results.views import bp
from app.web.told.shown import Shown

_LONGEST_CODE = 8


@bp.get("/h/<slug>")
def show_help(slug: str) -> Response:
    """Help near a place where its code stands in the address, and help for all places."""
    room = room_of(current_app)
    try:
        promise = promise_of(room.toolkit, slug)
    except Refused:
        refuse("unknown_page")
    version = promise.version
    tag = wanted_language(request, version.questionnaire.languages)
    reader = room.reader(promise.survey, version, tag)
    place = _place(room, promise)
    shown = Shown(reader, version.questionnaire.source)
    points = help_for(room.toolkit, promise.survey, place)
    context = about(promise, reader, _("Where can I get help now?"), f"/h/{slug}")
    context |= {
        "place": place.name if place else "",
        "results": results_path(slug, tag),
        "points": [shown_help(point, shown, version.is_example) for point in points],
        "notes": shown.stand_ins(),
    }
    if place is not None:
        context |= _staying(context, slug, place)
    return shown_page("results/help.html", reader, context, look=promise.council.look)


def _staying(context: dict[str, object], slug: str, place: Place) -> dict[str, object]:
    """The links to other languages, so that they stay at the place."""
    languages = context["languages"]
    assert isinstance(languages, list)
    return {
        "languages": [
            {**each, "address": help_path(slug, str(each["tag"]), place.code)} for each in languages
        ]
    }


def _place(room: Room, promise: Promise) -> Place | None:
    code = request.args.get("place", "")[:_LONGEST_CODE]
    try:
        return place_with(room.toolkit, promise.survey, code) if code else None
    except Refused:
        return None
