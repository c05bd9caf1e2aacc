"""Coming in: a name and a password, then a second factor where the roles ask for one.

What the browser holds is a random token; only keyed hashes of it are kept. A session ends with
the day after it began; no time of day is kept of anybody.
"""

import base64
from dataclasses import dataclass
from datetime import date, timedelta
from hmac import compare_digest

from app.core.problems import Problem, Refused
from app.core.roles import needs_second_factor
from app.flow.people.passwords import LONGEST_PASSWORD, random_signs
from app.flow.people.patience import Patience
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Session
from app.flow.shelves import Shelves

SPARE_CODES = 10
_SESSION_DAYS = 1
_KNOWN_DAYS = 90
_SEED_BITS = 160
_SIGNS_OF_CODE = 10


@dataclass(frozen=True)
class Entry:
    """Somebody who came in, wholly or with the password alone. ``token`` is what the browser is
    to hold; ``has_factor`` whether there is a second factor to ask for."""

    token: str
    person: Person
    council: Council
    is_whole: bool
    has_factor: bool


def sign_in(
    toolkit: Toolkit, patience: Patience, name: str, password: str, token: str = ""
) -> Entry:
    """The person with this name and password is in, half where a second factor is asked for.

    ``token`` is what the browser held before. Raises Refused: ``wrong_password``, for an unknown
    name too, and ``wait_an_hour`` after too many wrong guesses.
    """
    with toolkit.store.read() as shelves:
        people = shelves.people.named(name)
        known = {person.id: _is_known(toolkit, shelves, person, token) for person in people}
        hashes = {person.id: shelves.access.password_hash(person.id) for person in people}
    hour = toolkit.clock.hour()
    keys = [f"{person.id} {known[person.id]}" for person in people]
    if any(patience.is_lost(key, hour) for key in keys):
        raise Refused(Problem("wait_an_hour", "password"))
    short = password[:LONGEST_PASSWORD]
    found = [one for one in people if toolkit.credentials.fits(hashes[one.id], short)]
    if not people:
        toolkit.credentials.fits("", short)
    # Two people of one name in two councils, with one password: nobody can say who this is.
    if len(found) != 1:
        for key in keys:
            patience.failed(key, hour)
        raise Refused(Problem("wrong_password", "password"))
    return begin(toolkit, found[0])


def _is_known(toolkit: Toolkit, shelves: Shelves, person: Person, token: str) -> bool:
    if not token:
        return False
    today = _today(toolkit, shelves.people.council(person.council_id))
    return shelves.access.knows_browser(_trace(toolkit, "browser", token), person.id, today)


def begin(toolkit: Toolkit, person: Person) -> Entry:
    """Somebody whose password was right is in, half where a second factor is asked for."""
    with toolkit.store.write() as shelves:
        council = shelves.people.council(person.council_id)
        shelves.access.forget_passed(_today(toolkit, council))
        has_factor = shelves.access.second_factor(person.id) is not None
        is_whole = not (has_factor or _needs_factor(toolkit, person))
        token = _session(toolkit, shelves, person, council, is_whole)
    return Entry(token, person, council, is_whole, has_factor)


def begin_whole(toolkit: Toolkit, shelves: Shelves, person: Person, council: Council) -> str:
    """The token by which somebody who showed everything is in."""
    return _session(toolkit, shelves, person, council, True)


def _session(
    toolkit: Toolkit, shelves: Shelves, person: Person, council: Council, is_whole: bool
) -> str:
    token = toolkit.secrets.random_id()
    today = _today(toolkit, council)
    until = _later(today, _SESSION_DAYS)
    trace = _trace(toolkit, "session", token)
    shelves.access.add_session(Session(trace, person.id, council.id, is_whole, until))
    if is_whole:
        browser = _trace(toolkit, "browser", token)
        shelves.access.know_browser(browser, person.id, council.id, _later(today, _KNOWN_DAYS))
    return token


def who_is_in(toolkit: Toolkit, token: str) -> Entry | None:
    """Who holds this token, while the session lasts and the person is still there."""
    if not token:
        return None
    with toolkit.store.read() as shelves:
        session = shelves.access.session(_trace(toolkit, "session", token))
        person = shelves.people.person(session.person_id) if session else None
        if session is None or person is None:
            return None
        council = shelves.people.council(session.council_id)
        has_factor = shelves.access.second_factor(person.id) is not None
        if session.until_day < _today(toolkit, council):
            return None
    # A role given later may ask for more than this session showed.
    is_whole = session.is_whole and (has_factor or not _needs_factor(toolkit, person))
    return Entry(token, person, council, is_whole, has_factor)


