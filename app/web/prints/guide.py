"""The conversation guide: how a volunteer begins, reads aloud without leading, and ends.

It says what the phone says before consent, in the same words. It holds questions and never an
answer of anybody; refusing is as good as answering (KS04), and nobody is asked whether they can
read (SV23).
"""

from collections.abc import Iterator

from app.core.expressions.tree import Call, Expression, Literal, Reference
from app.core.planning import ends_of
from app.core.questionnaire import VOTES, Item, Kind, Section
from app.core.texts import Texts
from app.media.sheets import GuidePart, GuideQuestion, GuideSheet
from app.web.prints.wording import Wording, apart
from app.web.votes import VOTE_WORDS
from app.words import format_number

_ASKS = {
    "adult": "Are you 16 years or older?",
    "answers": "May we use your answers?",
    "quote": "May we show your words to others? We do not say who you are.",
    "voice": "May we use the recording of your voice?",
    "photo": "May we use your photo?",
}


def guide_sheet(wording: Wording) -> GuideSheet:
    """The guide of a survey in one language."""
    _ = wording.say
    return GuideSheet(
        tag=wording.tag,
        direction=wording.direction,
        title=_("How to ask these questions"),
        topic=apart(wording.title()),
        before=(_beginning(wording), _consent(wording), _reading(wording)),
        questions_title=_("The questions"),
        questions=tuple(_questions(wording)),
        after=(_ending(wording),),
        example=wording.example(),
    )


def _beginning(wording: Wording) -> GuidePart:
    _ = wording.say
    return GuidePart(
        _("How you begin"),
        (
            ("do", _("Say who you are. Take your time.")),
            ("say", wording.asks()),
            ("say", wording.effort()),
            ("say", _("Do you want to read or to listen?")),
            ("do", _("Never ask if somebody can read.")),
        ),
    )


def points(wording: Wording) -> tuple[str, ...]:
    """What a person must know before saying yes: the points of the notice, to say aloud."""
    _ = wording.say
    terms = wording.printing.version.terms
    days = apart(format_number(str(ends_of(terms)["withdrawal"]), wording.tag))
    return (
        wording.asks(),
        _("Why we ask: {decision}", decision=apart(wording.text(terms.decision))),
        wording.results(),
        _("We do not ask your name. We show what all people said together."),
        _("You choose. Your food and your help stay the same."),
        _("You can skip questions. You can stop at any time."),
        _(
            "You can remove your answers later. Days for this after the survey ends: {count}.",
            count=days,
        ),
    )


def _consent(wording: Wording) -> GuidePart:
    _ = wording.say
    purposes = wording.printing.version.questionnaire.purposes
    asked = [
        wording.text(each.label) or _(_ASKS[each.name])
        for each in purposes
        if each.label or each.name in _ASKS
    ]
    return GuidePart(
        _("Read this aloud"),
        (
            *(("say", point) for point in points(wording)[1:]),
            ("do", _("Ask each of these. Yes and no are both fine.")),
            *(("say", ask) for ask in asked),
            ("do", _("Does the person say no? That is fine. Say thank you and stop.")),
        ),
    )


def _reading(wording: Wording) -> GuidePart:
    _ = wording.say
    return GuidePart(
        _("How you help with the questions"),
        (
            ("do", _("Turn the screen to the person. The person taps.")),
            ("do", _("You may read aloud. Say the words as they are.")),
            ("do", _("Read all answers. Then wait.")),
            ("do", _("Do not look at the answers. Do not say what is good.")),
            ("do", _("Does a question feel personal? Step away. The person answers alone.")),
        ),
    )


def _ending(wording: Wording) -> GuidePart:
    _ = wording.say
    return GuidePart(
        _("After the questions"),
        (
            ("say", _("Thank you.")),
            ("say", _("Keep this ticket.")),
            ("say", wording.results()),
            ("do", _("The ticket is for the person only. Make no copy of it.")),
            ("do", _("Tell nobody what you heard or saw.")),
        ),
    )


def _questions(wording: Wording) -> Iterator[GuideQuestion]:
    questionnaire = wording.printing.version.questionnaire
    items = {item.path: item for item in questionnaire.items()}
    number = 0
    for item, above in questionnaire.items_with_sections():
        if item.kind is Kind.CALCULATE:
            continue
        number += item.is_asked
        shown = format_number(str(number), wording.tag) if item.is_asked else ""
        yield GuideQuestion(
            number=shown,
            condition=_condition(wording, item, above, items),
            label=wording.text(item.label) or item.name,
            hint=wording.text(item.hint),
            options=tuple(_options(wording, item)),
            note=tuple(_notes(wording, item)),
        )


def _options(wording: Wording, item: Item) -> Iterator[str]:
    _ = wording.say
    if item.kind is Kind.VOTE:
        yield from (_(VOTE_WORDS[vote]) for vote in VOTES)
    for option in item.options:
        yield wording.text(option.label) or option.name
    if item.is_asked and item.knows:
        yield _("I do not know")
    if item.is_asked and item.is_sensitive:
        yield _("I do not want to say")


def _notes(wording: Wording, item: Item) -> Iterator[str]:
    _ = wording.say
    if item.kind is Kind.SELECT_MULTIPLE:
        yield _("You can choose more than one.")
    if item.is_sensitive:
        yield _("Does a question feel personal? Step away. The person answers alone.")
    guidance = wording.text(item.guidance)
    if guidance:
        yield guidance


def _condition(
    wording: Wording, item: Item, above: tuple[Section, ...], items: dict[str, Item]
) -> str:
    """For whom a question is, in words; the answer itself is only on the phone."""
    _ = wording.say
    conditions = [item.relevant, *(each for section in above for each in section.conditions)]
    stated = [condition for condition in conditions if condition is not None]
    if not stated:
        return ""
    found = _simple(stated[0]) if len(stated) == 1 else None
    if found and found[0] in items:
        asked = items[found[0]]
        label = next((o.label for o in asked.options if o.name == found[1]), Texts())
        if label:
            return _(
                "Only if you said “{answer}” to “{question}”. If not, go on.",
                answer=apart(wording.text(label)),
                question=apart(wording.text(asked.label)),
            )
    return _("Not for everyone. Is it not for you? Go on.")


def _simple(condition: Expression) -> tuple[str, str] | None:
    match condition:
        case Call("=" | "selected", (Reference(path), Literal(value))):
            return path, value
    return None
