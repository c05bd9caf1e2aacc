"""One's own account: the password, codes on paper, the language, and signing out everywhere."""

from app.core.problems import Problem, Refused
from app.flow.people.passwords import hashes_of, random_signs, replace_password
from app.flow.people.patience import Patience
from app.flow.people.sign_in import Entry, begin_whole, new_seed, spare_trace
from app.flow.ports import Toolkit

PAPER_CODES = 30
FEW_CODES = 3
_SIGNS_OF_CODE = 10


def change_password(
    toolkit: Toolkit, patience: Patience, entry: Entry, old: str, new: str
) -> Entry:
    """The person has another password and is in here alone, with a new token.

    Raises Refused: ``wrong_old_password``, ``wait_an_hour``, and what ``hashes_of`` says.
    """
    key, hour = f"{entry.person.id} password", toolkit.clock.hour()
    if patience.is_lost(key, hour):
        raise Refused(Problem("wait_an_hour", "old"))
    with toolkit.store.read() as shelves:
        kept = shelves.access.password_hash(entry.person.id)
    if not toolkit.credentials.fits(kept, old[:200]):
        patience.failed(key, hour)
        raise Refused(Problem("wrong_old_password", "old"))
    hashed = hashes_of(toolkit, new)
    with toolkit.store.write() as shelves:
        replace_password(shelves, entry.person, hashed)
        token = begin_whole(toolkit, shelves, entry.person, entry.council)
        today = toolkit.clock.today(entry.council.time_zone)
        shelves.people.log(entry.council.id, today, entry.person.name, "change password", "")
    return Entry(token, entry.person, entry.council, True, entry.has_factor)


def set_paper_list(toolkit: Toolkit, entry: Entry) -> tuple[Entry, tuple[str, ...]]:
    """The second factor is a list of codes on paper; each opens once. They are shown only now.

    Nobody knows the seed, so no app shows a code for it. Raises Refused (``has_factor``) for a
    half session of somebody who has a second factor: the code must be entered first.
    """
    if entry.has_factor and not entry.is_whole:
        raise Refused(Problem("has_factor", "code"))
    person, council = entry.person, entry.council
    codes = tuple(random_signs(toolkit, _SIGNS_OF_CODE) for _ in range(PAPER_CODES))
    with toolkit.store.write() as shelves:
        traces = (spare_trace(toolkit, person, each) for each in codes)
        shelves.access.set_second_factor(person.id, council.id, new_seed(toolkit), traces)
        shelves.access.end_sessions_of(person.id)
        token = begin_whole(toolkit, shelves, person, council)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "list of codes", "")
    return Entry(token, person, council, True, True), codes


def codes_left(toolkit: Toolkit, entry: Entry) -> int:
    """How many codes on paper still open."""
    with toolkit.store.read() as shelves:
        return shelves.access.spare_codes_left(entry.person.id)


def is_running_out(toolkit: Toolkit, entry: Entry) -> bool:
    """Whether somebody should make a new list now, while they are in."""
    return entry.is_whole and entry.has_factor and codes_left(toolkit, entry) <= FEW_CODES


def sign_out_everywhere(toolkit: Toolkit, entry: Entry) -> None:
    """The person is in nowhere, and no browser is known as theirs."""
    with toolkit.store.write() as shelves:
        shelves.access.end_sessions_of(entry.person.id)


def language_of(toolkit: Toolkit, entry: Entry) -> str:
    """The language that the person chose for the workspace; empty where none was chosen."""
    with toolkit.store.read() as shelves:
        return shelves.access.language(entry.person.id)


def choose_language(toolkit: Toolkit, entry: Entry, tag: str) -> None:
    """The workspace speaks this language to the person. Raises Refused (``not_a_language``)."""
    if tag not in ("nl", "en"):
        raise Refused(Problem("not_a_language", tag))
    with toolkit.store.write() as shelves:
        shelves.access.prefer(entry.person.id, entry.council.id, language=tag)
