"""Adding a language to a draft and taking one away; what was written in it is kept, unseen."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.slots import with_texts
from app.core.texts import Texts
from app.flow.interface_words import interface_words
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.records import Survey
from app.flow.shelves import Shelves
from app.flow.texts_kept import changed_slots
from app.flow.translating.hands import Hand, note_act, today_of

MOST_LANGUAGES = 30


def add_language(toolkit: Toolkit, survey: Survey, hand: Hand, written: str) -> str:
    """The draft is in this language too, every text of it missing or as it was when the language
    was taken away; the tag as it is written here.

    Raises Refused: ``unknown_language``, ``language_is_there``, ``too_many_languages``,
    ``easy_needs_its_language`` for easy words of a language that the survey does not have, and
    ``version_under_way``.
    """
    try:
        language = parse_language(written)
    except UnknownLanguage as error:
        raise Refused(Problem("unknown_language", written[:40])) from error
    tag = language.tag
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        draft = shelves.surveys.draft(survey)
        if tag in draft.languages:
            raise Refused(Problem("language_is_there", tag))
        if len(draft.languages) >= MOST_LANGUAGES:
            figures = (("most", str(MOST_LANGUAGES)),)
            raise Refused(Problem("too_many_languages", tag, figures))
        if language.is_easy and language.base not in draft.languages:
            raise Refused(Problem("easy_needs_its_language", tag, (("base", language.base),)))
        _put_languages(shelves, survey, draft, _with(draft.languages, tag))
        kept = {(slot.path, slot.tag): slot for slot in shelves.surveys.slots(survey, tag)}
        fresh = interface_words(toolkit, shelves, survey.council_id, (tag,))
        shelves.surveys.put_slots(survey, changed_slots(fresh, kept))
        note_act(shelves, survey, hand, today_of(toolkit, shelves, hand), "add language", tag)
    return tag


def remove_language(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str) -> None:
    """The draft is not in this language any more; its texts and recordings are kept for when it
    comes back.

    Raises Refused: ``language_not_offered``, ``source_stays`` for the language that all others are
    made from, ``easy_needs_its_language`` while its easy words are there, ``version_under_way``.
    """
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        draft = shelves.surveys.draft(survey)
        if tag not in draft.languages:
            have = ", ".join(draft.languages)
            raise Refused(Problem("language_not_offered", tag, (("have", have),)))
        if tag == draft.source:
            raise Refused(Problem("source_stays", tag))
        if f"{tag}-simple" in draft.languages:
            raise Refused(Problem("easy_needs_its_language", f"{tag}-simple", (("base", tag),)))
        left = tuple(each for each in draft.languages if each != tag)
        _put_languages(shelves, survey, draft, left)
        note_act(shelves, survey, hand, today_of(toolkit, shelves, hand), "remove language", tag)


def _with(languages: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """Easy words follow their language; every other language comes last."""
    base = parse_language(tag).base
    if base == tag:
        return (*languages, tag)
    at = languages.index(base) + 1
    return (*languages[:at], tag, *languages[at:])


def _put_languages(
    shelves: Shelves, survey: Survey, draft: Questionnaire, languages: Iterable[str]
) -> None:
    languages = tuple(languages)
    decision = {tag: text for tag, text in draft.terms.decision if tag in languages}
    terms = replace(draft.terms, decision=Texts.of(decision))
    # Texts are taken from the slots, so that none is left in a language that is not listed.
    whole = replace(draft, languages=languages, terms=terms)
    shelves.surveys.replace_draft(survey, with_texts(whole, shelves.surveys.slots(survey)))
