"""Returning: a ticket opens the results, a place is confirmed, and the ledger counts who was told.

It counts people, per route, never per response (decision 8); *offered* is not told. What counts
as told is said at ``open_ticket``, ``confirm_place`` and ``ledger``.
"""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.ticket import read_ticket
from app.flow.ports import Toolkit
from app.flow.records import Council, Place, Survey, Version
from app.flow.shelves import Shelves

PERSONAL_ROUTES = ("ticket", "mail", "sms", "letter")
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Promise:
    """What a survey promised, and whether it is kept. ``version`` is its newest;
    ``is_published`` says that the results of that one are there, ``has_earlier`` that there are
    only those of an earlier one: a ticket does not know to which of them it belongs."""

    survey: Survey
    council: Council
    version: Version
    is_published: bool
    has_earlier: bool = False


@dataclass(frozen=True)
class TicketHolder:
    """What a ticket leads to. ``number`` is its 20 digits; ``has_opened`` whether the results
    were shown to its holder."""

    promise: Promise
    number: str
    has_opened: bool

    @property
    def survey(self) -> Survey:
        """The survey that the ticket belongs to."""
        return self.promise.survey


def promise_of(toolkit: Toolkit, slug: str) -> Promise:
    """What an opened survey promised. Raises Refused with ``unknown_survey``."""
    with toolkit.store.read() as shelves:
        return _promise(shelves, slug)


def _promise(shelves: Shelves, slug: str) -> Promise:
    survey = shelves.surveys.find(slug)
    version = shelves.surveys.version(survey) if survey else None
    if survey is None or version is None:
        raise Refused(Problem("unknown_survey", slug[:60]))
    council = shelves.people.council(survey.council_id)
    newest = shelves.publications.newest(survey)
    is_published = newest is not None and newest.version_id == version.id
    return Promise(survey, council, version, is_published, bool(newest) and not is_published)


def find_ticket(toolkit: Toolkit, slug: str, typed: str) -> TicketHolder:
    """What a ticket leads to; nothing is counted or changed.

    Raises Refused with ``unknown_survey`` or ``unknown_ticket``.
    """
    number = read_ticket(typed)
    with toolkit.store.read() as shelves:
        promise = _promise(shelves, slug)
        survey = promise.survey
        trace = toolkit.secrets.hash("register", survey.id, number or "")
        state = shelves.returns.ticket_state(survey.id, trace)
        if number is None or state is None:
            raise Refused(Problem("unknown_ticket", slug[:60]))
    return TicketHolder(promise, number, state == "opened")


def open_ticket(toolkit: Toolkit, holder: TicketHolder, tag: str) -> bool:
    """The holder was told, in that language; True when counted, which happens once per ticket.

    Raises Refused ``not_published``.
    """
    survey = holder.survey
    trace = toolkit.secrets.hash("register", survey.id, holder.number)
    with toolkit.store.write() as shelves:
        _refuse_unless_published(shelves, survey)
        is_first = shelves.returns.open_ticket(survey.id, trace)
        if is_first:
            shelves.returns.count(survey.id, "ticket", tag, "done")
    return is_first


def confirm_place(
    toolkit: Toolkit, survey: Survey, place: Place, by: str, spoken: int | None = None
) -> None:
    """A named council member confirms that the results hang at a place, or were said there.

    A poster tells everybody who answered at that place. With ``spoken``, the number of people
    who heard it said, it tells at most so many. Raises Refused ``no_name`` or ``not_published``.
    """
    by = " ".join(by.split())
    if not by or len(by) > _LONGEST_NAME:
        raise Refused(Problem("no_name", "by"))
    with toolkit.store.write() as shelves:
        _refuse_unless_published(shelves, survey)
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        shelves.returns.confirm_place(survey, place, by, today, spoken)
        shelves.people.log(place.council_id, today, by, "confirm", f"{survey.slug} {place.code}")


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
    personally = [number for route, number in done.items() if route in PERSONAL_ROUTES]
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


def _refuse_unless_published(shelves: Shelves, survey: Survey) -> None:
    if not _promise(shelves, survey.slug).is_published:
        raise Refused(Problem("not_published", survey.slug))
