"""The station of checks: findings per question, gates, time, and how many answers are needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request

from app.core.answers_needed import LEAST_FOR_TABLES, needs_of, split_by_item
from app.core.burden import (
    CAP_BY_EAR,
    CAP_BY_EYE,
    GOAL_BY_EAR,
    GOAL_BY_EYE,
    Budget,
    minutes_to_say,
)
from app.core.questionnaire import Questionnaire
from app.core.roles import Right
from app.flow.find import draft_of
from app.flow.findings import findings_of
from app.flow.places import places_of
from app.flow.prepare import check
from app.flow.records import Survey
from app.web.council.checks.findings import said_findings
from app.web.council.checks.gates_said import language_said, said_gates
from app.web.council.checks.words import SAID
from app.web.council.door import Visit, route
from app.web.errors import refuse

_BY_PLACE = "places"
_ELSEWHERE = ("not_tested_with_people", "needs_answers", "time", "time_over_goal")


@dataclass(frozen=True)
class Bar:
    """How long one language takes one way: minutes, where the goal and the most lie."""

    seconds: int
    minutes: int
    goal: int
    most: int

    @property
    def is_short(self) -> bool:
        """Whether it takes no longer than a short survey should."""
        return self.seconds <= self.goal

    @property
    def fits(self) -> bool:
        """Whether people can bear it."""
        return self.seconds <= self.most


@route("/surveys/<slug>/checks", Right.SEE)
def checks(visit: Visit, slug: str) -> Response:
    """Everything that was found in the draft."""
    survey = visit.survey(slug)
    draft = draft_of(visit.toolkit, survey)
    found = check(visit.toolkit, survey)
    tag = _chosen(draft)
    tags = [t for t in draft.languages if not tag or t == tag]
    # Pictures and numbers of answers have a part of the page of their own.
    advice = [each for each in found.advice if each.code not in _ELSEWHERE]
    counts = {t: sum(a.tag == t for a in advice) for t in draft.languages}
    context = {
        "title": visit.say("Checks"),
        "slug": slug,
        "gates": said_gates(visit, slug, found.gates, draft.languages),
        "times": [_time(visit, budget) for budget in found.budgets],
        "groups": said_findings(visit, draft, advice, tags),
        "untested": sum(each.rule == "SV16" for each in found.advice),
        "chosen": tag,
        "tags": [(t, language_said(visit, t), counts[t]) for t in draft.languages],
        **_answers(visit, survey, draft),
    }
    return visit.page(
        "council/checks/checks.html",
        context,
        survey=survey,
        station="checks",
        css=("checks",),
        says=SAID,
    )


@route("/surveys/<slug>/checks/of", Right.SEE)
def checks_of(visit: Visit, slug: str) -> Response:
    """What was found on one question; with ``part=1`` only that, for a page that shows it."""
    survey = visit.survey(slug)
    draft = draft_of(visit.toolkit, survey)
    path = request.args.get("path", "")[:300]
    if draft.item(path) is None:
        refuse("unknown_page", visit.reader)
    found = findings_of(visit.toolkit, survey)
    groups = said_findings(visit, draft, found, draft.languages)
    mine = [group for group in groups if group.path == path]
    is_part = request.args.get("part") == "1"
    return visit.page(
        "council/checks/part.html" if is_part else "council/checks/of.html",
        {"title": visit.say("Checks"), "slug": slug, "groups": mine},
        survey=survey,
        station="checks",
        css=() if is_part else ("checks",),
    )


def _chosen(draft: Questionnaire) -> str:
    """The language whose findings are shown: the source unless another is asked for."""
    asked = request.args.get("tag", draft.source)
    return asked if asked in draft.languages else ""


def _time(visit: Visit, budget: Budget) -> tuple[str, Bar, Bar]:
    return (
        language_said(visit, budget.tag),
        Bar(budget.by_eye, minutes_to_say(budget.by_eye), GOAL_BY_EYE, CAP_BY_EYE),
        Bar(budget.by_ear, minutes_to_say(budget.by_ear), GOAL_BY_EAR, CAP_BY_EAR),
    )


def _answers(visit: Visit, survey: Survey, draft: Questionnaire) -> dict[str, object]:
    """How many answers each table needs, split by place or by another question."""
    places = len(places_of(visit.toolkit, survey))
    by = request.args.get("by", _BY_PLACE)[:300]
    groups = max(1, places) if by == _BY_PLACE else split_by_item(draft, by)
    titles = {item.path: _title(visit, draft, item.path) for item in draft.items()}
    needs = needs_of(draft, groups)
    return {
        "by": by,
        "groups_of": groups,
        "splits": _splits(visit, [(need.path, titles[need.path]) for need in needs]),
        "needs": [
            (
                titles[need.path],
                need.cells,
                max(need.whole, LEAST_FOR_TABLES),
                max(need.split, LEAST_FOR_TABLES),
            )
            for need in needs
            if need.path != by
        ],
    }


def _splits(visit: Visit, titled: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_BY_PLACE, str(visit.say("Each place apart"))), *titled]


def _title(visit: Visit, draft: Questionnaire, path: str) -> str:
    item = draft.item(path)
    return (item.label.get(visit.reader.tag, draft.source) or item.name) if item else path
