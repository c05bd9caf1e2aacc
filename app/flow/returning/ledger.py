"""What everybody may know of the return: how many were told at least, and whether it is on time."""

from app.core.languages import fallbacks
from app.core.promise import PromiseState, promise_on
from app.core.return_report import Said
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.return_results import Promise, ledger, promise_of

# Why the results are late, in the council's own words; told in the language they were written in.
LATE = "report:late"


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


def promise_state(toolkit: Toolkit, slug: str, tag: str = "") -> PromiseState:
    """How the promise of a survey stands today, with the reason for a reader of ``tag``.

    Raises Refused with ``unknown_survey``.
    """
    promise = promise_of(toolkit, slug)
    with toolkit.store.read() as shelves:
        written = {s.tag: s for s in shelves.surveys.slots(promise.survey) if s.path == LATE}
    return promise_of_today(toolkit, promise, written, tag)


def promise_of_today(
    toolkit: Toolkit, promise: Promise, written: dict[str, Slot], tag: str = ""
) -> PromiseState:
    """How a promise that was read already stands today; ``written`` are reasons by language."""
    version = promise.version
    source = version.questionnaire.source
    order = (each for each in fallbacks(tag or source, source) if each in written)
    found = next(order, "")
    reason = Said(written[found].text, found) if found else Said("", "")
    today = toolkit.clock.today(promise.council.time_zone)
    return promise_on(version.terms.promise_date, today, promise.is_published, reason)
