"""The ledger counts who was told: people, per way, never per response (decision 8).

*Offered* is not told. What counts as told is said at ``open_ticket`` and ``confirm_place``.
"""

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.promise import promise_of
from app.flow.shelves import Shelves

_PERSONAL_ROUTES = ("ticket", "mail", "sms", "letter")


def ledger(toolkit: Toolkit, survey: Survey) -> dict[str, object]:
    """Who took part and who was told, as the outside contract words it.

    ``{"respondents", "told", "told_at_most", "told_personally", "told_personally_at_most",
    "routes": {ROUTE: {"due", "done", "failed"}}}``, all of them numbers of people. Routes cannot
    be linked, so ``told`` is the largest of them and ``told_at_most`` their sum; personally is
    every route but places. Raises Refused ``never_opened``.
    """
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None:
            raise Refused(Problem("never_opened", survey.slug))
        tickets = shelves.returns.register_size(survey.id)
        # Who withdrew after publication is gone from the responses and still in the results.
        respondents = max(shelves.responses.count(survey), tickets)
        routes = {way: {"due": 0, "done": 0, "failed": 0} for way in version.terms.ways}
        for route, _, kind, number in shelves.returns.counts(survey.id):
            counted = routes.setdefault(route, {"due": 0, "done": 0, "failed": 0})
            counted[kind] = counted.get(kind, 0) + number
        if "ticket" in routes:
            routes["ticket"]["due"] = tickets
        if "place" in routes:
            routes["place"] |= _places(shelves, survey)
    done = {route: counted["done"] for route, counted in routes.items()}
    personally = [number for route, number in done.items() if route in _PERSONAL_ROUTES]
    return {
        "respondents": respondents,
        "told": min(max(done.values(), default=0), respondents),
        "told_at_most": min(sum(done.values()), respondents),
        "told_personally": min(max(personally, default=0), respondents),
        "told_personally_at_most": min(sum(personally), respondents),
        "routes": routes,
    }


def _places(shelves: Shelves, survey: Survey) -> dict[str, int]:
    sizes = dict(shelves.responses.count_by_place(survey))
    told: dict[str, int] = {}
    for place, _, _, spoken in shelves.returns.confirmations(survey):
        people = sizes.get(place, 0)
        reached = people if spoken is None else min(spoken, people)
        told[place] = max(told.get(place, 0), reached)
    return {"due": sum(sizes.values()), "done": sum(told.values())}


def public_line(toolkit: Toolkit, slug: str) -> tuple[int, int]:
    """How many were told at least, and how many took part: what the results page may say.

    Raises Refused with ``unknown_survey``.
    """
    promise = promise_of(toolkit, slug)
    counted = ledger(toolkit, promise.survey)
    told, respondents = counted["told"], counted["respondents"]
    assert isinstance(told, int)
    assert isinstance(respondents, int)
    return told, respondents
