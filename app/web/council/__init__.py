"""The door of the council: the workspace of who makes, follows and returns a survey.

Every page asks for a session and names the right that it needs (door.py); each area of the
workspace has a folder of its own here.
"""

from app.web.council import (
    advice,
    answers,
    checks,
    follow,
    funnel,
    home,
    languages,
    look,
    people,
    places,
    publish,
    questions,
    return_keys,
    sense,
    sign_in,
    telling,
    tour,
)
from app.web.council.door import bp

__all__ = [
    "advice",
    "answers",
    "bp",
    "checks",
    "follow",
    "funnel",
    "home",
    "languages",
    "look",
    "people",
    "places",
    "publish",
    "questions",
    "return_keys",
    "sense",
    "sign_in",
    "telling",
    "tour",
]
