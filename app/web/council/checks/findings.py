"""Findings beside the question that they are about, with the sentence marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.core.advice import Advice
from app.core.languages import parse_language
from app.core.questionnaire import Questionnaire
from app.core.wording import Group, grouped
from app.web.council.checks.gates_said import language_said
from app.web.council.checks.words import ADVICE
from app.web.council.door import Visit
from app.web.language import marked as _
from app.words import format_day

_PARTS = {
    "label": _("Question"),
    "hint": _("Explanation"),
    "option": _("Answer"),
    "picture": _("Picture"),
    "title": _("Title"),
    "intro": _("Introduction"),
    "consent": _("Permission"),
    "section": _("Heading"),
    "finding": _("Sentence of the results"),
    "decision": _("What is decided"),
    "happens_next": _("What happens next"),
}
_OTHER = _("Text")
_UNKNOWN = _("Something is not right here: {code}.")


@dataclass(frozen=True)
class SaidText:
    """One text with what was found on it. ``before``, ``marked`` and ``after`` are the text."""

    what: Markup
    language: str
    tag: str
    direction: str
    before: str
    marked: str
    after: str
    said: Sequence[tuple[str, Markup, bool]]


@dataclass(frozen=True)
class SaidGroup:
    """One question, or what stands around the questions, with its texts."""

    path: str
    number: int
    title: str
    texts: Sequence[SaidText]


def said_findings(
    visit: Visit, questionnaire: Questionnaire, advice: Iterable[Advice], tags: Sequence[str]
) -> list[SaidGroup]:
    """The findings of some languages, by question; those on no language are always there."""
    wanted = [a for a in advice if (not a.tag or a.tag in tags) and ADVICE.get(a.code, _UNKNOWN)]
    groups = grouped(questionnaire, wanted)
    items = {item.path: n for n, item in enumerate(questionnaire.items(), start=1)}
    return [
        SaidGroup(
            group.path,
            items.get(group.path, 0),
            _title(visit, questionnaire, group.path),
            _texts(visit, group),
        )
        for group in groups
    ]


def _title(visit: Visit, questionnaire: Questionnaire, path: str) -> str:
    item = questionnaire.item(path)
    if item is None:
        return str(visit.say("Around the questions"))
    return item.label.get(visit.reader.tag, questionnaire.source) or item.name


def _texts(visit: Visit, group: Group) -> list[SaidText]:
    by_text: dict[tuple[str, str], list[Advice]] = {}
    for each in group.advice:
        by_text.setdefault((each.path, each.tag), []).append(each)
    return [_text(visit, tag, path, found) for (path, tag), found in by_text.items()]


def _text(visit: Visit, tag: str, path: str, found: Sequence[Advice]) -> SaidText:
    text = next((each.text for each in found if each.sentence or ":label" in path), "")
    sentence = next((each.sentence for each in found if each.sentence), "")
    before, marked, after = _marked(text, sentence)
    said = [
        (
            each.rule,
            visit.say(ADVICE.get(each.code, _UNKNOWN), **figures_of(visit, each)),
            each.is_strong,
        )
        for each in found
    ]
    return SaidText(
        visit.say(part) if (part := _part(path, bool(text))) else Markup(),
        language_said(visit, tag) if tag else "",
        tag.removesuffix("-simple"),
        parse_language(tag).direction if tag else "",
        before,
        marked,
        after,
        said,
    )


def _part(path: str, has_text: bool) -> str:
    kind, _name, part = (*path.split(":"), "", "")[:3]
    if kind in ("item", "option") and not part and not has_text:
        return _PARTS["picture"] if kind == "option" else _PARTS["label"]
    return _PARTS.get(kind) or _PARTS.get(part) or (_OTHER if has_text else "")


def _marked(text: str, sentence: str) -> tuple[str, str, str]:
    """The text in three parts, of which the middle one is the sentence.

    >>> _marked("Kort. Dit is lang.", "Dit is lang.")
    ('Kort. ', 'Dit is lang.', '')
    """
    at = text.find(sentence) if sentence else -1
    if at < 0:
        return (text, "", "")
    return text[:at], sentence, text[at + len(sentence) :]


def figures_of(visit: Visit, advice: Advice) -> dict[str, str]:
    """The figures of a finding as its sentence needs them."""
    text = advice.text
    if advice.code == "results_after_decision":
        text = format_day(text, visit.reader.tag)
    return {"text": text, "code": advice.code, **dict(advice.figures)}
