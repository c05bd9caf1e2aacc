"""From a finding to advice to change, and help now: what comes after the numbers.

Start at advices.py (what is asked of whom, and the reply), then changes.py (what became of it, and
who hears of it). sessions.py and notes.py hold a learning session, on_phones.py what people in the
room write, help.py where people get help now; texts.py is what all of them say in many languages.
"""

from app.flow.advising.advices import (
    Asked,
    advices_of,
    asked_of,
    drop_advice,
    keep_advice,
    reply_to,
    send_advice,
    waiting_for_reply,
)
from app.flow.advising.changes import (
    changes_of,
    drop_change,
    first_results_day,
    follow_ups,
    keep_change,
    prepare_follow_up,
)
from app.flow.advising.help import drop_help, help_for, help_points_of, keep_help
from app.flow.advising.texts import confirm_texts, source_of

__all__ = [
    "Asked",
    "advices_of",
    "asked_of",
    "changes_of",
    "confirm_texts",
    "drop_advice",
    "drop_change",
    "drop_help",
    "first_results_day",
    "follow_ups",
    "help_for",
    "help_points_of",
    "keep_advice",
    "keep_change",
    "keep_help",
    "prepare_follow_up",
    "reply_to",
    "send_advice",
    "source_of",
    "waiting_for_reply",
]
