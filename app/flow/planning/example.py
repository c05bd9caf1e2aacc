"""The example of a council: a survey with marked answers that nobody gave, to look around in.

It is opened as an example, so every page, print and file of it carries the mark for good. It goes
in one act, with everything that hangs on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from app.core.plan import Plan
from app.core.problems import Problem, Refused
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.texts import Texts
from app.flow.collect import submit
from app.flow.form_fields import Fields
from app.flow.open_version import Opening, open_version
from app.flow.places import add_place
from app.flow.planning.drafts import in_languages
from app.flow.planning.plans import terms_of
from app.flow.ports import Toolkit
from app.flow.prepare import put_draft
from app.flow.records import Council, KeptPlan, Person, Place, Survey
from app.flow.watching.night import night_of

_TEMPLATE = "schemes-not-used"
_LANGUAGES = ("nl", "nl-simple", "en")
_SLUG = "example"
# Enough at one place for a total, too few at the other: both are to be seen (decision 9).
_ANSWERS = (14, 7)


@dataclass(frozen=True)
class ExampleWords:
    """What the example says in the words of the workspace: its plan and the names of its two
    places. Without an address for questions nothing opens, so the plan has one."""

    plan: Plan
    places: tuple[str, str]
    decision: str


def make_example(toolkit: Toolkit, council: Council, person: Person, words: ExampleWords) -> Survey:
    """The council has an example survey: a plan, two places, answers that nobody gave.

    One that is there already is returned. Raises Refused where there is no template for it.
    """
    known = example_of(toolkit, council)
    if known is not None:
        return known
    template = in_languages(toolkit.templates.get(_template(toolkit)), _LANGUAGES)
    terms = replace(
        terms_of(words.plan, template.terms),
        decision=template.terms.decision or Texts.of({template.source: words.decision}),
    )
    with toolkit.store.write() as shelves:
        draft = replace(template, slug=_SLUG, terms=terms)
        survey, questionnaire = put_draft(toolkit, shelves, council, draft)
        today = toolkit.clock.today(council.time_zone)
        plan_id = toolkit.secrets.random_id()
        kept = KeptPlan(plan_id, council.id, survey.id, today, person.name, words.plan)
        shelves.plans.put(kept)
        shelves.people.log(council.id, today, person.name, "make example", survey.slug)
    version = open_version(toolkit, survey, Opening(is_example=True))
    for name, count in zip(words.places, _ANSWERS, strict=True):
        _answer(toolkit, questionnaire, add_place(toolkit, survey, name, by=person.name), count)
    with toolkit.store.write() as shelves:
        list(night_of(toolkit, shelves, survey, version, today))
    return survey


def _template(toolkit: Toolkit) -> str:
    names = toolkit.templates.names()
    if not names:
        raise Refused(Problem("no_such_template", _TEMPLATE))
    return _TEMPLATE if _TEMPLATE in names else names[0]


def _answer(toolkit: Toolkit, questionnaire: Questionnaire, place: Place, count: int) -> None:
    """So many made-up responses come in at a place, the same ones each time."""
    chance = Random(place.name)
    for _ in range(count):
        submit(toolkit, place.code, tuple(_form(questionnaire, chance)))


def _form(questionnaire: Questionnaire, chance: Random) -> Iterator[tuple[str, str]]:
    yield "lang", chance.choice(questionnaire.languages)
    yield from ((f"consent.{purpose.name}", "yes") for purpose in questionnaire.purposes)
    for item in questionnaire.items():
        yield from _answers_to(item, chance)


def _answers_to(item: Item, chance: Random) -> Fields:
    names = item.option_names
    if item.kind in (Kind.SELECT_ONE, Kind.VOTE) and names:
        return ((f"answer.{item.path}", chance.choice(names)),)
    if item.kind is Kind.SELECT_MULTIPLE and names:
        some = chance.sample(names, min(len(names), chance.randint(1, 2)))
        return tuple((f"answer.{item.path}", name) for name in some)
    return ()


def example_of(toolkit: Toolkit, council: Council) -> Survey | None:
    """The example of the council: a survey whose versions are all examples; None without one."""
    with toolkit.store.read() as shelves:
        for survey in shelves.surveys.all(council.id):
            versions = shelves.surveys.versions(survey)
            if (
                survey.council_id == council.id
                and survey.slug.startswith(_SLUG)
                and versions
                and all(version.is_example for version in versions)
            ):
                return survey
    return None


def remove_example(toolkit: Toolkit, council: Council, person: Person, survey: Survey) -> None:
    """Nothing of the example is left.

    Raises Refused for a survey of another council, and for one that was ever opened for real or
    never opened at all (``not_an_example``): nobody loses work by one act.
    """
    with toolkit.store.write() as shelves:
        versions = shelves.surveys.versions(survey)
        is_ours = survey.council_id == council.id
        if not (is_ours and versions and all(version.is_example for version in versions)):
            raise Refused(Problem("not_an_example", survey.slug))
        shelves.surveys.remove(survey)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "remove example", survey.slug)
    toolkit.store.forget()
