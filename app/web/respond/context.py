"""All that templates/respond/document.html needs, put together for one reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.languages import other_level, parse_language
from app.core.questionnaire import Questionnaire
from app.flow.attachments import asks_for_files
from app.flow.form_fields import form_format
from app.flow.records import Sound, Version
from app.web.addresses import later_path, more_path
from app.web.language import Reader
from app.web.respond.form import Filled, Step, steps_of
from app.web.respond.hearing import Hearing
from app.web.respond.members import spots_of
from app.web.respond.notice import checks_of, points_of
from app.web.respond.phone import later_name
from app.web.respond.texts import ShownTexts
from app.web.respond.walking import for_the_phone
from app.words import language_name


@dataclass(frozen=True)
class LanguageLink:
    """A language that the survey offers, by its own name."""

    tag: str
    name: str
    direction: str


def form_context(
    version: Version,
    council: str,
    reader: Reader,
    filled: Filled,
    sounds: Sequence[Sound] = (),
) -> dict[str, object]:
    """The context of the document, empty or with what was filled in."""
    questionnaire = version.questionnaire
    texts = ShownTexts(reader, questionnaire.source)
    steps = steps_of(questionnaire, texts, filled.members)
    seconds = seconds_by_eye(questionnaire, reader.tag)
    return {
        **_about(questionnaire, reader.tag),
        **_held(filled),
        **_heard(Hearing(version, reader.tag, sounds, filled.listens)),
        "heading": texts.show(questionnaire.title) or questionnaire.slug,
        "intro": texts.show(questionnaire.intro),
        "council": council,
        "minutes": texts.number(str(minutes_to_say(seconds))),
        "is_example": version.is_example,
        "points": points_of(version.terms, council, texts),
        "checks": checks_of(texts),
        "more": more_path(version.fingerprint, reader.tag),
        "later": later_path(later_name()),
        "steps": steps,
        "total": max((step.screen.number for step in steps if step.screen), default=0),
        "mark": lambda figure: Markup("<b>{}</b>").format(texts.number(str(figure))),
        "format": form_format(version),
        "phone": _for_the_phone(version, steps, texts, seconds),
    }


def _about(questionnaire: Questionnaire, tag: str) -> Mapping[str, object]:
    return {
        "source": questionnaire.source,
        "languages": tuple(language_links(questionnaire)),
        "other_level": other_level(tag, questionnaire.languages),
        "is_easy": parse_language(tag).is_easy,
        "base": parse_language(tag).base,
        "brings_files": asks_for_files(questionnaire),
    }


def _heard(hearing: Hearing) -> Mapping[str, object]:
    return {
        "can_listen": bool(hearing.sounds),
        "has_text": hearing.has_text,
        "hear": hearing.address,
        "shows_pictures": hearing.is_in_page,
    }


def _held(filled: Filled) -> Mapping[str, object]:
    return {
        "first": filled.first,
        "is_large": filled.is_large,
        "listens": filled.listens,
        # What was asked for goes along when something else is asked for.
        "sized": "&size=1" if filled.is_large else "",
        "heard": "&listen=1" if filled.listens else "",
        "turned": ("&size=1" if filled.is_large else "") + ("&listen=1" if filled.listens else ""),
        "kept": lambda name: filled.fields.get(name, ()),
        "has_remarks": lambda screen: bool(
            screen.condition or screen.hint or filled.problems.get(screen.path)
        ),
        "problems": lambda path: filled.problems.get(path, ()),
        "submission": filled.one("submission"),
        "card": filled.one("card"),
    }


def _for_the_phone(
    version: Version, steps: tuple[Step, ...], texts: ShownTexts, seconds: int
) -> Markup:
    return for_the_phone(
        version.questionnaire,
        {spot.what.path: spot.id for spot in spots_of(version.questionnaire)},
        (step.id for step in steps),
        (step.id for step in steps if step.must),
        texts,
        {"key": version.receiving_public, "seconds": seconds},
    )


def language_links(questionnaire: Questionnaire) -> Iterator[LanguageLink]:
    """The languages to choose from, each named in itself; levels are a switch, not a language."""
    for tag in questionnaire.languages:
        language = parse_language(tag)
        if not language.is_easy or language.base not in questionnaire.languages:
            yield LanguageLink(tag, language_name(tag), language.direction)
