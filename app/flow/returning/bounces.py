"""What comes back: a message that was handed over and never arrived, known by its token alone."""

from app.flow.ports import Toolkit
from app.flow.returning.taking_up import RESULTS


def bounced(toolkit: Toolkit, token: str) -> bool:
    """The message with this token did not arrive: nobody counts as told by it any more.

    False where no message had that token, or it came back before; nothing changes then.
    """
    trace = toolkit.secrets.hash("bounce", "", token)
    with toolkit.store.write() as shelves:
        found = shelves.outbox.by_trace(trace)
        if found is None or not shelves.outbox.turn_to_failed(found.id):
            return False
        if found.subject == RESULTS:
            if found.state == "done":
                shelves.returns.count(found.survey_id, found.route, found.language, "done", -1)
            shelves.returns.count(found.survey_id, found.route, found.language, "failed")
    return True
