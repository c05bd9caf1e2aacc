"""The return key of a survey: made by a coordinator, opened by a passphrase or the recovery sheet.

Without a sheet that was typed back no address can be asked (decision 7). The private half is
never written down unwrapped; what opens it stays in the memory of who asked.
"""

from contextlib import suppress
from dataclasses import dataclass

from app.core.passphrase import (
    BITS_OF_GROUP,
    HANDED_GROUPS,
    SHEET_GROUPS,
    code_of,
    judged,
    read_code,
    tidy,
)
from app.core.problems import Problem, Refused
from app.core.roles import Right, rights_of
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves
from app.flow.shelves.return_keys import RECOVERY

COMMAND = "host"
"""The holder who gave a passphrase to the command instead of to a page."""


@dataclass(frozen=True)
class ReturnKey:
    """The key of a survey as everybody may know it. ``holders`` are ids of people, or COMMAND."""

    public: str
    is_confirmed: bool
    holders: tuple[str, ...]


def key_of(toolkit: Toolkit, survey: Survey) -> ReturnKey | None:
    """The survey's return key, or None where there is none yet."""
    with toolkit.store.read() as shelves:
        return _key(shelves, survey)


def _key(shelves: Shelves, survey: Survey) -> ReturnKey | None:
    found = shelves.return_keys.key(survey)
    if found is None:
        return None
    holders = tuple(each for each in shelves.return_keys.wraps(survey) if each != RECOVERY)
    return ReturnKey(*found, holders)


def has_confirmed_key(shelves: Shelves, survey: Survey) -> bool:
    """Whether addresses may be asked for this survey."""
    found = shelves.return_keys.key(survey)
    return found is not None and found[1]


def make_key(toolkit: Toolkit, survey: Survey, holder: str, by: str, passphrase: str) -> str:
    """The survey has a key that this passphrase opens, and the code that is returned: it is shown
    on the recovery sheet, once, and kept nowhere.

    A key whose sheet was not confirmed is replaced: no address was asked yet. Raises Refused:
    ``return_key_exists``, and what ``judged`` says of the passphrase.
    """
    said = judged(passphrase)
    public, private = toolkit.secrets.new_return_pair()
    code = _new_code(toolkit, SHEET_GROUPS)
    wraps = {
        holder: toolkit.secrets.wrap(private, said),
        RECOVERY: toolkit.secrets.wrap(private, code),
    }
    with toolkit.store.write() as shelves:
        if has_confirmed_key(shelves, survey):
            raise Refused(Problem("return_key_exists", survey.slug))
        shelves.return_keys.put(survey, public, wraps)
        _log(toolkit, shelves, survey, by, "make return key")
    return code


def confirm_sheet(toolkit: Toolkit, survey: Survey, by: str, typed: str) -> None:
    """Somebody typed the code from the paper: addresses may be asked from now on.

    Raises Refused: ``no_return_key``, ``code_length``, ``code_group``, ``code_of_another``.
    """
    opened = _opened_by_sheet(toolkit, survey, typed)
    with toolkit.store.write() as shelves:
        if shelves.return_keys.wraps(survey).get(RECOVERY) != opened:
            # Somebody made a new key meanwhile: its sheet is another one.
            raise Refused(Problem("code_of_another", "code"))
        if not has_confirmed_key(shelves, survey):
            shelves.return_keys.confirm(survey)
            _log(toolkit, shelves, survey, by, "confirm recovery sheet")


def open_key(toolkit: Toolkit, survey: Survey, passphrase: str, holder: str = "") -> bytes:
    """The private half, for memory only. With ``holder`` only that one's passphrase opens it, else
    anybody's; so does the code of the sheet.

    Raises Refused: ``no_return_key``, ``wrong_passphrase``.
    """
    wraps = _wraps(toolkit, survey)
    said = tidy(passphrase)
    for each, wrapped in wraps.items():
        if each != RECOVERY and holder in ("", each):
            with suppress(ValueError):
                return toolkit.secrets.unwrap(wrapped, said)
    try:
        return toolkit.secrets.unwrap(wraps[RECOVERY], read_code(said, SHEET_GROUPS))
    except (Refused, ValueError, KeyError):
        raise Refused(Problem("wrong_passphrase", "passphrase")) from None


def hand_on(
    toolkit: Toolkit, survey: Survey, holder: str, by: str, passphrase: str, other: Person
) -> str:
    """Another coordinator can open the key with the code that is returned, until they choose a
    passphrase of their own with it. The code is shown once.

    Raises Refused: ``no_return_key``, ``wrong_passphrase``, ``may_not_return``.
    """
    if Right.RETURN not in rights_of(other.roles) or other.council_id != survey.council_id:
        raise Refused(Problem("may_not_return", other.name))
    private = open_key(toolkit, survey, passphrase, holder)
    code = _new_code(toolkit, HANDED_GROUPS)
    wrapped = toolkit.secrets.wrap(private, code)
    with toolkit.store.write() as shelves:
        shelves.return_keys.put_wrap(survey, other.id, wrapped)
        _log(toolkit, shelves, survey, by, "hand on return key", other.name)
    return code


def choose_passphrase(
    toolkit: Toolkit, survey: Survey, holder: str, by: str, old: str, new: str
) -> None:
    """The holder opens the key with the new passphrase. ``old`` is the one before, a code that
    was handed on, or the code of the recovery sheet.

    Raises Refused: ``no_return_key``, ``wrong_passphrase``, and what ``judged`` says.
    """
    said = judged(new)
    try:
        private = open_key(toolkit, survey, read_code(old, HANDED_GROUPS), holder)
    except Refused:
        private = open_key(toolkit, survey, old, holder)
    wrapped = toolkit.secrets.wrap(private, said)
    with toolkit.store.write() as shelves:
        if shelves.return_keys.key(survey) is None:
            raise Refused(Problem("no_return_key", survey.slug))
        shelves.return_keys.put_wrap(survey, holder, wrapped)
        _log(toolkit, shelves, survey, by, "choose passphrase")


def _opened_by_sheet(toolkit: Toolkit, survey: Survey, typed: str) -> bytes:
    """The wrapped key that the code opens."""
    wraps = _wraps(toolkit, survey)
    code = read_code(typed, SHEET_GROUPS)
    try:
        toolkit.secrets.unwrap(wraps[RECOVERY], code)
    except (KeyError, ValueError):
        raise Refused(Problem("code_of_another", "code")) from None
    return wraps[RECOVERY]


def _wraps(toolkit: Toolkit, survey: Survey) -> dict[str, bytes]:
    with toolkit.store.read() as shelves:
        wraps = shelves.return_keys.wraps(survey)
    if not wraps:
        raise Refused(Problem("no_return_key", survey.slug))
    return wraps


def _new_code(toolkit: Toolkit, groups: int) -> str:
    return code_of(toolkit.secrets.random_bits(groups * BITS_OF_GROUP), groups)


def _log(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, by: str, act: str, about: str = ""
) -> None:
    today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
    shelves.people.log(survey.council_id, today, by, act, f"{survey.slug} {about}".strip())
