"""Finding what a page of the workspace is about: surveys, their drafts, versions and titles.

Only reads that more than one page asks for stand here; a page that wants more asks the verb of
its own subject.
"""

from dataclasses import dataclass

from app.core.questionnaire import Questionnaire
from app.core.texts import Texts
from app.flow.ports import Toolkit
from app.flow.records import Council, Survey, Version


@dataclass(frozen=True)
class Told:
    """A survey whose results are there: its title, and the code of a place that leads to them."""

    survey: Survey
    title: Texts
    code: str


def survey_for(toolkit: Toolkit, council: Council, slug: str) -> Survey | None:
    """The survey with a slug, where the council takes part in it."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.find(slug, council.id)


def lead_of(toolkit: Toolkit, survey: Survey) -> Council:
    """The council that leads a survey."""
    with toolkit.store.read() as shelves:
        return shelves.people.council(survey.council_id)


def draft_of(toolkit: Toolkit, survey: Survey) -> Questionnaire:
    """The draft of a survey as it stands now."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.draft(survey)


def version_of(toolkit: Toolkit, survey: Survey) -> Version | None:
    """The newest version of a survey; None where it was never opened."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.version(survey)


def title_of(toolkit: Toolkit, survey: Survey, tag: str) -> str:
    """What a survey is called in a language, else in its own, else by its slug."""
    draft = draft_of(toolkit, survey)
    return draft.title.get(tag, draft.source, *draft.title.tags()) or survey.slug


def surveys_of(toolkit: Toolkit, council: Council) -> tuple[Survey, ...]:
    """The surveys that a council takes part in, by slug."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.all(council.id)


def has_partners(toolkit: Toolkit) -> bool:
    """Whether this host has another council that could take part in a survey."""
    with toolkit.store.read() as shelves:
        return len(shelves.people.councils()) > 1


def told_by(toolkit: Toolkit, council: Council) -> tuple[Told, ...]:
    """The surveys of a council whose results are there, for who is to hear them."""
    with toolkit.store.read() as shelves:
        found = []
        for survey in shelves.surveys.all(council.id):
            places = shelves.places.of_survey(survey)
            if places and shelves.publications.all(survey):
                found.append(Told(survey, shelves.surveys.draft(survey).title, places[0].code))
        return tuple(found)