def _needs_factor(toolkit: Toolkit, person: Person) -> bool:
    return needs_second_factor(person.roles) and not toolkit.is_demo


def enter_code(toolkit: Toolkit, patience: Patience, entry: Entry, code: str) -> Entry:
    """The person is wholly in, with a new token. A code opens once only.

    ``code`` is the six digits of the app, or a spare code. Raises Refused: ``wrong_code``,
    ``wait_an_hour``.
    """
    key, hour = f"{entry.person.id} code", toolkit.clock.hour()
    if patience.is_lost(key, hour):
        raise Refused(Problem("wait_an_hour", "code"))
    with toolkit.store.write() as shelves:
        if _takes(toolkit, shelves, entry.person, code):
            shelves.access.end_session(_trace(toolkit, "session", entry.token))
            token = _session(toolkit, shelves, entry.person, entry.council, True)
            return Entry(token, entry.person, entry.council, True, True)
    patience.failed(key, hour)
    raise Refused(Problem("wrong_code", "code"))


def _takes(toolkit: Toolkit, shelves: Shelves, person: Person, code: str) -> bool:
    factor = shelves.access.second_factor(person.id)
    if factor is None:
        return False
    secret = factor_secret(toolkit, person, factor[0])
    step = toolkit.credentials.code_step(secret, code)
    if step is not None:
        return shelves.access.take_step(person.id, step)
    return shelves.access.take_spare_code(person.id, spare_trace(toolkit, person, code))


def new_seed(toolkit: Toolkit) -> bytes:
    """A random seed for a second factor that is not there yet."""
    return toolkit.secrets.random_bits(_SEED_BITS).to_bytes(_SEED_BITS // 8)


def factor_secret(toolkit: Toolkit, person: Person, seed: bytes) -> str:
    """What the app of a person holds, for a seed: 32 signs of base32."""
    digest = toolkit.secrets.hash("second-factor", person.id, seed.hex())
    return base64.b32encode(digest[:20]).decode()


def set_second_factor(
    toolkit: Toolkit, entry: Entry, seed: bytes, code: str
) -> tuple[Entry, tuple[str, ...]]:
    """The person has this second factor and is wholly in; also the spare codes, shown once.

    Raises Refused with ``wrong_code`` where the app does not show this code, or with
    ``has_factor`` for a half session of somebody who has one: the code must be entered first.
    """
    if entry.has_factor and not entry.is_whole:
        raise Refused(Problem("has_factor", "code"))
    step = toolkit.credentials.code_step(factor_secret(toolkit, entry.person, seed), code)
    if step is None:
        raise Refused(Problem("wrong_code", "code"))
    person, council = entry.person, entry.council
    spare = tuple(random_signs(toolkit, _SIGNS_OF_CODE) for _ in range(SPARE_CODES))
    with toolkit.store.write() as shelves:
        traces = (spare_trace(toolkit, person, each) for each in spare)
        shelves.access.set_second_factor(person.id, council.id, seed, traces)
        shelves.access.take_step(person.id, step)
        shelves.access.end_sessions_of(person.id)
        token = _session(toolkit, shelves, person, council, True)
        shelves.people.log(council.id, _today(toolkit, council), person.name, "second factor", "")
    return Entry(token, person, council, True, True), spare


def sign_out(toolkit: Toolkit, token: str) -> None:
    """Nobody is in by this token; the browser stays known."""
    with toolkit.store.write() as shelves:
        shelves.access.end_session(_trace(toolkit, "session", token))


def form_token(toolkit: Toolkit, entry: Entry, mask: str) -> str:
    """What a form of this session carries, so that no other website can send one (CSRF).

    ``mask`` is random for each page, so that compressed pages tell nothing of it.
    """
    return mask + toolkit.secrets.hash("form", entry.token, mask).hex()[:32]


def is_form_token(toolkit: Toolkit, entry: Entry, sent: str) -> bool:
    """Whether a form was made for this session."""
    return len(sent) > 32 and compare_digest(form_token(toolkit, entry, sent[:-32]), sent)


def spare_trace(toolkit: Toolkit, person: Person, code: str) -> bytes:
    """What is kept of a spare code; spaces and small letters do not count."""
    return toolkit.secrets.hash("spare-code", person.id, "".join(code.split()).upper()[:20])


def _trace(toolkit: Toolkit, use: str, token: str) -> bytes:
    return toolkit.secrets.hash(use, "", token)


def _today(toolkit: Toolkit, council: Council) -> str:
    return toolkit.clock.today(council.time_zone)


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
