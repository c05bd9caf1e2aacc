"""Looking at a draft as residents will: the real document, and how long it takes them."""

from dataclasses import replace

from app.core.burden import Budget
from app.core.questionnaire import Questionnaire
from app.flow.ports import Toolkit
from app.flow.prepare import offer_of
from app.flow.records import Stage, Survey, Version
from app.flow.sounds import hearing_of


def preview(toolkit: Toolkit, survey: Survey, tag: str = "", path: str = "") -> bytes:
    """The draft as its document would be today, marked as an example; nothing is kept.

    ``tag`` is a language of the survey, else its own is taken; it opens at the item at ``path``.
    """
    with toolkit.store.read() as shelves:
        offer = offer_of(toolkit, shelves, survey)
        council = shelves.people.council(survey.council_id)
    draft, slots = offer.questionnaire, offer.slots
    tag = tag if tag in draft.languages else draft.source
    spoken = toolkit.renderer.spoken(draft, draft.terms, council.name, slots, tag)
    first = next((each.key for each in spoken if f"item:{path}:label" in each.slots), "s")
    version = replace(_unopened(survey, draft, toolkit), look=council.look)
    return toolkit.renderer.render(version, council, slots, tag, first=first.partition("/")[0])


def _unopened(survey: Survey, draft: Questionnaire, toolkit: Toolkit) -> Version:
    public, private = toolkit.secrets.new_receiving_pair()
    return Version(
        id="",
        survey_id=survey.id,
        council_id=survey.council_id,
        number=0,
        wave_id="",
        fingerprint="preview",
        questionnaire=draft,
        terms=draft.terms,
        stage=Stage.OPEN,
        opened_day="",
        is_example=True,
        overrides=(),
        receiving_public=public,
        receiving_private=private,
    )


def time_of(toolkit: Toolkit, survey: Survey) -> Budget:
    """How long the draft takes in its own language, by eye and by ear (SV01)."""
    with toolkit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
        slots = shelves.surveys.slots(survey, draft.source)
        recordings = shelves.sounds.recordings(survey)
        council = shelves.people.council(survey.council_id)
    alone = (draft.source,)
    words = tuple(toolkit.words.slots(draft.source))
    one = replace(draft, languages=alone)
    heard = hearing_of(toolkit, one, draft.terms, council, (*slots, *words), recordings)
    return heard.budgets()[0]
