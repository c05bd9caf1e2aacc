"""From a finding to advice to change, and help now: what comes after the numbers.

Start at advices.py (what is asked of whom, and the reply), then changes.py (what became of it, and
who hears of it). sessions.py leads a learning session and notes.py is what people write in it;
help.py is where people get help now; texts.py is what all of them say in many languages.
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
from app.flow.advising.notes import (
    add_note,
    advice_from,
    choose_card,
    fill_card,
    judge_question,
    session_at,
    strike_note,
    take_along,
    write_question,
)
from app.flow.advising.sessions import (
    Sitting,
    drop_session,
    go_back,
    go_on,
    keep_session,
    open_questions_of,
    sitting_with,
    sittings_of,
)
from app.flow.advising.texts import confirm_texts, source_of, texts_of, translate

__all__ = [
    "Asked",
    "Sitting",
    "add_note",
    "advice_from",
    "advices_of",
    "asked_of",
    "changes_of",
    "choose_card",
    "confirm_texts",
    "drop_advice",
    "drop_change",
    "drop_help",
    "drop_session",
    "fill_card",
    "first_results_day",
    "follow_ups",
    "go_back",
    "go_on",
    "help_for",
    "help_points_of",
    "judge_question",
    "keep_advice",
    "keep_change",
    "keep_help",
    "keep_session",
    "open_questions_of",
    "prepare_follow_up",
    "reply_to",
    "send_advice",
    "session_at",
    "sitting_with",
    "sittings_of",
    "source_of",
    "strike_note",
    "take_along",
    "texts_of",
    "translate",
    "waiting_for_reply",
    "write_question",
]
