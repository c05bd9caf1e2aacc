"""After publishing the sounds are made by themselves: the first who listens hears at once.

When the process ends the rest is made at the first play, as it always was.
"""

import logging
import threading

from app.flow.ports import Toolkit
from app.web.told.spoken import speak_results

log = logging.getLogger("buurtstem")


def speak_soon(toolkit: Toolkit, slug: str) -> threading.Thread:
    """The newest publication is spoken by itself from now on."""
    thread = threading.Thread(target=_work, args=(toolkit, slug), name="speaking", daemon=True)
    thread.start()
    return thread


def _work(toolkit: Toolkit, slug: str) -> None:
    try:
        speak_results(toolkit, slug)
    except Exception as fault:
        # The name of the fault only: its text might hold what is said.
        log.error("speaking stopped: %s", type(fault).__name__)
