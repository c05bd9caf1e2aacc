"""A council with a draft in Dutch, easy Dutch, Arabic and a spoken language."""

from dataclasses import dataclass, replace

import pytest

from app.core.plan import Plan
from app.core.questionnaire import Kind, Questionnaire
from app.core.texts import Slot, SlotState, Texts
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, KeptPlan, Survey
from app.flow.translating.grid import Grid, grid
from app.flow.translating.hands import Hand
from tests.builders import a_council, a_questionnaire, an_id, an_item

LABEL = "item:safe:label"


@dataclass(frozen=True)
class Desk:
    """Where two people of a council work on one draft."""

    kit: Toolkit
    council: Council
    survey: Survey
    one: Hand
    two: Hand

    def grid(self, tag: str = "ar") -> Grid:
        return grid(self.kit, self.survey, tag)

    def slot(self, path: str = LABEL, tag: str = "ar") -> Slot:
        return self.grid(tag).pair(path).slot

    def seen(self, path: str = LABEL, tag: str = "ar") -> str:
        return self.grid(tag).pair(path).seen

    def state(self, path: str = LABEL, tag: str = "ar") -> SlotState:
        return self.slot(path, tag).state

    def acts(self) -> list[tuple[str, str]]:
        with self.kit.store.read() as shelves:
            return [(person, act) for _, person, act, _ in shelves.people.acts(self.council.id)]

    def import_again(self, questionnaire: Questionnaire) -> None:
        take_in(self.kit, self.council, questionnaire, self.survey.slug)


def a_draft(dutch: str = "Is het veilig, ${name}?", easy: str = "Bent u bang?") -> Questionnaire:
    both = Texts((("nl", dutch), ("nl-simple", easy), ("ar", "هل هو آمن ${name}؟")))
    item = replace(an_item("safe"), label=both)
    name = an_item("name", Kind.TEXT)
    return replace(a_questionnaire(item, name), languages=("nl", "nl-simple", "ar", "rif-Zxxx"))


@pytest.fixture
def desk(toolkit: Toolkit) -> Desk:
    """Two hands at one draft."""
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(toolkit, council, a_draft(), "square")
    with toolkit.store.write() as shelves:
        plan = KeptPlan(an_id(), council.id, survey.id, "2026-11-23", "A. Writer", Plan())
        shelves.plans.put(plan)
    hands = (Hand(name, council.id) for name in ("A. Writer", "B. Reader"))
    return Desk(toolkit, council, survey, *hands)
