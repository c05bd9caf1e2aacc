"""The station "print": choose what, see what it will be, and take the file home."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Response, request

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.find import version_of
from app.flow.places import places_of
from app.flow.printing import note_print
from app.flow.records import Stage, Survey, Version
from app.web.council.door import Visit, route
from app.web.council.places.words import PRINTS, REASONS
from app.web.prints import FROM_AFAR, KINDS, ON_A3, Wish, printed
from app.web.prints.plan import plan_of
from app.words import format_number, name_in

_DISTANCES = ("0.3", "0.5", "1", "1.2", "1.5")
_MOST_SIGNS = 8


@route("/surveys/<slug>/print", Right.PRINT)
def station(visit: Visit, slug: str) -> Response:
    """The choices, and what the print will be."""
    survey = visit.survey(slug)
    version = version_of(visit.toolkit, survey)
    is_open = version is not None and version.stage in (Stage.OPEN, Stage.PAUSED)
    context: dict[str, object] = {
        "title": visit.say("Print"),
        "is_open": is_open,
        "was_open": version is not None,
        "kinds": [(kind, visit.say(PRINTS[kind][0]), visit.say(PRINTS[kind][1])) for kind in KINDS],
        "wrong": [],
        "plan": None,
        "asked": tuple(request.args.items(multi=True)),
        "asked_again": urlencode(tuple(request.args.items(multi=True))),
    }
    if version is not None and is_open:
        context |= _choices(visit, survey, version) | _planned(visit, survey)
    status = 422 if context["wrong"] else 200
    return visit.page(
        "council/places/print.html", context, survey, "print", ("places",), status=status
    )


def _choices(visit: Visit, survey: Survey, version: Version) -> dict[str, object]:
    offered = dict.fromkeys(parse_language(t).base for t in version.questionnaire.languages)
    names = [(tag, name_in(tag, visit.reader.tag)) for tag in offered]
    metres = [(d, visit.say("{count} metres", count=_figure(visit, d))) for d in _DISTANCES]
    return {
        "places": [(place.code, place.name) for place in places_of(visit.toolkit, survey)],
        "languages": names,
        "loudest": [("", visit.say("As the survey has them")), *names],
        "distances": [("", visit.say("As usual for this print")), *metres],
        "sizes": [("a4", "A4"), ("a3", "A3")],
        "value": lambda name, usual="": request.args.get(name, usual),
        "values": request.args.getlist,
    }


def _planned(visit: Visit, survey: Survey) -> dict[str, object]:
    if not request.args.get("kind"):
        return {}
    try:
        wish = _wish(dict(request.args.lists()), _offered(visit, survey))
        plan = plan_of(visit.toolkit, survey, wish)
    except Refused as refused:
        return {"wrong": visit.reasons(refused.problems, REASONS)}
    width = _figure(visit, f"{plan.symbol_mm:g}")
    far = _figure(visit, f"{plan.metres:.1f}")
    return {
        "plan": plan,
        "kind_said": visit.say(PRINTS[wish.kind][0]),
        "code_said": visit.say(
            "The code is {width} mm wide. A phone reads it from {far} metres.", width=width, far=far
        )
        if plan.symbol_mm
        else "",
        "languages_said": ", ".join(name_in(tag, visit.reader.tag) for tag in plan.tags),
        "may_look": wish.kind != "cards",
    }


@route("/surveys/<slug>/print/look", Right.PRINT)
def look(visit: Visit, slug: str) -> Response:
    """The first page or pages, to look at; nothing is made that could be handed out."""
    survey = visit.survey(slug)
    try:
        wish = _wish(dict(request.args.lists()), _offered(visit, survey))
        if wish.kind == "cards":
            raise Refused(Problem("unknown_print"))
        first = plan_first(visit, survey, wish)
        made = printed(visit.toolkit, survey, first)
    except Refused:
        return visit.go(f"/council/surveys/{slug}/print")
    return _file(made.pdf, "inline", f"{slug}-{wish.kind}.pdf")


def plan_first(visit: Visit, survey: Survey, wish: Wish) -> Wish:
    """The same wish for one place only."""
    codes = wish.places or tuple(place.code for place in places_of(visit.toolkit, survey))
    return replace(wish, places=codes[:1])


@route("/surveys/<slug>/print", Right.PRINT, "POST")
def make(visit: Visit, slug: str) -> Response:
    """The file. Cards get their codes now, so they are made once and never looked at before."""
    survey = visit.survey(slug)
    asked = {name: list(visit.fields(name)) for name in request.form}
    try:
        wish = _wish(asked, _offered(visit, survey))
        made = printed(visit.toolkit, survey, wish)
    except Refused as refused:
        context = {
            "title": visit.say("Print"),
            "is_open": False,
            "was_open": True,
            "wrong": visit.reasons(refused.problems, REASONS),
        }
        return visit.page(
            "council/places/print.html", context, survey, "print", ("places",), status=422
        )
    note_print(visit.toolkit, visit.council, visit.person, survey, wish.kind)
    return _file(made.pdf, "attachment", f"{slug}-{wish.kind}.pdf")


def _wish(asked: dict[str, list[str]], offered: tuple[str, ...]) -> Wish:
    """The wish of a form. What does not fit this kind of print is left as it usually is. Raises
    Refused for a kind that there is not."""

    def one(name: str) -> str:
        return (asked.get(name) or [""])[0].strip()[:40]

    kind = one("kind")
    if kind not in KINDS:
        raise Refused(Problem("unknown_print"))
    loudest, tags = one("loudest"), tuple(tag[:20] for tag in asked.get("language", []))
    if loudest in offered:
        tags = tuple(dict.fromkeys((loudest, *(tags or _others(kind, offered)))))
    distance = one("distance") if kind in FROM_AFAR else ""
    count = one("count")
    return Wish(
        kind,
        tuple(code[:_MOST_SIGNS] for code in asked.get("place", [])),
        tags,
        int(count) if count.isascii() and count.isdigit() else (0 if count else 4),
        "a3" if one("size") == "a3" and kind in ON_A3 else "a4",
        float(distance) if distance in _DISTANCES else None,
        one("grey") == "yes",
    )


def _others(kind: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """What else is on a print whose loudest language was chosen: of a guide nothing."""
    return () if kind == "guide" else offered


def _offered(visit: Visit, survey: Survey) -> tuple[str, ...]:
    version = version_of(visit.toolkit, survey)
    tags = version.questionnaire.languages if version else ()
    return tuple(dict.fromkeys(parse_language(tag).base for tag in tags))


def _figure(visit: Visit, figure: str) -> str:
    return format_number(figure, visit.reader.tag)


def _file(pdf: bytes, how: str, name: str) -> Response:
    response = Response(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response
