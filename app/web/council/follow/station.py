"""The station "follow": how a survey goes, told without a number that could point at somebody."""

from flask import Response
from markupsafe import Markup

from app.core.outreach import State
from app.core.roles import Right
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey
from app.flow.watching.follow import Following, following, next_wave
from app.flow.watching.outreach import counted
from app.web.council.door import Visit, route
from app.web.council.follow.words import METHODS, PAUSE_REASONS, SAYS, day, named, seen_in


@route("/surveys/<slug>/follow", Right.SEE)
def follow(visit: Visit, slug: str) -> Response:
    """How the survey goes."""
    return follow_page(visit, visit.survey(slug))


def follow_page(
    visit: Visit, survey: Survey, reasons: list[Markup] | None = None, at: str = ""
) -> Response:
    """The page; ``reasons`` say why the form ``at`` was not taken, and what was typed stays."""
    found = following(visit.toolkit, survey)
    context = {
        "title": visit.say("Follow"),
        "found": found,
        "status": _status(visit, found),
        "promise": _promise(visit, found),
        "last_day_why": _last_day_why(visit, found),
        "totals": _totals(visit, found),
        "total_day": day(visit, found.total_day),
        "groups": _groups(visit, found),
        "planned": _planned(visit, found),
        "sums": _sums(visit, found),
        "sees_all": visit.may(Right.PAUSE) or visit.may(Right.LOG),
        "methods": named(visit, {str(key): word for key, word in METHODS.items()}),
        "places": [("", visit.say("Somewhere else")), *((p.id, p.name) for p in found.places)],
        "pauses": _pauses(visit, found),
        "wave": _wave(visit.toolkit, survey),
        "typed": visit.field,
        "wrong": reasons or [],
        "wrong_at": at,
    }
    status = 422 if reasons else 200
    return visit.page(
        "council/follow/follow.html", context, survey, "follow", ("follow",), (), SAYS, status
    )


def _status(visit: Visit, found: Following) -> list[Markup]:
    version, say = found.version, visit.say
    if version is None:
        return []
    said = [say("Open since {day}.", day=day(visit, version.opened_day))]
    if version.stage is Stage.PAUSED:
        since = max((pause.day for pause in found.pauses), default=version.opened_day)
        said = [say("Paused since {day}.", day=day(visit, since)), *said]
    if found.is_running and found.closing_day:
        said.append(say("Closes by itself after {day}.", day=day(visit, found.closing_day)))
    elif found.is_running:
        said.append(say("It does not close by itself."))
    if version.closed_day:
        said = [say("Closed on {day}.", day=day(visit, version.closed_day))]
    if version.stage is Stage.CLOSED:
        said.append(say("Answers that were begun before may still come in for some days."))
    if version.stage is Stage.FROZEN:
        said.append(say("No answers come in any more. Now the results can be made."))
    return said


def _promise(visit: Visit, found: Following) -> list[Markup]:
    version = found.version
    if version is None or not version.terms.promise_date:
        return []
    promised = day(visit, version.terms.promise_date)
    said = [visit.say("You promised the results by {day}.", day=promised)]
    if found.days_left >= 0:
        return [*said, visit.say("Days left: {count}.", count=found.days_left)]
    return [*said, visit.say("That day has passed. Tell people why it takes longer.")]


def _last_day_why(visit: Visit, found: Following) -> Markup:
    if found.planned_closing and not found.closing_day:
        return visit.say(
            "Your plan says: {day}. Leave it empty to close the survey yourself.",
            day=day(visit, found.planned_closing),
        )
    return visit.say("Leave it empty to close the survey yourself.")


def _totals(visit: Visit, found: Following) -> list[tuple[str, Markup, Markup]]:
    return [
        (
            found.place_name(total.place_id),
            visit.say("{count} answers", count=total.responses)
            if total.responses is not None
            else visit.say("fewer than 10 answers"),
            visit.say("at least {count} times", count=total.delivered)
            if total.delivered
            else visit.say("fewer than 10 times"),
        )
        for total in sorted(found.totals, key=lambda each: found.place_name(each.place_id))
    ]


def _groups(visit: Visit, found: Following) -> list[dict[str, object]]:
    return [
        {
            "id": state.group.id,
            "name": state.group.name,
            "channel": state.group.channel,
            "seen": seen_in(visit, state.group, found),
            "is_heard": state.heard is not None,
            "by": state.heard.by if state.heard else "",
            "is_judged": state.group.measure == "judged",
            "is_late": state.is_late,
        }
        for state in found.groups
    ]


def _planned(visit: Visit, found: Following) -> list[tuple[str, Markup]]:
    return [
        (
            planned.id,
            visit.say(
                "{day}: {method}, {place}",
                day=day(visit, planned.day),
                method=visit.say(METHODS[planned.method]),
                place=found.place_name(planned.place_id) or visit.say("somewhere else"),
            ),
        )
        for planned in found.planned
        if planned.state is State.PLANNED
    ]


def _sums(visit: Visit, found: Following) -> list[tuple[Markup, int, int]]:
    rows = []
    for method, sentence in METHODS.items():
        sums = counted(each for each in found.made if each.method is method)
        if sums.visits:
            rows.append((visit.say(sentence), sums.visits, sums.spoken))
    return rows


def _pauses(visit: Visit, found: Following) -> list[Markup]:
    said = []
    for pause in found.pauses:
        why = next((visit.say(PAUSE_REASONS[r]) for r in PAUSE_REASONS if r == pause.reason), "")
        begin, end = day(visit, pause.day), day(visit, pause.until)
        if end:
            said.append(visit.say("From {begin} until {end}: {why}", begin=begin, end=end, why=why))
        else:
            said.append(visit.say("Since {begin}: {why}", begin=begin, why=why))
    return said


def _wave(toolkit: Toolkit, survey: Survey) -> dict[str, int] | None:
    found = next_wave(toolkit, survey)
    if found is None:
        return None
    return {"same": len(found.same), "changed": len(found.changed),
            "added": len(found.added), "gone": len(found.gone)}  # fmt: skip
