"""Opening the outbox: boxes become addresses in memory, and who left one twice is told once."""

from dataclasses import dataclass

from app.core.address import Address, unpacked
from app.core.problems import Problem, Refused
from app.flow.copies import bury_address
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.promise import promise_in
from app.flow.shelves import Shelves
from app.flow.shelves.outbox import Posting

RESULTS = "results"
_TRIES = 15
_BETWEEN_TRIES = 0.2


@dataclass(frozen=True)
class Opened:
    """A posting whose address is in memory."""

    posting: Posting
    address: Address


@dataclass(frozen=True)
class TakenUp:
    """What is to be told, and how many addresses were there twice or could not be opened."""

    opened: tuple[Opened, ...]
    doubles: int
    unreadable: int


def sender_of(survey: Survey) -> str:
    """The name under which one sender at a time works on a survey."""
    return f"sender:{survey.id}"


def take_up(toolkit: Toolkit, survey: Survey, private: bytes) -> TakenUp:
    """Everything that waits is open in memory, in random order; printed letters are among it.

    Sealed addresses have moved into the outbox. What cannot be opened has failed; of what is
    there twice one is left, and one person is due. While a next wave is asked, it is only those
    of the wave before. Raises Refused: ``not_published``.
    """
    with toolkit.store.write() as shelves:
        waiting = _waiting(toolkit, shelves, survey)
    found, closed = _opened(toolkit, private, waiting)
    single, doubles = _without_doubles(found)
    with toolkit.store.write() as shelves:
        for each in doubles:
            _drop(toolkit, shelves, survey, each)
        for posting in closed:
            shelves.outbox.begin(posting.id, "", "", None)
            shelves.outbox.end(posting.id, "failed")
            bury(toolkit, shelves, survey, posting.box)
    return TakenUp(tuple(_shuffled(toolkit, single)), len(doubles), len(closed))


def _waiting(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> tuple[Posting, ...]:
    is_published = promise_in(shelves, survey.slug).is_published
    if not is_published and not _has_results_of_before(shelves, survey):
        raise Refused(Problem("not_published", survey.slug))
    shelves.outbox.put_back(survey)
    if is_published:
        shelves.outbox.fill(survey, toolkit.secrets.random_id)
    waiting = shelves.outbox.waiting(survey)
    return tuple(each for each in waiting if is_published or each.last_day)


def _has_results_of_before(shelves: Shelves, survey: Survey) -> bool:
    """Whether the newest results are those of the version before the newest."""
    newest = shelves.publications.newest(survey)
    versions = sorted(shelves.surveys.versions(survey), key=lambda each: each.number)
    return newest is not None and newest.version_id in {each.id for each in versions[-2:-1]}


def wait_for_turn(toolkit: Toolkit, attempt: int) -> None:
    """Waits a moment: somebody may only be looking whether there is a sender. Raises Refused
    (``sender_is_running``) where there is one indeed."""
    if attempt >= _TRIES:
        raise Refused(Problem("sender_is_running"))
    toolkit.carriers.wait(_BETWEEN_TRIES)


def _opened(
    toolkit: Toolkit, private: bytes, waiting: tuple[Posting, ...]
) -> tuple[list[Opened], list[Posting]]:
    found, closed = [], []
    for posting in waiting:
        try:
            address = unpacked(toolkit.secrets.open_address(private, posting.box))
        except ValueError:
            closed.append(posting)
        else:
            found.append(Opened(posting, address))
    return found, closed


def _without_doubles(found: list[Opened]) -> tuple[list[Opened], list[Opened]]:
    # A printed letter goes before one that is not; who wants to hear more, before who does not.
    found.sort(key=lambda each: (not each.posting.is_printed, not each.address.follow_up))
    single: dict[tuple[str, str, str], Opened] = {}
    doubles = []
    for each in found:
        same = " ".join("\n".join(each.address.lines).casefold().split())
        key = (each.posting.subject, each.address.route, same)
        if key in single:
            doubles.append(each)
        else:
            single[key] = each
    return list(single.values()), doubles


def bury(toolkit: Toolkit, shelves: Shelves, survey: Survey, box: bytes) -> None:
    """No backup brings this used address back, so that nobody is told twice after a restore."""
    bury_address(shelves, toolkit.secrets, box, day_of(toolkit, shelves, survey))


def day_of(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    """Today where the council of a survey is."""
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)


def _drop(toolkit: Toolkit, shelves: Shelves, survey: Survey, double: Opened) -> None:
    shelves.outbox.drop(double.posting.id)
    bury(toolkit, shelves, survey, double.posting.box)
    if double.posting.subject == RESULTS:
        address = double.address
        shelves.returns.count(survey.id, address.route, address.language, "due", -1)


def _shuffled(toolkit: Toolkit, opened: list[Opened]) -> list[Opened]:
    keyed = [(toolkit.secrets.random_bits(64), each.posting.id, each) for each in opened]
    return [each for _, _, each in sorted(keyed, key=lambda pair: pair[:2])]
