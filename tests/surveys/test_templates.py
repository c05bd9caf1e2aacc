"""Every template asks in the right order, within its time, and does what its practice says."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.burden import GOAL_BY_EYE, seconds_by_eye
from app.core.questionnaire import Item, Questionnaire
from app.core.template_bank import Level
from app.core.wording import Draft, findings_in
from app.exchange.template_folder import TemplateFolder
from app.flow.ports import Toolkit
from app.flow.prepare import check, take_in
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues, Vocabulary
from tests.builders import a_council

ROOT = Path(__file__).parents[2]
BANK = TemplateFolder(ROOT / "surveys")
# Words in which a person agrees or disagrees with somebody else's sentence (MV13).
AGREEING = {"eens", "oneens", "agree", "disagree"}


def items_of(name: str) -> dict[str, Item]:
    return {item.path: item for item in BANK.get(name).items()}


@pytest.fixture(params=BANK.names())
def template(request: pytest.FixtureRequest) -> Questionnaire:
    return BANK.get(str(request.param))


def test_it_takes_no_longer_than_people_can_be_asked_to_bear(
    toolkit: Toolkit, template: Questionnaire
) -> None:
    """SV01: the cap holds in every language with notice and consent; the notice alone takes more
    than 2 minutes, so the goal is held by the questions without it."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(ROOT / "translations"))
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    found = check(kit, take_in(kit, council, template, template.slug))
    assert {gate.identity: gate.is_open for gate in found.gates}["SV01"]
    for tag in template.languages:
        assert seconds_by_eye(template, tag) < GOAL_BY_EYE


def test_nothing_in_it_is_worded_as_a_rule_forbids(template: Questionnaire) -> None:
    """PL03, PL10, PL11, KA04, KA07, MV13, SV18: the program's own strong findings."""
    found = findings_in(Draft(template, Vocabulary()))
    assert not [(each.tag, each.path, each.code) for each in found if each.is_strong]


def test_what_is_close_to_the_skin_comes_late_and_can_be_refused(template: Questionnaire) -> None:
    """SV17, SV18: the first questions are easy, and the last one is not sensitive."""
    sensitive = [item.is_sensitive for item in template.items() if item.is_asked]
    assert not any(sensitive[:3])
    assert not sensitive[-1]


def test_nobody_is_asked_to_agree_with_a_sentence(template: Questionnaire) -> None:
    """SV09, MV13: every scale has words of its own question."""
    for item in template.items():
        said = " ".join(option.label.get("nl", "en") for option in item.options)
        assert not AGREEING & set(said.lower().split())


def test_what_people_count_as_support_is_asked_of_the_person_only() -> None:
    """MV02, MV04: recognised, connected and relieved, two questions each, one level."""
    ready = BANK.items("support")
    assert [each.dimension.name for each in ready] == [
        name for name in ("recognised", "connected", "relieved") for _ in range(2)
    ]
    assert {each.level for each in ready} == {Level.PERSON}
    counted = {finding.item for finding in BANK.get("what-it-brings-you").findings}
    assert counted <= {each.item.path for each in ready}


def test_appreciative_questions_begin_with_what_goes_well() -> None:
    """KS10: what goes well, what do you want more of, the day that people wish for."""
    assert [*items_of("what-goes-well")] == [
        "proud", "makers", "helping", "more", "gifts", "needed", "own_words",
    ]  # fmt: skip


def test_partners_get_the_same_themes_and_codes_as_residents() -> None:
    """HV03: side by side, and what they expect besides."""
    partners, residents = (
        items_of(name) for name in ("partners-in-the-neighbourhood", "our-neighbourhood")
    )
    for shared in ("good_here", "together", "safe_at_night", "wish_more"):
        assert partners[shared].options == residents[shared].options
    assert {"base", "expects", "offers"} <= set(partners)


def test_life_events_can_always_be_skipped() -> None:
    """HV02: the words say so, refusing is offered, and nothing is required."""
    items = items_of("when-life-changes")
    assert items["events"].hint.get("nl") == "U mag deze vraag overslaan."
    assert items["events"].is_sensitive
    assert {"birth", "moving", "work", "parting", "caring", "same"} <= set(
        items["events"].option_names
    )
    assert not any(item.required for item in items.values())


def test_a_template_has_a_name_that_labels_nobody() -> None:
    """MV17: the name becomes part of addresses."""
    for name in BANK.names():
        assert not {"lonely", "loneliness", "poor", "poverty", "debt"} & set(name.split("-"))
