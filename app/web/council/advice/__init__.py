"""The station "advice": what is asked of whom, what was done, learning sessions, and help now."""

from app.web.council.advice import (
    advices,
    changes,
    helping,
    notes,
    paper,
    replies,
    sessions,
    station,
    texts,
)

__all__ = [
    "advices",
    "changes",
    "helping",
    "notes",
    "paper",
    "replies",
    "sessions",
    "station",
    "texts",
]
