"""Backups and deletion: what was deleted stays deleted when an older copy is put back.

A deletion leaves a tombstone, a keyed trace that tells nothing by itself (decision 14).
"""

from app.flow.ports import Secrets
from app.flow.shelves import Shelves


def tombstone_of(secrets: Secrets, response_id: str) -> bytes:
    """The trace that the deletion of a response leaves; it names no survey."""
    return secrets.hash("tombstone", "", response_id)


def tombstone_of_ticket(secrets: Secrets, register_trace: bytes) -> bytes:
    """The trace that the removal of a ticket from the register leaves; it cannot be joined to
    that of a response."""
    return secrets.hash("tombstone-ticket", "", register_trace.hex())


def delete_again(shelves: Shelves, secrets: Secrets) -> int:
    """Every response and ticket that has a tombstone is gone; returns how many responses.

    Needed after every restore, before the door opens: the copy may be older than a withdrawal.
    """
    buried = shelves.tombstones.all()
    deleted = 0
    for survey in shelves.surveys.all() if buried else ():
        for response_id in shelves.responses.ids(survey):
            if tombstone_of(secrets, response_id) in buried:
                shelves.responses.delete(response_id)
                deleted += 1
        for trace in shelves.returns.traces(survey.id):
            if tombstone_of_ticket(secrets, trace) in buried:
                shelves.returns.remove_ticket(survey.id, trace)
    return deleted
