"""The station of opening: what is ready and what is not, the terms to fill in, and the act."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask import Response, request

from app.core.planning import DEFAULT_ENDS
from app.core.problems import Problem, Refused
from app.core.questionnaire import WAYS, Questionnaire, Terms
from app.core.roles import Right
from app.core.texts import Texts
from app.flow.find import draft_of, version_of
from app.flow.open_version import Opening, open_version
from app.flow.prepare import check
from app.flow.records import Stage, Version
from app.flow.returning.keys import key_of
from app.flow.terms import keep_terms, terms_of
from app.web.council.checks.gates_said import GATES, OTHER, language_said, reasons_of, said_gates
from app.web.council.checks.words import SAID
from app.web.council.door import Visit, route
from app.web.language import marked as _
from app.words import format_day

_WAYS = {
    "ticket": _("With the ticket that everybody gets after answering"),
    "place": _("At the place where they answered: a poster, or somebody who tells it"),
    "mail": _("By mail, for who leaves an address"),
    "sms": _("By a text message, for who leaves a number"),
    "letter": _("By a letter, for who leaves an address"),
}
_KINDS = {
    "withdrawal": _("Taking back one's own answers"),
    "recordings": _("Voices and photos"),
    "addresses": _("Addresses for the results"),
    "free_text": _("What people wrote themselves"),
    "answers": _("All other answers"),
}
_NOTHING: Mapping[str, str] = {}
_MOST_DIGITS = 6


@route("/surveys/<slug>/open", Right.OPEN)
def opening(visit: Visit, slug: str) -> Response:
    """The gates as a short list, and the survey's promise, contact, decision and end dates."""
    return _shown(visit, slug)


@route("/surveys/<slug>/open/terms", Right.OPEN, "POST")
def save_terms(visit: Visit, slug: str) -> Response:
    """The draft has these terms."""
    survey = visit.survey(slug)
    draft = draft_of(visit.toolkit, survey)
    decision = {tag: visit.field(f"decision.{tag}") for tag in draft.languages}
    terms = Terms(
        promise_date=visit.field("promise_date").strip(),
        ways=tuple(way for way in WAYS if way in visit.fields("ways")),
        controller=" ".join(visit.field("controller").split()),
        contact=" ".join(visit.field("contact").split()),
        decision=Texts.of(decision),
        ends=tuple((kind, _days(visit, kind)) for kind, _days_kept in DEFAULT_ENDS),
    )
    problems = _not_a_day(terms.promise_date)
    try:
        if problems:
            raise Refused(*problems)
        keep_terms(visit.toolkit, survey, visit.person, terms)
    except Refused as refused:
        return _shown(visit, slug, refused.problems, terms)
    return visit.go(f"/council/surveys/{slug}/open", said="saved")


@route("/surveys/<slug>/open", Right.OPEN, "POST")
def open_now(visit: Visit, slug: str) -> Response:
    """The survey is open, through its gates."""
    survey = visit.survey(slug)
    how = Opening(
        override=visit.field("reason"),
        is_example=visit.field("how") == "example",
        by=visit.person.name,
    )
    try:
        open_version(visit.toolkit, survey, how)
    except Refused as refused:
        return _shown(visit, slug, refused.problems)
    return visit.go(f"/council/surveys/{slug}/open", said="opened")


def _days(visit: Visit, kind: str) -> int:
    """The days that were typed; 0, which the gate H5 refuses, where that is no number."""
    typed = visit.field(f"ends.{kind}").strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS else 0


def _not_a_day(text: str) -> tuple[Problem, ...]:
    try:
        is_day = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    return () if is_day else (Problem("not_a_day", "promise_date", (("value", text[:40]),)),)


def _shown(
    visit: Visit, slug: str, problems: Iterable[Problem] = (), terms: Terms | None = None
) -> Response:
    survey = visit.survey(slug)
    problems = tuple(problems)
    draft, found = draft_of(visit.toolkit, survey), check(visit.toolkit, survey)
    version = version_of(visit.toolkit, survey)
    is_under_way = version is not None and version.stage is not Stage.FROZEN
    gates = said_gates(visit, slug, found.gates, draft.languages)
    context = {
        "title": visit.say("Open"),
        "slug": slug,
        "gates": gates,
        "soft": [gate for gate in gates if not gate.is_open and not gate.is_hard],
        "may_open": found.may_open,
        "under_way": _version(visit, version) if is_under_way and version else None,
        "reason": request.form.get("reason", ""),
        "how": request.form.get("how", "real"),
        "has_key": bool((key := key_of(visit.toolkit, survey)) and key.is_confirmed),
        "reasons": reasons_of(visit, problems, draft.languages),
        **_fields(visit, draft, terms or terms_of(visit.toolkit, survey)),
    }
    return visit.page(
        "council/checks/open.html",
        context,
        survey=survey,
        station="open",
        css=("checks",),
        says=SAID,
        status=422 if problems else 200,
    )


def _version(visit: Visit, version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "day": format_day(version.opened_day, visit.reader.tag),
        "is_example": version.is_example,
        "stage": version.stage.value,
        "overrides": [
            (visit.say(GATES.get(check, OTHER)[0]), reason)
            for check, reason in version.overrides
            # What an example leaves open needs no reason but that it is one.
            if not (version.is_example and reason == "example")
        ],
        "promise": format_day(version.terms.promise_date, visit.reader.tag),
    }


def _fields(visit: Visit, draft: Questionnaire, terms: Terms) -> dict[str, object]:
    ends = {**dict(DEFAULT_ENDS), **dict(terms.ends)}
    return {
        "terms": terms,
        "ways": [(way, visit.say(_WAYS[way])) for way in WAYS],
        "source": draft.source,
        "decisions": [
            (tag, language_said(visit, tag), tag.removesuffix("-simple"), terms.decision.get(tag))
            for tag in draft.languages
        ],
        "ends": [(kind, visit.say(_KINDS[kind]), ends[kind]) for kind, _days_kept in DEFAULT_ENDS],
    }
