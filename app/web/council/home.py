"""The first page of the workspace: what each role can do next, and where every survey stands."""

from flask import Response
from markupsafe import Markup

from app.core.plan import unanswered
from app.core.promise import Standing as Promised
from app.core.roles import Right, rights_in
from app.flow.advising import waiting_for_reply
from app.flow.find import told_by
from app.flow.planning import (
    Standing,
    example_of,
    knows_the_way,
    plans_of,
    standings_of,
)
from app.flow.returning.promise import promise_state
from app.web.council.door import Visit, route
from app.web.council.follow.visits import visits_page
from app.web.council.stations import STATIONS
from app.web.council.telling.words import promise_said
from app.web.language import marked as _
from app.words import format_day

_NEXT_STEP = {
    "fill_plan": _("Say when everyone hears the results, who is responsible, and what is decided."),
    "write_questions": _("Write the questions."),
    "confirm_languages": _("Have each language confirmed by somebody who speaks it."),
    "look_at_ends": _("Look at how long answers are kept."),
    "look_at_checks": _("Look at the checks: something needs a change or a reason."),
    "add_places": _("Choose the places where people will answer."),
    "open_it": _("Everything is there. You can open the survey."),
    "follow_it": _("It is open. See whom you have not heard yet."),
    "go_on_or_close": _("It is paused. Go on, or close it."),
    "wait_for_late_answers": _("It is closed. Late answers still come in."),
    "read_answers": _("All answers are in. Read what people wrote."),
    "make_sense": _("Find out together what it means."),
    "publish_results": _("The findings are there. Publish the results."),
    "tell_everyone": _("The results are there. Tell everyone who answered."),
    "say_what_was_done": _("Everyone was told. Write down what is done with it."),
    "say_more": _("Everyone was told. Write here what is done later."),
}
_LED_BY_OTHERS = _("Another council leads it. You have your own places and prints.")
_SAID = {
    "no_example": _("There is no template for an example on this machine."),
    "not_an_example": _("Only an example is taken away at once."),
    "example_removed": _("The example is gone, with everything in it."),
    "tour_over": _("The tour is over. You can begin it again from here."),
}
# Where somebody looks who may not do the next thing: at the station that everybody may see.
_STATION_RIGHTS = {name: right for name, _sentence, right in STATIONS}


@route("/", Right.HOME)
def home(visit: Visit) -> Response:
    """What is to be done next, for this role."""
    found = standings_of(visit.toolkit, visit.council) if visit.may(Right.SEE) else ()
    if visit.may(Right.OUTREACH) and not visit.may(Right.PLAN):
        # Who only goes out begins with writing down a visit.
        return visits_page(visit, surveys=[_row(visit, each) for each in found])
    plans = plans_of(visit.toolkit, visit.council) if visit.may(Right.PLAN) else ()
    loose = [each for each in plans if not each.survey_id]
    example = example_of(visit.toolkit, visit.council) if visit.may(Right.OPEN) else None
    context = {
        "title": visit.council.name,
        "surveys": [_row(visit, each) for each in found],
        "plans": [(each.id, each.plan.question, len(unanswered(each.plan))) for each in loose],
        "example": example.slug if example else "",
        "knows": knows_the_way(visit.toolkit, visit.person),
        "told": _told(visit) if not visit.may(Right.SEE) else (),
        "waiting": _waiting(visit),
    }
    return visit.page("council/home.html", context, says=_SAID, css=("home",))


def _row(visit: Visit, standing: Standing) -> dict[str, object]:
    needed = _STATION_RIGHTS[standing.station]
    leads = standing.survey.council_id == visit.council.id
    station = standing.station if needed in rights_in(visit.person.roles, leads) else "plan"
    title = standing.title.get(visit.reader.tag, *standing.title.tags())
    return {
        "slug": standing.survey.slug,
        "title": title or standing.survey.slug,
        "todo": visit.say(_NEXT_STEP[standing.todo]) if leads else visit.say(_LED_BY_OTHERS),
        "address": f"/council/surveys/{standing.survey.slug}/{station}",
        "is_example": standing.is_example,
        "promise": _promise(visit, standing) if leads else "",
    }


def _promise(visit: Visit, standing: Standing) -> str:
    """A word on the promised day once it is near or has passed without results (RR02)."""
    if not standing.stage:
        return ""
    state = promise_state(visit.toolkit, standing.survey.slug)
    is_near = state.is_late or state.standing is Promised.DUE_SOON
    return promise_said(visit, state) if is_near else ""


def _waiting(visit: Visit) -> list[tuple[str, Markup]]:
    """Where to go and what is said of advice that waits for an answer; late ones say so (IJ20)."""
    if not (visit.may(Right.ADVISE) or visit.may(Right.REPLY)):
        return []
    rows = []
    for asked in waiting_for_reply(visit.toolkit, visit.council):
        advice = asked.advice
        if advice.reply or not (asked.is_overdue or not visit.may(Right.ADVISE)):
            continue
        due = format_day(advice.reply_due, visit.reader.tag)
        said = (
            visit.say("{name} did not answer by {day}.", name=advice.recipient, day=due)
            if asked.is_overdue
            else visit.say("{name}: answer by {day}.", name=advice.recipient, day=due)
        )
        own = f"/council/surveys/{asked.survey.slug}/advice/given/{advice.id}"
        rows.append((own if visit.may(Right.ADVISE) else "/council/replies", said))
    return rows


def _told(visit: Visit) -> list[tuple[str, str]]:
    """Title and public address of surveys whose results are there: all that an official needs."""
    return [
        (each.title.get(visit.reader.tag, *each.title.tags()) or each.survey.slug, f"/{each.code}")
        for each in told_by(visit.toolkit, visit.council)
    ]
