"""What somebody does at the station of the return, one act for each button."""

from flask import Response

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.places import place_with
from app.flow.records import Survey
from app.flow.returning.letters import posted, returned
from app.flow.returning.places import confirm_place
from app.flow.returning.post import is_running, pause, release_follow_up, say_why_late
from app.flow.returning.promise import promise_of
from app.web.council.door import Visit, route
from app.web.council.return_keys.opening import opened
from app.web.council.telling.running import begin
from app.web.council.telling.station import telling_page

_LONGEST = 400


@route("/surveys/<slug>/return/send", Right.RETURN, "POST")
def send(visit: Visit, slug: str) -> Response:
    """Messages leave from now on, one after another."""
    survey = visit.survey(slug)
    try:
        if not promise_of(visit.toolkit, slug).is_published:
            raise Refused(Problem("not_published", slug))
        private = opened(visit, survey, visit.field("passphrase", _LONGEST))
        if is_running(visit.toolkit, survey):
            raise Refused(Problem("sender_is_running", slug))
    except Refused as refused:
        return telling_page(visit, survey, refused, "send")
    begin(visit.toolkit, survey, private)
    return _back(visit, survey, "started")


@route("/surveys/<slug>/return/pause", Right.RETURN, "POST")
def pause_sending(visit: Visit, slug: str) -> Response:
    """The sender stops before its next message."""
    survey = visit.survey(slug)
    pause(visit.toolkit, survey, visit.person.name)
    return _back(visit, survey, "paused")


@route("/surveys/<slug>/return/posted", Right.RETURN, "POST")
def letters_posted(visit: Visit, slug: str) -> Response:
    """The printed letters are in the post."""
    survey = visit.survey(slug)
    try:
        posted(visit.toolkit, survey, visit.person.name)
    except Refused as refused:
        return telling_page(visit, survey, refused, "letters")
    return _back(visit, survey, "posted")


@route("/surveys/<slug>/return/returned", Right.RETURN, "POST")
def letters_returned(visit: Visit, slug: str) -> Response:
    """So many letters came back."""
    survey = visit.survey(slug)
    try:
        returned(visit.toolkit, survey, _number(visit, "count"), visit.person.name)
    except Refused as refused:
        return telling_page(visit, survey, refused, "letters")
    return _back(visit, survey, "returned")


@route("/surveys/<slug>/return/place", Right.RETURN, "POST")
def told_at_place(visit: Visit, slug: str) -> Response:
    """The results hang at a place, or were said there."""
    survey = visit.survey(slug)
    try:
        place = place_with(visit.toolkit, survey, visit.field("code", 10))
        spoken = _number(visit, "spoken") if visit.field("how") == "spoken" else None
        confirm_place(visit.toolkit, survey, place, visit.person.name, spoken)
    except Refused as refused:
        return telling_page(visit, survey, refused, "places")
    return _back(visit, survey, "told")


@route("/surveys/<slug>/return/follow-up", Right.RETURN, "POST")
def follow_up(visit: Visit, slug: str) -> Response:
    """Who wanted to hear more will."""
    survey = visit.survey(slug)
    try:
        release_follow_up(visit.toolkit, survey, visit.person.name)
    except Refused as refused:
        return telling_page(visit, survey, refused, "more")
    return _back(visit, survey, "released")


@route("/surveys/<slug>/return/late", Right.RETURN, "POST")
def late(visit: Visit, slug: str) -> Response:
    """People read why the results are late."""
    survey = visit.survey(slug)
    reason = visit.field("reason").strip()
    try:
        source = promise_of(visit.toolkit, slug).version.questionnaire.source
        say_why_late(visit.toolkit, survey, reason, source, visit.person.name)
    except Refused as refused:
        return telling_page(visit, survey, refused, "late")
    return _back(visit, survey, "reason" if reason else "no_reason")


def _number(visit: Visit, name: str) -> int:
    typed = visit.field(name, 6).strip()
    if not typed.isascii() or not typed.isdigit():
        raise Refused(Problem("number", name))
    return int(typed)


def _back(visit: Visit, survey: Survey, said: str) -> Response:
    return visit.go(f"/council/surveys/{survey.slug}/return", said)
