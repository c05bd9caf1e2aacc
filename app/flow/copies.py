"""Backups and deletion: what was deleted stays deleted when an older copy is put back.

A deletion leaves a tombstone, a keyed trace that tells nothing by itself (decision 14).
"""

from app.core.consent import REVOCABLE, WITH_A_FILE
from app.core.planning import end_day
from app.flow.locksmith import Secrets
from app.flow.open_answers.ends import purpose_ends
from app.flow.records import Survey, Version
from app.flow.shelves import Shelves


def tombstone_of(secrets: Secrets, response_id: str) -> bytes:
    """The trace that the deletion of a response leaves; it names no survey."""
    return secrets.hash("tombstone", "", response_id)


def tombstone_of_ticket(secrets: Secrets, register_trace: bytes) -> bytes:
    """The trace that the removal of a ticket from the register leaves; it cannot be joined to
    that of a response."""
    return secrets.hash("tombstone-ticket", "", register_trace.hex())


def tombstone_of_purpose(secrets: Secrets, response_id: str, purpose: str) -> bytes:
    """The trace that a later no to one purpose leaves; it cannot be joined to the others."""
    return secrets.hash("tombstone-purpose", purpose, response_id)


def tombstone_of_address(secrets: Secrets, box: bytes) -> bytes:
    """The trace that the deletion of a sealed address leaves: of its box, which is another one
    each time, so that the same address may come again."""
    return secrets.hash("tombstone-address", "", box.hex())


def tombstone_of_telling(secrets: Secrets, box: bytes) -> bytes:
    """The trace that the results went to an address that is kept, for whoever wants to hear more;
    it cannot be joined to that of its deletion."""
    return secrets.hash("tombstone-told", "", box.hex())


def note_told(shelves: Shelves, secrets: Secrets, box: bytes, today: str) -> None:
    """After a restore this address hears of what was done, and not of the results again."""
    shelves.tombstones.add(tombstone_of_telling(secrets, box), today)


def bury_address(shelves: Shelves, secrets: Secrets, box: bytes, today: str) -> None:
    """No backup brings this address back; for who deletes it, in the same transaction."""
    shelves.tombstones.add(tombstone_of_address(secrets, box), today)


def addresses_end(
    shelves: Shelves, secrets: Secrets, survey: Survey, version: Version, today: str
) -> int:
    """No sealed address of who answered that version is left; how many there were. With those of
    the newest one goes the key, which could open one from a copy."""
    newest = shelves.surveys.version(survey)
    is_newest = newest is not None and newest.id == version.id
    held = shelves.addresses.held(survey) if is_newest else shelves.outbox.overdue(survey, today)
    for address_id, box in held:
        bury_address(shelves, secrets, box, today)
        shelves.addresses.delete(address_id)
    if is_newest:
        shelves.return_keys.forget(survey)
    return len(held)


def addresses_of_earlier(shelves: Shelves, secrets: Secrets, survey: Survey) -> None:
    """Who left an address until now answered an earlier version, and it ends with that one; for
    who opens the next. No box says whose it is, so this is the last moment that anybody knows."""
    before = shelves.surveys.version(survey)
    if before is not None and before.closed_day:
        shelves.outbox.fill(survey, secrets.random_id)
        last_day = end_day(before.terms, "addresses", before.closed_day)
        shelves.outbox.end_on(survey, last_day)


def revoke(shelves: Shelves, response_id: str, purpose: str) -> bool:
    """The response is kept without this purpose, and the files and quotes that came of it are gone;
    whether it was agreed to before."""
    purpose_ends(shelves, response_id, purpose)
    if purpose in WITH_A_FILE:
        shelves.responses.forget_attachments_of(response_id, purpose)
    return shelves.responses.revoke(response_id, purpose)


def delete_again(shelves: Shelves, secrets: Secrets) -> int:
    """Every response, ticket and address that has a tombstone is gone; returns how many responses.
    Of a response that stays, each purpose that has a tombstone is no; of an address that was told
    and is kept, only the follow-up is to come.

    Needed after every restore, before the door opens: the copy may be older than a withdrawal.
    """
    buried = shelves.tombstones.all()
    deleted = 0
    for survey in shelves.surveys.all() if buried else ():
        for response_id in shelves.responses.ids(survey):
            if tombstone_of(secrets, response_id) in buried:
                shelves.responses.delete(response_id)
                deleted += 1
                continue
            for purpose in REVOCABLE:
                if tombstone_of_purpose(secrets, response_id, purpose) in buried:
                    revoke(shelves, response_id, purpose)
        for trace in shelves.returns.traces(survey.id):
            if tombstone_of_ticket(secrets, trace) in buried:
                shelves.returns.remove_ticket(survey.id, trace)
        for address_id, box in shelves.addresses.held(survey):
            if tombstone_of_address(secrets, box) in buried:
                shelves.addresses.delete(address_id)
            elif tombstone_of_telling(secrets, box) in buried:
                shelves.outbox.keep_only(survey, secrets.random_id(), box)
    return deleted
