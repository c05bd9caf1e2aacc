"""Opening a return key from a page: with one's own passphrase, and not all day long."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.core.problems import Problem, Refused
from app.flow.records import Survey
from app.flow.returning.keys import open_key
from app.web.council.door import Visit, patience


def opened(visit: Visit, survey: Survey, passphrase: str) -> bytes:
    """The private half, for memory only; by who is there, or with the code of the sheet.

    Raises Refused: ``no_return_key``, ``wrong_passphrase``, ``too_many_guesses``.
    """
    with guessing(visit):
        return open_key(visit.toolkit, survey, passphrase, visit.person.id)


@contextmanager
def guessing(visit: Visit) -> Iterator[None]:
    """Counts a wrong passphrase or code inside its block; after some of them the person waits
    for the next hour. Raises Refused ``too_many_guesses``."""
    key, hour = f"return key {visit.person.id}", visit.toolkit.clock.hour()
    if patience().is_lost(key, hour):
        raise Refused(Problem("too_many_guesses", "passphrase"))
    try:
        yield
    except Refused as refused:
        if refused.problems[0].code in ("wrong_passphrase", "code_of_another"):
            patience().failed(key, hour)
        raise
