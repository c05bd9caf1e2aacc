"""The steps of the form in their order, and what has been filled in already.

The document is this form empty; a refused or switched form is the same one with the person's
answers kept, opening at the step where they are needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.languages import other_level, parse_language
from app.core.problems import Problem
from app.core.questionnaire import Purpose, Questionnaire
from app.core.ticket import KEY
from app.flow.collect import Fields, form_format
from app.flow.records import Version
from app.web.language import Reader
from app.web.language import marked as _
from app.web.respond.notice import notice_of
from app.web.respond.phone import for_the_phone
from app.web.respond.reasons import reasons_for
from app.web.respond.screens import Screen, screens_of
from app.web.respond.texts import ShownTexts
from app.words import language_name

START, NOTICE, REVIEW = "s", "n", "r"
MUST_BE_YES = ("adult", "answers")
_ASKING = {
    "adult": _("Are you 16 years or older?"),
    "answers": _("May we use your answers?"),
    "quote": _("May we show your words to others? We do not say who you are."),
    "voice": _("May we use the recording of your voice?"),
    "photo": _("May we use your photo?"),
}


@dataclass(frozen=True)
class Step:
    """One screen of the document, with the ids of the screens before and after it."""

    id: str
    kind: str
    before: str = ""
    after: str = ""
    name: str = ""
    label: Markup = Markup()
    must: bool = False
    screen: Screen | None = None

    @property
    def absent(self) -> str:
        """The field of "I do not know" and its like."""
        return self.name.replace("answer.", "missing.", 1)


@dataclass(frozen=True)
class Filled:
    """What a form holds when it comes back. ``problems`` are sentences by the path of the screen;
    ``first`` is the id of the step to open at; nothing at all is the document itself."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: Mapping[str, tuple[Markup, ...]] = field(default_factory=dict)
    first: str = START

    def one(self, name: str) -> str:
        """The only value of a field, or the empty string."""
        return next(iter(self.fields.get(name, ())), "")


@dataclass(frozen=True)
class LanguageLink:
    """A language that the survey offers, by its own name."""

    tag: str
    name: str
    direction: str


def steps_of(questionnaire: Questionnaire, texts: ShownTexts) -> tuple[Step, ...]:
    """All steps in order: start, notice, one per purpose, one per item, review."""
    steps = [Step(START, "start"), Step(NOTICE, "notice")]
    steps += [_consent(at, purpose, texts) for at, purpose in enumerate(questionnaire.purposes, 1)]
    steps += [
        Step(screen.id, "item", name=f"answer.{screen.path}", label=screen.label, screen=screen)
        for screen in screens_of(questionnaire, texts)
    ]
    return tuple(_linked([*steps, Step(REVIEW, "review")]))


def _consent(at: int, purpose: Purpose, texts: ShownTexts) -> Step:
    return Step(
        f"c{at}",
        "consent",
        name=f"consent.{purpose.name}",
        label=texts.show(purpose.label) or texts.reader.say(_ASKING[purpose.name]),
        must=purpose.name in MUST_BE_YES,
    )


def _linked(steps: list[Step]) -> Iterator[Step]:
    for at, step in enumerate(steps):
        before = steps[at - 1].id if at else ""
        after = steps[at + 1].id if at + 1 < len(steps) else ""
        yield Step(step.id, step.kind, before, after, step.name, step.label, step.must, step.screen)


def filled_with(
    questionnaire: Questionnaire, reader: Reader, sent: Fields, problems: Iterable[Problem]
) -> Filled:
    """The form as it was sent, opening at the first screen with a problem."""
    texts = ShownTexts(reader, questionnaire.source)
    screens = screens_of(questionnaire, texts)
    reasons = reasons_for(problems, questionnaire, texts, (screen.path for screen in screens))
    first = next((screen.id for screen in screens if screen.path in reasons), REVIEW)
    return Filled(_grouped(sent), reasons, first)


def again_in(questionnaire: Questionnaire, reader: Reader, sent: Fields) -> Filled:
    """The form as it was sent, opening behind the last screen that was answered."""
    steps = steps_of(questionnaire, ShownTexts(reader, questionnaire.source))
    names = {name for name, value in sent if value.strip()}
    answered = [step for step in steps if step.name in names or step.absent in names]
    return Filled(_grouped(sent), {}, answered[-1].after if answered else START)


def _grouped(sent: Fields) -> Mapping[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in sent:
        fields[name] = (*fields.get(name, ()), value)
    # A key that we cannot read would be refused for ever.
    if not KEY.match(next(iter(fields.get("submission", ())), "")):
        fields.pop("submission", None)
    return fields


def form_context(
    version: Version, council: str, reader: Reader, filled: Filled
) -> dict[str, object]:
    """All that templates/respond/document.html needs."""
    questionnaire, tag = version.questionnaire, reader.tag
    texts = ShownTexts(reader, questionnaire.source)
    steps = steps_of(questionnaire, texts)
    seconds = seconds_by_eye(questionnaire, tag)
    return {
        "heading": texts.show(questionnaire.title) or questionnaire.slug,
        "intro": texts.show(questionnaire.intro),
        "council": council,
        "minutes": texts.number(str(minutes_to_say(seconds))),
        "languages": tuple(language_links(questionnaire)),
        "other_level": other_level(tag, questionnaire.languages),
        "is_easy": parse_language(tag).is_easy,
        "base": parse_language(tag).base,
        "is_example": version.is_example,
        "notice": notice_of(questionnaire, version.terms, council, texts),
        "steps": steps,
        "first": filled.first,
        "total": sum(item.is_asked for item in questionnaire.items()),
        "mark": lambda figure: Markup("<b>{}</b>").format(texts.number(str(figure))),
        "kept": lambda name: filled.fields.get(name, ()),
        "has_remarks": lambda screen: bool(
            screen.condition or screen.hint or filled.problems.get(screen.path)
        ),
        "problems": lambda path: filled.problems.get(path, ()),
        "format": form_format(version),
        "submission": filled.one("submission"),
        "card": filled.one("card"),
        "phone": for_the_phone(
            questionnaire,
            {step.screen.item.path: step.id for step in steps if step.screen},
            (step.id for step in steps),
            (step.id for step in steps if step.must),
            texts,
            {"key": version.receiving_public, "seconds": seconds},
        ),
    }


def language_links(questionnaire: Questionnaire) -> Iterator[LanguageLink]:
    """The languages to choose from, each named in itself; levels are a switch, not a language."""
    for tag in questionnaire.languages:
        language = parse_language(tag)
        if not language.is_easy or language.base not in questionnaire.languages:
            yield LanguageLink(tag, language_name(tag), language.direction)
