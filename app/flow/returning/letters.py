"""Letters: printed with the key, posted by a named person, and counted when that was said."""

from collections import Counter

from app.core.address import Address
from app.core.problems import Problem, Refused
from app.flow.copies import note_told
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.taking_up import (
    RESULTS,
    Opened,
    bury,
    day_of,
    sender_of,
    take_up,
    wait_for_turn,
)
from app.flow.shelves import Shelves

LETTER = "letter"
_LONGEST_NAME = 120


def letters_to_print(
    toolkit: Toolkit, survey: Survey, private: bytes
) -> tuple[tuple[str, Address], ...]:
    """The subject and the address of every letter that was not posted yet, in random order.

    They count as printed from now on; printing again gives them again. Raises Refused:
    ``not_published``, ``sender_is_running``, ``no_letters``.
    """
    attempt = 0
    while True:
        with toolkit.store.sole(sender_of(survey)) as is_mine:
            if is_mine:
                return _printed(toolkit, survey, private)
        wait_for_turn(toolkit, attempt)
        attempt += 1


def _printed(toolkit: Toolkit, survey: Survey, private: bytes) -> tuple[tuple[str, Address], ...]:
    taken = take_up(toolkit, survey, private)
    letters = [each for each in taken.opened if each.address.route == LETTER]
    if not letters:
        raise Refused(Problem("no_letters", survey.slug))
    with toolkit.store.write() as shelves:
        for each in letters:
            _print(toolkit, shelves, survey, each)
    return tuple((each.posting.subject, each.address) for each in letters)


def _print(toolkit: Toolkit, shelves: Shelves, survey: Survey, each: Opened) -> None:
    posting, address = each.posting, each.address
    if not shelves.outbox.begin(posting.id, LETTER, address.language, None):
        return
    # Who posts it has no key, so whether more is wanted must be known before.
    if address.follow_up and posting.subject == RESULTS:
        shelves.outbox.keep(survey, toolkit.secrets.random_id(), posting.box, posting.last_day)


def posted(toolkit: Toolkit, survey: Survey, by: str) -> int:
    """A named person posted every letter that was printed; their addresses are gone. How many.

    Raises Refused: ``no_name``, ``no_letters``.
    """
    by = _named(by)
    with toolkit.store.write() as shelves:
        letters = shelves.outbox.letters(survey, "in_flight")
        if not letters:
            raise Refused(Problem("no_letters", survey.slug))
        held = shelves.addresses.held(survey)
        boxes, times = dict(held), Counter(box for _, box in held)
        for letter in letters:
            # The same box a second time is kept for a follow-up.
            if times[boxes[letter.id]] == 1:
                bury(toolkit, shelves, survey, boxes[letter.id])
            else:
                today = day_of(toolkit, shelves, survey)
                note_told(shelves, toolkit.secrets, boxes[letter.id], today)
            if shelves.outbox.end(letter.id, "done") and letter.subject == RESULTS:
                shelves.returns.count(survey.id, LETTER, letter.language, "done")
        _log(toolkit, shelves, survey, by, "post letters")
    toolkit.store.forget()
    return len(letters)


def returned(toolkit: Toolkit, survey: Survey, count: int, by: str) -> None:
    """So many letters came back: their people were not told by letter.

    Which ones they were is known to nobody here, so their languages are drawn among the posted.
    Raises Refused: ``no_name``, ``too_many_returned``.
    """
    by = _named(by)
    with toolkit.store.write() as shelves:
        letters = [
            each for each in shelves.outbox.letters(survey, "done") if each.subject == RESULTS
        ]
        if not 0 < count <= len(letters):
            figures = (("most", str(len(letters))),)
            raise Refused(Problem("too_many_returned", str(count), figures))
        # By random ids, so the first ones are as good as drawn.
        for letter in letters[:count]:
            shelves.outbox.turn_to_failed(letter.id)
            shelves.returns.count(survey.id, LETTER, letter.language, "done", -1)
            shelves.returns.count(survey.id, LETTER, letter.language, "failed")
        _log(toolkit, shelves, survey, by, "letters came back")


def _named(by: str) -> str:
    by = " ".join(by.split())
    if not by or len(by) > _LONGEST_NAME:
        raise Refused(Problem("no_name", "by"))
    return by


def _log(toolkit: Toolkit, shelves: Shelves, survey: Survey, by: str, act: str) -> None:
    today = day_of(toolkit, shelves, survey)
    shelves.people.log(survey.council_id, today, by, act, survey.slug)
