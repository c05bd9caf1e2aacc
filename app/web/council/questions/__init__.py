"""The questions of a draft: listed, added, changed, branched, moved, looked at, taken back."""

from app.web.council.questions import (
    adding,
    answers,
    bringing,
    item,
    listing,
    only_if,
    preview,
    section,
    steps,
    whole,
)

__all__ = [
    "adding",
    "answers",
    "bringing",
    "item",
    "listing",
    "only_if",
    "preview",
    "section",
    "steps",
    "whole",
]
