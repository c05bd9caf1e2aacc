"""The gates before opening: what must be there before anyone is asked anything.

H1 to H6 are hard and have no override. A soft check takes a written reason, which the method
sheet prints. Words for people are not here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.advice import Advice
from app.core.burden import Budget
from app.core.languages import parse_language
from app.core.pictures import pictures_in
from app.core.problems import Problem
from app.core.questionnaire import WAYS, Kind, Questionnaire, Terms
from app.core.routing import soundness
from app.core.texts import Slot, SlotState

# Days after closing (CO15, CO19, decision 7). Judged starting values; a survey may set its own.
DEFAULT_ENDS = (
    ("withdrawal", 30),
    ("recordings", 90),
    ("addresses", 180),
    ("free_text", 180),
    ("answers", 1825),
)
LONGEST_FOR_ADDRESSES = 180
MOST_CLOSED_ITEMS = 10
MOST_OPEN_ITEMS = 1
MOST_SCALE_POINTS = 5
# These need an address, and so a return key; the first two also somebody who carries them.
WAYS_WITH_ADDRESS = ("mail", "sms", "letter")
_CONFIRMED = (SlotState.CONFIRMED, SlotState.PRETESTED)


@dataclass(frozen=True)
class Gate:
    """One gate: ``identity`` such as ``H3``; open when it has no problems."""

    identity: str
    is_hard: bool
    problems: tuple[Problem, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the survey may pass here."""
        return not self.problems


@dataclass(frozen=True)
class Offer:
    """What is to be opened: the questionnaire, its terms, and every slot of every language."""

    questionnaire: Questionnaire
    terms: Terms
    slots: tuple[Slot, ...]
    missing: tuple[tuple[str, str], ...]
    """Pairs of language and slot path without a text, interface words included."""
    unheard: tuple[tuple[str, str], ...] = ()
    """Pairs of language and key of what has no recording, for languages that have no text."""
    budgets: tuple[Budget, ...] = ()
    carried: tuple[str, ...] = WAYS
    """The ways that this host has somebody for."""
    has_return_key: bool = False
    """Whether the survey has a return key whose recovery sheet was typed back (decision 7)."""
    beside: tuple[Gate, ...] = ()
    """Soft checks on what lies beside the questionnaire: its plan, its places, its testers."""


def ends_of(terms: Terms) -> dict[str, int]:
    """Days after closing for every kind of data: the survey's own, else the defaults.

    >>> ends_of(Terms(ends=(("answers", 365),)))["answers"]
    365
    """
    return {**dict(DEFAULT_ENDS), **dict(terms.ends)}


def end_day(terms: Terms, kind: str, closed_day: str) -> str:
    """The ISO day on which a kind of data ends, counted from the day of closing.

    >>> end_day(Terms(), "withdrawal", "2026-11-23")
    '2026-12-23'
    """
    return (date.fromisoformat(closed_day) + timedelta(days=ends_of(terms)[kind])).isoformat()


def filled(terms: Terms, given: Terms) -> Terms:
    """The terms with everything that ``given`` holds put in their place, end dates whole."""
    return Terms(
        promise_date=given.promise_date or terms.promise_date,
        ways=given.ways or terms.ways,
        controller=given.controller or terms.controller,
        contact=given.contact or terms.contact,
        decision=given.decision or terms.decision,
        ends=tuple(ends_of(terms).items()),
    )


def gates(offer: Offer, today: str) -> tuple[Gate, ...]:
    """All gates, hard ones first, in their order. ``today`` is an ISO day."""
    return (
        Gate("H1", True, _return_promise(offer, today)),
        Gate("H2", True, _responsible(offer.terms)),
        Gate("H3", True, _languages(offer)),
        Gate("H4", True, () if offer.terms.decision else (Problem("no_decision", "decision"),)),
        Gate("H5", True, _end_dates(offer.terms)),
        Gate("H6", True, soundness(offer.questionnaire)),
        Gate("SV01", False, tuple(_time(offer.budgets))),
        Gate("SV02", False, _length(offer.questionnaire)),
        *offer.beside,
    )


def _return_promise(offer: Offer, today: str) -> tuple[Problem, ...]:
    terms, problems = offer.terms, []
    if not terms.promise_date:
        problems.append(Problem("no_promise_date", "promise_date"))
    elif not is_day(terms.promise_date):
        problems.append(Problem("not_a_day", "promise_date", (("value", terms.promise_date),)))
    elif terms.promise_date < today:
        problems.append(Problem("promise_has_passed", "promise_date"))
    if not terms.ways:
        problems.append(Problem("no_way", "ways"))
    problems.extend(unknown_ways(terms))
    problems.extend(
        Problem("way_not_carried", "ways", (("way", way),))
        for way in terms.ways
        if way in WAYS and way not in offer.carried
    )
    if not offer.has_return_key and set(terms.ways) & set(WAYS_WITH_ADDRESS):
        problems.append(Problem("no_return_key", "ways"))
    return tuple(problems)


