"""Whom we have not heard yet: adding a group, and saying that one was heard (IJ14, KA04)."""

from flask import Response, request

from app.core.coverage import Measure, items_to_watch
from app.core.languages import parse_language
from app.core.problems import Refused
from app.core.questionnaire import Questionnaire
from app.core.roles import Right
from app.flow.find import draft_of
from app.flow.records import Survey
from app.flow.watching.follow import following
from app.flow.watching.reach import add_group, judge_heard, remove_group
from app.web.council.door import Visit, route
from app.web.council.follow.station import follow_page
from app.web.council.follow.words import MODES, REASONS, labels_of
from app.words import name_in

_MOST_ITEMS = 60


@route("/surveys/<slug>/follow/groups", Right.PLAN)
def ask_group(visit: Visit, slug: str) -> Response:
    """The form for one group; ``name`` and ``channel`` may stand in the address, from the plan."""
    return _page(visit, visit.survey(slug))


@route("/surveys/<slug>/follow/groups", Right.PLAN, "POST")
def add(visit: Visit, slug: str) -> Response:
    """A group is on the list."""
    survey = visit.survey(slug)
    measure, _colon, value = visit.field("seen", 400).partition(":")
    name, channel = visit.field("name", 400), visit.field("channel", 400)
    try:
        add_group(visit.toolkit, visit.person, survey, name, channel, measure, value)
    except Refused as refused:
        return _page(visit, survey, refused)
    return _back(visit, slug, "group")


@route("/surveys/<slug>/follow/groups/heard", Right.PLAN, "POST")
def heard(visit: Visit, slug: str) -> Response:
    """Somebody says that a group was heard."""
    survey = visit.survey(slug)
    try:
        judge_heard(visit.toolkit, visit.person, survey, visit.field("group", 40))
    except Refused as refused:
        return follow_page(visit, survey, visit.reasons(refused.problems, REASONS), "groups")
    return _back(visit, slug, "heard")


@route("/surveys/<slug>/follow/groups/remove", Right.PLAN, "POST")
def remove(visit: Visit, slug: str) -> Response:
    """A group is not on the list any more."""
    survey = visit.survey(slug)
    try:
        remove_group(visit.toolkit, visit.person, survey, visit.field("group", 40))
    except Refused as refused:
        return follow_page(visit, survey, visit.reasons(refused.problems, REASONS), "groups")
    return _back(visit, slug, "group_gone")


def _page(visit: Visit, survey: Survey, refused: Refused | None = None) -> Response:
    found = following(visit.toolkit, survey)
    asked = found.version.questionnaire if found.version else draft_of(visit.toolkit, survey)
    places = [(f"{Measure.PLACE}:{place.id}", place.name) for place in found.places]
    context = {
        "title": visit.say("Add a group"),
        "name": visit.field("name", 400) or request.args.get("name", ""),
        "channel": visit.field("channel", 400) or request.args.get("channel", ""),
        "chosen": visit.field("seen", 400),
        "ways": [
            (visit.say("Their language"), _languages(visit, asked)),
            (visit.say("Where they are"), places),
            (visit.say("How they answered"), _modes(visit)),
            (visit.say("What they answered"), _answers(asked)),
        ],
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    template = "council/follow/group.html"
    return visit.page(template, context, survey, "follow", ("follow",), status=status)


def _languages(visit: Visit, asked: Questionnaire) -> list[tuple[str, str]]:
    bases = dict.fromkeys(parse_language(tag).base for tag in asked.languages)
    return [(f"{Measure.LANGUAGE}:{base}", name_in(base, visit.reader.tag)) for base in bases]


def _modes(visit: Visit) -> list[tuple[str, str]]:
    return [(f"{Measure.MODE}:{mode}", visit.say(MODES[mode])) for mode in MODES]


def _answers(asked: Questionnaire) -> list[tuple[str, str]]:
    pairs = items_to_watch(asked)[:_MOST_ITEMS]
    return [(f"{Measure.ITEM}:{pair}", " ".join(labels_of(asked, pair))) for pair in pairs]


def _back(visit: Visit, slug: str, said: str) -> Response:
    return visit.go(f"/council/surveys/{slug}/follow", said, "groups")
