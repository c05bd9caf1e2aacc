"""The sender as a thread of this process: the key is in its memory and nowhere else.

When the process ends, the sending ends with it, and the station asks for the passphrase again.
"""

import logging
import threading

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.post import note_trouble
from app.flow.returning.sending import send
from app.web.messages import messages_of

log = logging.getLogger("buurtstem")
BROKEN = "broken"
_SAID_ANYWAY = ("sender_is_running", "not_published")


def begin(toolkit: Toolkit, survey: Survey, private: bytes) -> threading.Thread:
    """The sending goes on by itself from now on."""
    thread = threading.Thread(
        target=_work, args=(toolkit, survey, private), name="sender", daemon=True
    )
    thread.start()
    return thread


def _work(toolkit: Toolkit, survey: Survey, private: bytes) -> None:
    try:
        send(toolkit, survey, private, messages_of(toolkit, survey))
    except Refused as refused:
        # Somebody else is sending, or the results are gone: the station says which. Anything
        # else, such as a database that stays busy, it would not.
        if refused.problems[0].code not in _SAID_ANYWAY:
            log.error("the sender stopped: %s", refused.problems[0].code)
            note_trouble(toolkit, survey, BROKEN)
    except Exception as fault:
        # The name of the fault only: its text might hold what a carrier was told.
        log.error("the sender stopped: %s", type(fault).__name__)
        note_trouble(toolkit, survey, BROKEN)