def unknown_ways(terms: Terms) -> tuple[Problem, ...]:
    """A problem for each way that is none."""
    return tuple(
        Problem("unknown_way", "ways", (("way", way[:20]),))
        for way in terms.ways
        if way not in WAYS
    )


def _responsible(terms: Terms) -> tuple[Problem, ...]:
    missing = (name for name in ("controller", "contact") if not getattr(terms, name).strip())
    return tuple(Problem(f"no_{name}", name) for name in missing)


def _languages(offer: Offer) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for tag in offer.questionnaire.languages:
        problems.extend(missing_texts(offer, tag))
        unsure = [s.path for s in offer.slots if s.tag == tag and s.state not in _CONFIRMED]
        if unsure:
            problems.append(_counted("texts_not_confirmed", tag, unsure))
    return tuple(problems)


def missing_texts(offer: Offer, tag: str) -> tuple[Problem, ...]:
    """What one language lacks: texts of the survey, interface words of this program, and where
    it has no text, recordings."""
    missing = [path for lang, path in offer.missing if lang == tag]
    words = [path for path in missing if path.startswith("words:")]
    texts = [path for path in missing if not path.startswith("words:")]
    keys = [key for lang, key in offer.unheard if lang == tag]
    silent = "films_missing" if parse_language(tag).is_signed else "sounds_missing"
    found = (("texts_missing", texts), ("words_missing", words), (silent, keys))
    return tuple(_counted(code, tag, paths) for code, paths in found if paths)


def _counted(code: str, tag: str, paths: Iterable[str]) -> Problem:
    paths = tuple(paths)
    return Problem(code, tag, (("count", str(len(paths))), ("first", ", ".join(paths[:3]))))


def _end_dates(terms: Terms) -> tuple[Problem, ...]:
    ends = ends_of(terms)
    known = dict(DEFAULT_ENDS)
    problems = [Problem("unknown_end", kind) for kind in ends if kind not in known]
    problems += [Problem("end_not_positive", kind) for kind, days in ends.items() if days < 1]
    if ends["addresses"] > LONGEST_FOR_ADDRESSES:
        problems.append(Problem("addresses_kept_too_long", "addresses"))
    # Who may still withdraw must still be findable, so answers cannot end first.
    if ends["withdrawal"] > ends["answers"]:
        problems.append(Problem("withdrawal_after_answers", "withdrawal"))
    return tuple(problems)


def _length(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    asked = [item for item in questionnaire.items() if item.is_asked]
    open_items = sum(item.kind in (Kind.TEXT, Kind.VOICE) for item in asked)
    closed_items = len(asked) - open_items
    if closed_items <= MOST_CLOSED_ITEMS and open_items <= MOST_OPEN_ITEMS:
        return ()
    figures = (("closed", str(closed_items)), ("open", str(open_items)))
    return (Problem("too_many_items", "", figures),)


def _time(budgets: Iterable[Budget]) -> Iterator[Problem]:
    for budget in budgets:
        if not budget.is_within_cap:
            figures = (("eye", str(budget.by_eye)), ("ear", str(budget.by_ear)))
            yield Problem("takes_too_long", budget.tag, figures)


def advice_on_time(budgets: Iterable[Budget]) -> tuple[Advice, ...]:
    """How long each language takes by eye and by ear, for the author (SV01)."""
    return tuple(
        Advice(
            "SV01",
            budget.tag,
            "",
            f"{budget.by_eye} s by eye, {budget.by_ear} s by ear",
            "time" if budget.is_within_goal else "time_over_goal",
        )
        for budget in budgets
    )


def advice(
    questionnaire: Questionnaire, tested_pictures: frozenset[str] = frozenset()
) -> tuple[Advice, ...]:
    """Findings on the parts of a questionnaire: long scales (SV09), and every picture that nobody
    tried with people yet (SV16). How it is worded is wording/."""
    found = [
        Advice("SV09", "", f"item:{item.path}", str(len(item.options)), "long_scale")
        for item in questionnaire.items()
        if item.is_ordered and len(item.options) > MOST_SCALE_POINTS
    ]
    found += [
        Advice("SV16", "", place, name, "not_tested_with_people")
        for place, name in pictures_in(questionnaire)
        if name not in tested_pictures
    ]
    return tuple(found)


def is_day(text: str) -> bool:
    """Whether a text is an ISO day that exists.

    >>> is_day("2026-12-01"), is_day("tomorrow")
    (True, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
