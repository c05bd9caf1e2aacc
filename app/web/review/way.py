"""The way through a review: what is asked, where one is, signing off, and stopping."""

from flask import Response

from app.core.problems import Refused
from app.flow.find import title_of
from app.flow.translating.grid import Grid, grid
from app.flow.translating.links import sign_off, stop_link
from app.web.language import marked as _
from app.web.review.door import Guest, route
from app.web.review.screens import screens, work_in
from app.web.workspace.texts import REASONS
from app.words import format_day

_TICK = _("Tick the box first: you looked at these texts.")


@route("/")
def start(guest: Guest) -> Response:
    """What is asked of this person, and how far they are."""
    found = screens(guest.reader, _grid(guest), guest.hand.name)
    link = guest.opened.link
    context = {
        "title": guest.say("Do these words sound right?"),
        "survey_title": _title(guest),
        "screens": found,
        "done": sum(each.is_done for each in found),
        "work": [work_in(found, False), work_in(found, True)],
        "next": next((each.number for each in found if not each.is_done), 0),
        "last_day": format_day(link.last_day, guest.reader.tag),
        "signed_day": link.signed_day and format_day(link.signed_day, guest.reader.tag),
    }
    return guest.page("review/start.html", context)


@route("/end")
def end(guest: Guest) -> Response:
    """The last screen: sign off under one's own name, or stop."""
    return _end(guest)


@route("/end", "POST")
def sign(guest: Guest) -> Response:
    """The whole language bears the name of this person, once they say that they looked."""
    if guest.field("looked", 5) != "yes":
        return _end(guest, [guest.say(_TICK)])
    try:
        sign_off(guest.toolkit, guest.opened, guest.field("seen", 40))
    except Refused as refused:
        return _end(guest, guest.reasons(refused.problems, REASONS))
    return guest.go("thanks")


@route("/thanks")
def thanks(guest: Guest) -> Response:
    """What became of it, with thanks."""
    is_signed = bool(guest.opened.link.signed_day)
    context = {"title": guest.say("Thank you."), "is_signed": is_signed}
    return guest.page("review/thanks.html", context)


@route("/stop", "POST")
def stop(guest: Guest) -> Response:
    """The person does not want to go on: the link opens nothing any more, what they did stays."""
    stop_link(guest.toolkit, guest.opened.survey, guest.hand, guest.opened.link.id)
    context = {"title": guest.say("You stopped. Thank you."), "is_signed": False}
    return guest.page("review/thanks.html", context)


def _grid(guest: Guest) -> Grid:
    return grid(guest.toolkit, guest.opened.survey, guest.tag)


def _title(guest: Guest) -> str:
    return title_of(guest.toolkit, guest.opened.survey, guest.tag)


def _end(guest: Guest, reasons: object = ()) -> Response:
    grid = _grid(guest)
    found = screens(guest.reader, grid, guest.hand.name)
    context = {
        "title": guest.say("Sign off"),
        "seen": grid.seen,
        "left": [each for each in found if not each.is_done],
        "survey_title": _title(guest),
        "reasons": reasons,
    }
    return guest.page("review/end.html", context, status=422 if reasons else 200)
