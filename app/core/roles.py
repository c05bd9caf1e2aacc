"""Who may do what in the workspace: roles of people, and the rights that come with each.

Nobody has a right to see one person's answers here; no such right exists (KA18).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a council. One person may have several."""

    COORDINATOR = "coordinator"
    INTERVIEWER = "interviewer"
    KEY_FIGURE = "key_figure"
    REVIEWER = "reviewer"
    CO_RESEARCHER = "co_researcher"
    RESEARCHER = "researcher"
    OFFICIAL = "official"
    EVALUATOR = "evaluator"


class Right(StrEnum):
    """What a page of the workspace lets people do."""

    HOME = "home"
    SEE = "see"
    PLAN = "plan"
    WRITE = "write"
    TRANSLATE = "translate"
    CONFIRM = "confirm"
    PLACES = "places"
    PRINT = "print"
    OUTREACH = "outreach"
    PAUSE = "pause"
    OPEN = "open"
    READ_WORDS = "read_words"
    RELEASE = "release"
    MAKE_SENSE = "make_sense"
    PUBLISH = "publish"
    RETURN = "return"
    ADVISE = "advise"
    REPLY = "reply"
    PEOPLE = "people"
    LOG = "log"
    LOOK = "look"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(Right),
    Role.INTERVIEWER: frozenset((Right.HOME, Right.SEE, Right.PRINT, Right.OUTREACH)),
    # A key figure hands out and reads out, and sees nothing but that (IJ12).
    Role.KEY_FIGURE: frozenset((Right.HOME, Right.OUTREACH)),
    Role.REVIEWER: frozenset((Right.HOME, Right.SEE, Right.TRANSLATE, Right.CONFIRM)),
    # Expertise by experience means working along, not only thinking along (KS07, KS11); any
    # resident among the researchers can stop a survey (GO03).
    Role.CO_RESEARCHER: frozenset(
        (
            Right.HOME,
            Right.SEE,
            Right.PLAN,
            Right.WRITE,
            Right.TRANSLATE,
            Right.CONFIRM,
            Right.PRINT,
            Right.OUTREACH,
            Right.PAUSE,
            Right.READ_WORDS,
            Right.RELEASE,
            Right.MAKE_SENSE,
            Right.ADVISE,
        )
    ),
    # Whoever codes open answers reads them before their release (DC09); a researcher may.
    Role.RESEARCHER: frozenset((Right.HOME, Right.SEE, Right.READ_WORDS, Right.MAKE_SENSE)),
    # An official hears what comes of a survey and replies to advice; how it is made is the
    # council's own (IJ13, IJ20).
    Role.OFFICIAL: frozenset((Right.HOME, Right.REPLY)),
    # An outside party looks on, at everything, and changes nothing (IJ18).
    Role.EVALUATOR: frozenset((Right.HOME, Right.SEE, Right.LOG)),
}

# A survey of several councils is edited and opened by the one that leads it (IJ19). The others
# see it and have places and prints of their own; any co-researcher may pause it (GO03).
LEAD_ONLY = frozenset(
    (
        Right.PLAN,
        Right.WRITE,
        Right.TRANSLATE,
        Right.CONFIRM,
        Right.OPEN,
        Right.READ_WORDS,
        Right.RELEASE,
        Right.PUBLISH,
        Right.RETURN,
    )
)

_WITHOUT_SECOND_FACTOR = frozenset((Right.HOME, Right.OUTREACH))


def rights_of(roles: Iterable[str]) -> frozenset[Right]:
    """What somebody with these roles may do together; an unknown role gives nothing.

    >>> sorted(rights_of(["key_figure", "gardener"]))
    [<Right.HOME: 'home'>, <Right.OUTREACH: 'outreach'>]
    """
    known = (Role(role) for role in roles if role in Role.__members__.values())
    return frozenset().union(*(RIGHTS[role] for role in known))


def rights_in(roles: Iterable[str], leads: bool) -> frozenset[Right]:
    """What somebody with these roles may do with one survey; ``leads`` says whether their council
    leads it.

    >>> Right.OPEN in rights_in(["coordinator"], False)
    False
    """
    return rights_of(roles) if leads else rights_of(roles) - LEAD_ONLY


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whether a password alone is too little for what these roles may do.

    >>> needs_second_factor(["key_figure"]), needs_second_factor(["coordinator"])
    (False, True)
    """
    return bool(rights_of(roles) - _WITHOUT_SECOND_FACTOR)
