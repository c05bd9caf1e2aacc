"""To learn the way: the example of a council comes and goes, and a tour along its stations."""

from datetime import date, timedelta

from flask import Response

from app.core.plan import FormType, Group, Level, Origin, Part, Phase, Plan, Rung, Side, Step
from app.core.plan import Station as PartOfWork
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.planning import (
    ExampleWords,
    begin_tour,
    end_tour,
    make_example,
    remove_example,
    tour_of,
    walk,
)
from app.web.council.door import Visit, route
from app.web.council.funnel.screens import SCREENS
from app.web.language import marked as _

_CONTACT = "voorbeeld@example.org"
_DECISION = _("How people can apply for a scheme more easily.")
_PLACES = (_("The library (example)"), _("The food bank (example)"))


@route("/example", Right.OPEN, "POST")
def make(visit: Visit) -> Response:
    """The example is there, and the tour begins at its first stop."""
    try:
        survey = make_example(visit.toolkit, visit.council, visit.person, _words(visit))
    except Refused:
        return visit.go("/council/", said="no_example")
    tour = begin_tour(visit.toolkit, visit.person, survey)
    return visit.go(f"/council/surveys/{survey.slug}/{tour.station}")


@route("/example/remove", Right.OPEN, "POST")
def remove(visit: Visit) -> Response:
    """The example is gone, with everything in it."""
    survey = visit.survey(visit.field("slug"))
    try:
        remove_example(visit.toolkit, visit.council, visit.person, survey)
    except Refused:
        return visit.go("/council/", said="not_an_example")
    if tour_of(visit.toolkit, visit.person):
        end_tour(visit.toolkit, visit.person)
    return visit.go("/council/", said="example_removed")


@route("/tour", Right.SEE, "POST")
def go(visit: Visit) -> Response:
    """On to the next stop, back to the last one, or out of the tour."""
    wish = visit.field("go")
    if wish not in ("next", "back"):
        end_tour(visit.toolkit, visit.person)
        return visit.go("/council/", said="tour_over")
    try:
        tour = walk(visit.toolkit, visit.person, 1 if wish == "next" else -1)
    except Refused:
        return visit.go("/council/")
    if tour is None:
        return visit.go("/council/", said="tour_over")
    return visit.go(f"/council/surveys/{visit.survey(tour.slug).slug}/{tour.station}")


def _words(visit: Visit) -> ExampleWords:
    def say(sentence: str) -> str:
        return visit.reader.speaker.text(sentence)

    today = date.fromisoformat(visit.toolkit.clock.today(visit.council.time_zone))
    groups = [part.strip(" .") for part in say(SCREENS[Step.GROUPS].example).split(". ")]
    trusted = [part.strip(" .") for part in say(SCREENS[Step.TRUST].example).split(". ")]
    plan = Plan(
        question=say(SCREENS[Step.QUESTION].example),
        decision=say(_DECISION),
        decider=say(_("The town council")),
        decision_date=(today + timedelta(days=90)).isoformat(),
        origin=Origin.RESIDENTS,
        phase=Phase.PREPARING,
        groups=tuple(Group(name, trusted[0]) for name in groups),
        places=tuple(say(place) for place in _PLACES),
        cannot_change=say(SCREENS[Step.LIMITS].example),
        rung=Rung.ADVISE,
        intended=say(SCREENS[Step.RESULT].example),
        form=FormType.OWN_PHONE,
        opening_date=today.isoformat(),
        closing_date=(today + timedelta(days=30)).isoformat(),
        promise_date=(today + timedelta(days=60)).isoformat(),
        team=(Part(PartOfWork.QUESTIONS, Side.RESIDENT, Level.WORKED_ALONG),),
        controller=visit.council.name,
        contact=_CONTACT,
    )
    first, second = (say(place) for place in _PLACES)
    return ExampleWords(plan, (first, second), say(_DECISION))
