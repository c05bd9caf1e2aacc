"""The steps of the form in their order, and what has been filled in already.

The document is this form empty; a refused or switched form is the same one with the person's
answers kept, opening at the step where they are needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from app.core.members import MOST_MEMBERS
from app.core.problems import Problem
from app.core.questionnaire import Purpose, Questionnaire
from app.core.ticket import KEY
from app.flow.form_fields import Fields
from app.web.language import Reader
from app.web.language import marked as _
from app.web.respond.members import (
    NONE,
    Members,
    Spot,
    members_in,
    spots_of,
    with_one_more,
    without,
)
from app.web.respond.reasons import reasons_for
from app.web.respond.screens import Screen, screens_of, section_of
from app.web.respond.texts import ShownTexts

START, NOTICE, CHECKS, REVIEW = "s", "n", "t", "r"
MUST_BE_YES = ("adult", "answers")
_ASKING = {
    "adult": _("Are you 16 years or older?"),
    "answers": _("May we use your answers?"),
    "quote": _("May we show your words to others? We do not say who you are."),
    "voice": _("May we use the recording of your voice?"),
    "photo": _("May we use your photo?"),
}


@dataclass(frozen=True)
class Ask:
    """A yes or no that is asked for: the field it goes to, and its words."""

    name: str
    label: Markup


@dataclass(frozen=True)
class More:
    """The question behind the last member of a repeat: is there one more? ``members`` are those
    there are, where there are several: the number of each, and how fields name it."""

    place: str
    label: Markup
    members: tuple[tuple[Markup, str], ...]
    is_full: bool

    def holds(self, member: str) -> bool:
        """Whether a member, as fields name it, is one of this repeat."""
        return member.rpartition("[")[0] == self.place


@dataclass(frozen=True)
class Step:
    """One screen of the document, with the ids of the screens before and after it. ``asks`` are
    the consents on it; with ``must``, a no to the only one of them ends here with thanks."""

    id: str
    kind: str
    before: str = ""
    after: str = ""
    name: str = ""
    label: Markup = Markup()
    asks: tuple[Ask, ...] = ()
    must: bool = False
    screen: Screen | None = None
    more: More | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The fields on this screen."""
        return (*(ask.name for ask in self.asks), *((self.name,) if self.name else ()))

    @property
    def absent(self) -> str:
        """The field of "I do not know" and its like."""
        return self.name.replace("answer.", "missing.", 1)


@dataclass(frozen=True)
class Filled:
    """What a form holds when it comes back. ``problems`` are sentences by the path of the screen;
    ``first`` is the id of the step to open at; ``is_large`` has larger letters and ``listens`` has
    everything to hear beside it; nothing at all is the document itself."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: Members = field(default_factory=dict)
    problems: Mapping[str, tuple[Markup, ...]] = field(default_factory=dict)
    first: str = START
    is_large: bool = False
    listens: bool = False

    def one(self, name: str) -> str:
        """The only value of a field, or the empty string."""
        return next(iter(self.fields.get(name, ())), "")


def steps_of(
    questionnaire: Questionnaire, texts: ShownTexts, members: Members = NONE
) -> tuple[Step, ...]:
    """All steps in order: start, consent in at most five screens, one per item, review."""
    steps = [Step(START, "start"), Step(NOTICE, "notice"), Step(CHECKS, "checks")]
    steps += _consents(questionnaire, texts)
    screens = {screen.id: screen for screen in screens_of(questionnaire, texts, members)}
    steps += [
        _item_step(screens[spot.id]) if spot.id in screens else _more_step(spot, members, texts)
        for spot in spots_of(questionnaire, members)
    ]
    return tuple(_linked([*steps, Step(REVIEW, "review")]))


def _item_step(screen: Screen) -> Step:
    return Step(screen.id, "item", name=f"answer.{screen.path}", label=screen.label, screen=screen)


def _more_step(spot: Spot, members: Members, texts: ShownTexts) -> Step:
    number = members.get(spot.path, 1)
    several = tuple(
        (Markup("<b>{}</b>").format(texts.number(str(n))), f"{spot.path}[{n}]")
        for n in range(1, number + 1)
        if number > 1
    )
    label = texts.show(spot.what.label) or section_of(spot, texts)
    more = More(spot.path, label, several, number >= MOST_MEMBERS)
    return Step(spot.id, "more", more=more)


def _consents(questionnaire: Questionnaire, texts: ShownTexts) -> Iterator[Step]:
    """Without a yes to these nothing is kept, so each has a screen; what else is asked has a yes
    and a no of its own too (CO06), together on one."""
    asks = [
        (purpose.name in MUST_BE_YES, _ask(purpose, texts)) for purpose in questionnaire.purposes
    ]
    screens = [(ask,) for is_must, ask in asks if is_must]
    rest = tuple(ask for is_must, ask in asks if not is_must)
    for at, on_one in enumerate((*screens, *((rest,) if rest else ())), 1):
        yield Step(f"c{at}", "consent", asks=on_one, must=at <= len(screens))


def _ask(purpose: Purpose, texts: ShownTexts) -> Ask:
    label = texts.show(purpose.label) or texts.reader.say(_ASKING[purpose.name])
    return Ask(f"consent.{purpose.name}", label)


def _linked(steps: list[Step]) -> Iterator[Step]:
    for at, step in enumerate(steps):
        before = steps[at - 1].id if at else ""
        after = steps[at + 1].id if at + 1 < len(steps) else ""
        yield replace(step, before=before, after=after)


def filled_with(
    questionnaire: Questionnaire, reader: Reader, sent: Fields, problems: Iterable[Problem]
) -> Filled:
    """The form as it was sent, opening at the first screen with a problem."""
    texts = ShownTexts(reader, questionnaire.source)
    members = members_in(questionnaire, sent)
    screens = screens_of(questionnaire, texts, members)
    reasons = reasons_for(problems, questionnaire, texts, (screen.path for screen in screens))
    first = next((screen.id for screen in screens if screen.path in reasons), REVIEW)
    return Filled(_grouped(sent), members, reasons, first)


def again_in(
    questionnaire: Questionnaire, reader: Reader, sent: Fields, added: str = "", taken: str = ""
) -> Filled:
    """The form as it was sent, opening behind the last screen that was answered. With ``added``,
    the place of a repeat, it has one member more and opens there; ``taken`` is gone from it."""
    texts = ShownTexts(reader, questionnaire.source)
    sent = without(sent, taken) if taken else sent
    members = members_in(questionnaire, sent)
    if any(spot.path == added for spot in spots_of(questionnaire, members)):
        members = with_one_more(members, added)
    steps = steps_of(questionnaire, texts, members)
    first = _first_of(steps, f"answer.{added}[{members.get(added, 1)}]/" if added else "")
    if taken:
        first = next((s.id for s in steps if s.more and s.more.holds(taken)), "")
    if not first:
        names = {name for name, value in sent if value.strip()}
        answered = [step for step in steps if {*step.names, step.absent} & names]
        first = answered[-1].after if answered else START
    return Filled(_grouped(sent), members, {}, first)


def _first_of(steps: tuple[Step, ...], named: str) -> str:
    """The first screen whose field begins so."""
    return next((step.id for step in steps if named and step.name.startswith(named)), "")


def _grouped(sent: Fields) -> Mapping[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in sent:
        fields[name] = (*fields.get(name, ()), value)
    # A key that we cannot read would be refused for ever.
    if not KEY.match(next(iter(fields.get("submission", ())), "")):
        fields.pop("submission", None)
    return fields
