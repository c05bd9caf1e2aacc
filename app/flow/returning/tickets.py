"""A ticket opens the results, and its holder is counted as told once (decision 8)."""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.ticket import read_ticket
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.promise import Promise, promise_in, refuse_unless_published


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


def find_ticket(toolkit: Toolkit, slug: str, typed: str) -> TicketHolder:
    """What a ticket leads to; nothing is counted or changed.

    Raises Refused with ``unknown_survey`` or ``unknown_ticket``.
    """
    number = read_ticket(typed)
    with toolkit.store.read() as shelves:
        promise = promise_in(shelves, slug)
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
        refuse_unless_published(shelves, survey)
        is_first = shelves.returns.open_ticket(survey.id, trace)
        if is_first:
            shelves.returns.count(survey.id, "ticket", tag, "done")
    return is_first
