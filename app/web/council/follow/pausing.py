"""Pausing, going on, the last day and closing: each says first what will happen (KS24, GO03)."""

from datetime import date

from flask import Response

from app.core.planning import ends_of
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.open_version import close_version
from app.flow.watching.follow import following
from app.flow.watching.pauses import go_on as verb_go_on
from app.flow.watching.pauses import pause as verb_pause
from app.flow.watching.pauses import set_closing_day
from app.web.council.door import Visit, route
from app.web.council.follow.station import follow_page
from app.web.council.follow.words import PAUSE_REASONS, REASONS, day, named


@route("/surveys/<slug>/follow/pause", Right.PAUSE)
def ask_pause(visit: Visit, slug: str) -> Response:
    """What pausing does, and the form for it."""
    return _pause_page(visit, slug)


@route("/surveys/<slug>/follow/pause", Right.PAUSE, "POST")
def pause(visit: Visit, slug: str) -> Response:
    """The survey is paused."""
    survey = visit.survey(slug)
    try:
        verb_pause(visit.toolkit, visit.person, survey, visit.field("reason"), visit.field("words"))
    except Refused as refused:
        return _pause_page(visit, slug, refused)
    return _back(visit, slug, "paused")


def _pause_page(visit: Visit, slug: str, refused: Refused | None = None) -> Response:
    survey = visit.survey(slug)
    context = {
        "title": visit.say("Pause the survey"),
        "found": following(visit.toolkit, survey),
        "choices": named(visit, {str(key): word for key, word in PAUSE_REASONS.items()}),
        "chosen": visit.field("reason"),
        "words": visit.field("words"),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    template = "council/follow/pause.html"
    return visit.page(template, context, survey, "follow", ("follow",), status=status)


@route("/surveys/<slug>/follow/go-on", Right.PAUSE, "POST")
def go_on(visit: Visit, slug: str) -> Response:
    """The survey goes on."""
    survey = visit.survey(slug)
    try:
        verb_go_on(visit.toolkit, visit.person, survey)
    except Refused as refused:
        return follow_page(visit, survey, visit.reasons(refused.problems, REASONS))
    return _back(visit, slug, "on")


@route("/surveys/<slug>/follow/last-day", Right.OPEN, "POST")
def last_day(visit: Visit, slug: str) -> Response:
    """The survey closes by itself after a day, or not."""
    survey, wanted = visit.survey(slug), visit.field("day", 10).strip()
    try:
        _refuse_no_day(wanted)
        set_closing_day(visit.toolkit, visit.person, survey, wanted)
    except Refused as refused:
        shown = [
            Problem(p.code, p.where, tuple((name, day(visit, iso)) for name, iso in p.figures))
            for p in refused.problems
        ]
        return follow_page(visit, survey, visit.reasons(shown, REASONS), "last-day")
    return _back(visit, slug, "last_day" if wanted else "no_last_day")


def _refuse_no_day(wanted: str) -> None:
    """Other forms of ISO 8601 are days too, but do not compare as days do."""
    try:
        is_day = not wanted or date.fromisoformat(wanted).isoformat() == wanted
    except ValueError:
        is_day = False
    if not is_day:
        raise Refused(Problem("closing_day_form", "day"))


@route("/surveys/<slug>/follow/close", Right.OPEN)
def ask_close(visit: Visit, slug: str) -> Response:
    """What closing does, and the two ways of it."""
    return _close_page(visit, slug)


@route("/surveys/<slug>/follow/close", Right.OPEN, "POST")
def close(visit: Visit, slug: str) -> Response:
    """The survey is closed."""
    survey, is_now = visit.survey(slug), visit.field("how") == "now"
    try:
        close_version(visit.toolkit, survey, is_now, visit.person.name)
    except Refused as refused:
        return _close_page(visit, slug, refused)
    return _back(visit, slug, "closed_now" if is_now else "closed")


def _close_page(visit: Visit, slug: str, refused: Refused | None = None) -> Response:
    survey = visit.survey(slug)
    found = following(visit.toolkit, survey)
    context = {
        "title": visit.say("Close the survey"),
        "found": found,
        "withdrawal": ends_of(found.version.terms)["withdrawal"] if found.version else 0,
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    template = "council/follow/close.html"
    return visit.page(template, context, survey, "follow", ("follow",), status=status)


def _back(visit: Visit, slug: str, said: str) -> Response:
    return visit.go(f"/council/surveys/{slug}/follow", said)
