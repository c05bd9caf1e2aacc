"""The station "tell everyone": promised and told per route, and the one next thing to do."""

from flask import Response
from markupsafe import Markup

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.advising import follow_ups
from app.flow.records import Survey
from app.flow.returning.keys import key_of
from app.flow.returning.ledger import ledger
from app.flow.returning.places import places_told
from app.flow.returning.post import Post, Sending, post_of
from app.flow.returning.promise import promise_state
from app.web.council.door import Visit, route
from app.web.council.telling.words import REASONS, ROUTES, SAID, TROUBLES, promise_said

_CARRIED = ("mail", "sms")


@route("/surveys/<slug>/return", Right.RETURN)
def station(visit: Visit, slug: str) -> Response:
    """How telling everybody goes."""
    return telling_page(visit, visit.survey(slug))


def telling_page(
    visit: Visit, survey: Survey, refused: Refused | None = None, part: str = ""
) -> Response:
    """The station, with what was wrong at the ``part`` of it where something was."""
    context: dict[str, object] = {
        "title": visit.say("Tell everyone"),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
        "part": part,
        "reason": visit.field("reason") if part == "late" else "",
        **_found(visit, survey),
    }
    status = 422 if refused else 200
    template = "council/telling/station.html"
    return visit.page(template, context, survey, "return", ("follow", "telling"), (), SAID, status)


def _found(visit: Visit, survey: Survey) -> dict[str, object]:
    try:
        counted = ledger(visit.toolkit, survey)
    except Refused:
        return {"has_opened": False}
    state = promise_state(visit.toolkit, survey.slug)
    post = post_of(visit.toolkit, survey)
    places = places_told(visit.toolkit, survey) if "place" in _ways(counted) else ()
    is_published = state.standing == "kept"
    to_print = _letters_to_print(counted, post)
    return {
        "has_opened": True,
        "is_published": is_published,
        "promise": promise_said(visit, state),
        "is_late": state.is_late,
        "is_near": state.is_late or state.standing == "due_soon",
        "late_reason": state.reason.text,
        "told": counted["told"],
        "respondents": counted["respondents"],
        "rows": _rows(visit, counted),
        "post": post,
        "doing": str(post.sending),
        "trouble": visit.say(TROUBLES[post.trouble]) if post.trouble in TROUBLES else "",
        "has_news": bool(follow_ups(visit.toolkit, survey)),
        "has_letters": "letter" in _ways(counted) and key_of(visit.toolkit, survey) is not None,
        "unproven": _unproven(visit, counted),
        "missing": _missing(visit, counted),
        "places": places,
        "to_print": to_print,
        "to_send": max(post.waiting - to_print, 0),
        "next": _next(post, to_print, not all(p.is_told for p in places)) if is_published else "",
    }


def _ways(counted: dict[str, object]) -> dict[str, dict[str, int]]:
    routes = counted["routes"]
    assert isinstance(routes, dict)
    return routes


def _rows(visit: Visit, counted: dict[str, object]) -> list[tuple[Markup, dict[str, int]]]:
    ways = _ways(counted)
    return [(visit.say(ROUTES[name]), ways[name]) for name in ROUTES if name in ways]


def _unproven(visit: Visit, counted: dict[str, object]) -> bool:
    """Whether a carrier is at hand that never ran against the real one."""
    carriers, ways = visit.toolkit.carriers, _ways(counted)
    return any(
        name in ways and carriers.can(name) and not carriers.is_proven(name) for name in _CARRIED
    )


def _missing(visit: Visit, counted: dict[str, object]) -> list[Markup]:
    """The routes that people chose and for which this host has no carrier."""
    carriers, ways = visit.toolkit.carriers, _ways(counted)
    return [
        visit.say(ROUTES[name])
        for name in _CARRIED
        if ways.get(name, {}).get("due") and not carriers.can(name)
    ]


def _letters_to_print(counted: dict[str, object], post: Post) -> int:
    """Which of the sealed addresses are letters is not known here, only how many were promised."""
    letters = _ways(counted).get("letter", {"due": 0, "done": 0, "failed": 0})
    left = letters["due"] - letters["done"] - letters["failed"] - post.printed
    return min(max(left, 0), post.waiting)


def _next(post: Post, to_print: int, has_places: bool) -> str:
    """The one next thing: its button is the loud one."""
    if post.sending is Sending.RUNNING:
        return "wait"
    if post.waiting > to_print:
        return "send"
    if post.printed:
        return "post"
    if to_print:
        return "print"
    return "places" if has_places else ""
