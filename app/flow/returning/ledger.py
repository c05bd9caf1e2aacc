"""What everybody may know of the return: how many were told at least, and whether it is on time."""

from app.core.promise import PromiseState, promise_on
from app.core.return_report import Said
from app.flow.ports import Toolkit
from app.flow.return_results import ledger, promise_of


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


def promise_state(toolkit: Toolkit, slug: str) -> PromiseState:
    """How the promise of a survey stands today, and where it is late, why.

    Raises Refused with ``unknown_survey``.
    """
    promise = promise_of(toolkit, slug)
    with toolkit.store.read() as shelves:
        said = shelves.outbox.state(promise.survey)
    # It was written once, in one language, by who knows; the page says which language that is.
    reason = Said(said.reason, said.language)
    today = toolkit.clock.today(promise.council.time_zone)
    return promise_on(promise.version.terms.promise_date, today, promise.is_published, reason)
