"""A plan becomes the draft of a survey: from a template, or from an empty questionnaire."""

import re
import unicodedata
from dataclasses import dataclass, replace

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem, Refused
from app.core.questionnaire import Purpose, Questionnaire
from app.core.slots import texts_of, with_texts
from app.core.texts import Slot, SlotState, Texts
from app.flow.planning.plans import terms_of
from app.flow.ports import Toolkit
from app.flow.prepare import put_draft, refuse_while_under_way
from app.flow.records import Council, Person, Survey

LONGEST_NAME = 120
LONGEST_DECISION = 1500
_LONGEST_SLUG = 50


@dataclass(frozen=True)
class Wanted:
    """How the draft begins. ``name`` is what residents see on top; without a template the
    questionnaire is empty. ``decision`` is what residents read about the decision (H4), in the
    first language. ``languages`` are those of the template to begin with."""

    name: str
    template: str = ""
    languages: tuple[str, ...] = ()
    decision: str = ""


def make_draft(
    toolkit: Toolkit, council: Council, person: Person, plan_id: str, wanted: Wanted
) -> Survey:
    """The plan has a survey: a draft with its texts, its promise and its decision filled in.

    Raises Refused for a plan or template that is not there, a plan that has a survey already
    (``plan_has_a_survey``), and a name that is empty or too long.
    """
    name, decision = (" ".join(text.split()) for text in (wanted.name, wanted.decision))
    _refuse_bad(name, decision)
    template = toolkit.templates.get(wanted.template) if wanted.template else None
    questionnaire = _begun(template, wanted.languages, name)
    with toolkit.store.write() as shelves:
        kept = shelves.plans.find(plan_id, council.id)
        if kept is None:
            raise Refused(Problem("unknown_plan", plan_id[:40]))
        if kept.survey_id:
            raise Refused(Problem("plan_has_a_survey", plan_id))
        terms = terms_of(kept.plan, questionnaire.terms)
        if decision and decision != terms.decision.get(questionnaire.source):
            terms = replace(terms, decision=Texts.of({questionnaire.source: decision}))
        draft = replace(questionnaire, terms=terms)
        survey, _ = put_draft(toolkit, shelves, council, draft)
        today = toolkit.clock.today(council.time_zone)
        shelves.plans.put(replace(kept, survey_id=survey.id, day=today, by=person.name))
        shelves.people.log(council.id, today, person.name, "make draft", survey.slug)
    return survey


def say_decision(
    toolkit: Toolkit, council: Council, person: Person, survey: Survey, text: str
) -> None:
    """Residents of this draft read the text about the decision, in its first language; what other
    languages said about another decision is gone.

    Raises Refused where the text is too long, the survey is another council's, or a version of it
    is being answered.
    """
    said = " ".join(text.split())
    if len(said) > LONGEST_DECISION:
        raise Refused(Problem("text_too_long", "decision", (("most", str(LONGEST_DECISION)),)))
    with toolkit.store.write() as shelves:
        if survey.council_id != council.id:
            raise Refused(Problem("unknown_survey", survey.slug))
        refuse_while_under_way(shelves, survey)
        draft = shelves.surveys.draft(survey)
        if said != draft.terms.decision.get(draft.source):
            decision = Texts.of({draft.source: said})
            shelves.surveys.set_terms(survey, replace(draft.terms, decision=decision))
            today = toolkit.clock.today(council.time_zone)
            shelves.people.log(council.id, today, person.name, "say decision", survey.slug)


def _refuse_bad(name: str, decision: str) -> None:
    problems = []
    if not name:
        problems.append(Problem("no_survey_name", "name"))
    for where, text, most in (
        ("name", name, LONGEST_NAME),
        ("decision", decision, LONGEST_DECISION),
    ):
        if len(text) > most:
            problems.append(Problem("text_too_long", where, (("most", str(most)),)))
    if problems:
        raise Refused(*problems)


def _begun(template: Questionnaire | None, wanted: tuple[str, ...], name: str) -> Questionnaire:
    """The questionnaire in the languages that are wanted; its first language always stays."""
    if template is None:
        tags = _languages(wanted)
        return Questionnaire(
            slug=_slug(name),
            languages=tags,
            children=(),
            title=Texts.of({tags[0]: name}),
            purposes=(Purpose("adult"), Purpose("answers")),
        )
    cut = replace(in_languages(template, wanted), slug=_slug(name))
    # Under a name of its own the translations of the template's name are not true any more.
    is_own = name != template.title.get(template.source)
    return replace(cut, title=Texts.of({template.source: name})) if is_own else cut


def in_languages(template: Questionnaire, wanted: tuple[str, ...]) -> Questionnaire:
    """The questionnaire with its first language and those that are wanted, and no other texts."""
    tags = tuple(tag for tag in template.languages if tag == template.source or tag in wanted)
    slots = (
        Slot(path, tag, text, SlotState.DRAFT)
        for path, texts in texts_of(template)
        for tag, text in texts
    )
    decision = Texts.of({tag: template.terms.decision.get(tag) for tag in tags})
    cut = with_texts(replace(template, languages=tags), slots)
    return replace(cut, terms=replace(template.terms, decision=decision))


def _languages(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Known languages, each once; a survey is not written in an easy level alone."""
    try:
        parsed = [parse_language(tag) for tag in wanted or ("nl",)]
    except UnknownLanguage:
        raise Refused(Problem("unknown_language", "languages")) from None
    parsed.sort(key=lambda language: language.is_easy)
    return tuple(dict.fromkeys(language.tag for language in parsed))


def _slug(name: str) -> str:
    """The name as it stands in addresses: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return slug if len(slug) > 1 else "survey"
