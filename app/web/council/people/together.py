"""Councils together: what we are asked, who takes part in a survey, and a shared core."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.flow import together as verbs
from app.flow.find import title_of
from app.flow.records import Survey
from app.web.council.door import Visit, route
from app.web.language import marked as _

_HERE = "/surveys/<slug>/together"
_SAYS = {
    "asked": _("The council is asked. Its coordinator answers in its own workspace."),
    "withdrawn": _("The council is not asked any more."),
    "yes": _("Your council takes part now. You find the survey on the first page."),
    "no": _("Your council does not take part."),
    "over": _("The questions of the shared core are taken over."),
}
_REASONS = {
    "unknown_council": _("Choose a council from the list."),
    "takes_part_already": _("{where} takes part already."),
    "not_asked": _("This was answered already."),
    "not_a_partner": _("Only another council that takes part can make its own survey from it."),
    "has_own_already": _("Your council made its own survey from this one already."),
    "no_core": _("This survey has no shared core."),
    "version_under_way": _("People are answering now. Close the survey first."),
}


@route("/together", Right.PEOPLE)
def asked(visit: Visit) -> Response:
    """The surveys that other councils ask us to take part in."""
    return _asked(visit)


@route("/together", Right.PEOPLE, "POST")
def answer(visit: Visit) -> Response:
    """Yes or no to taking part."""
    slug, says_yes = visit.field("slug", 100), visit.field("answer") == "yes"
    wanted = verbs.requests_to(visit.toolkit, visit.council)
    survey = next((each for each, _lead, _by in wanted if each.slug == slug), None)
    if survey is None:
        return visit.go("/council/together")
    try:
        verbs.answer_request(visit.toolkit, visit.council, visit.person, survey, says_yes)
    except Refused as refused:
        return _asked(visit, refused)
    return visit.go("/council/together", said="yes" if says_yes else "no")


def _asked(visit: Visit, refused: Refused | None = None) -> Response:
    shown = [
        (each.slug, title_of(visit.toolkit, each, visit.reader.tag), lead.name, by)
        for each, lead, by in verbs.requests_to(visit.toolkit, visit.council)
    ]
    context = {
        "title": visit.say("Surveys with other councils"),
        "region": verbs.region_of(visit.toolkit, visit.council),
        "requests": shown,
        "reasons": visit.reasons(refused.problems, _REASONS) if refused else (),
    }
    status = 422 if refused else 200
    return visit.page("council/people/asked.html", context, says=_SAYS, status=status)


@route(_HERE, Right.SEE)
def together(visit: Visit, slug: str) -> Response:
    """Who makes this survey, and what each council may do."""
    return _page(visit, visit.survey(slug))


@route(f"{_HERE}/ask", Right.OPEN, "POST")
def ask(visit: Visit, slug: str) -> Response:
    """Asks another council to take part."""
    survey = visit.survey(slug)
    try:
        verbs.ask_council(visit.toolkit, visit.person, survey, visit.field("council", 100))
    except Refused as refused:
        return _page(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/together", said="asked")


@route(f"{_HERE}/withdraw", Right.OPEN, "POST")
def withdraw(visit: Visit, slug: str) -> Response:
    """The council is not asked any more."""
    survey = visit.survey(slug)
    try:
        verbs.withdraw_request(visit.toolkit, visit.person, survey, visit.field("council", 100))
    except Refused as refused:
        return _page(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/together", said="withdrawn")


@route(f"{_HERE}/own", Right.PEOPLE, "POST")
def own(visit: Visit, slug: str) -> Response:
    """A survey of our own, with the questions of this one at its core."""
    survey = visit.survey(slug)
    try:
        made = verbs.make_own(visit.toolkit, visit.council, visit.person, survey)
    except Refused as refused:
        return _page(visit, survey, refused)
    return visit.go(f"/council/surveys/{made.slug}/questions")


@route(f"{_HERE}/take-over", Right.WRITE, "POST")
def take_over(visit: Visit, slug: str) -> Response:
    """The core as it is now stands in our survey."""
    survey = visit.survey(slug)
    try:
        verbs.take_over_core(visit.toolkit, visit.person, survey)
    except Refused as refused:
        return _page(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/together", said="over")


def _page(visit: Visit, survey: Survey, refused: Refused | None = None) -> Response:
    found = verbs.together_of(visit.toolkit, survey)
    mine = [each.slug for each in found.made_from if each.council_id == visit.council.id]
    context = {
        "title": visit.say("Councils together"),
        "councils": [(each.name, each.id == survey.council_id) for each in found.councils],
        "asked": [(each.slug, each.name) for each in found.asked],
        "others": [
            (each.slug, f"{each.name} ({region})" if region else each.name)
            for each, region in found.others
        ],
        "core": found.core.slug if found.core else "",
        "differing": [name.partition(":")[2] or name for name in found.differing],
        "mine": mine[0] if mine else "",
        "is_lead": survey.council_id == visit.council.id,
        "reasons": visit.reasons(refused.problems, _REASONS) if refused else (),
    }
    status = 422 if refused else 200
    template = "council/people/together.html"
    return visit.page(template, context, survey=survey, says=_SAYS, status=status)
