"""Making sense together: people write findings, remarks and who read along; nothing decides."""

from dataclasses import replace

import pytest

from app.core.plan import Level, Side
from app.core.problems import Refused
from app.core.publication import MOST_FINDINGS
from app.core.report_facts import Knowledge, ReadAlong, draft_path
from app.core.sense import LONGEST_FINDING, Prompt
from app.flow.making_sense.desk import desk_of
from app.flow.making_sense.findings import (
    Typed,
    move_finding,
    remove_finding,
    rests_on,
    write_finding,
)
from app.flow.making_sense.reading import count_readers, remove_remark, write_remark
from app.flow.ports import Toolkit
from app.flow.records import Person, Stage, Survey
from tests.builders import a_council, a_person
from tests.ended import ended

YES = "number:outside=yes"


@pytest.fixture
def survey(toolkit: Toolkit) -> Survey:
    """Forty said yes and twenty no; no answers come in any more."""
    return ended(toolkit, 40, 20)[0]


@pytest.fixture
def person(survey: Survey) -> Person:
    """A member of the council that leads."""
    return a_person(replace(a_council(), id=survey.council_id))


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_nobody_makes_sense_while_answers_may_come_in(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 40, 20, Stage.CLOSED)
    with pytest.raises(Refused) as refused:
        desk_of(toolkit, survey)
    assert codes(refused) == ["not_frozen"]


def test_a_finding_rests_on_a_number_that_may_be_told(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """RR04, KA10: said by people, tagged with where they know it from."""
    typed = Typed(" De meesten  zijn graag buiten. ", YES, Knowledge.EXPERIENCE)
    made = write_finding(toolkit, person, survey, typed)
    (written,) = desk_of(toolkit, survey).findings
    assert written.text == "De meesten zijn graag buiten."
    assert rests_on(written.finding.rests) == YES
    assert (made.by, made.rests.knowledge, made.leads) == (person.name, Knowledge.EXPERIENCE, True)


def test_a_withheld_number_can_only_be_told_in_words(toolkit: Toolkit) -> None:
    """RR08, DC01: five people are no number, and still a finding."""
    survey, _, _ = ended(toolkit, 55, 5)
    person = a_person(replace(a_council(), id=survey.council_id))
    assert desk_of(toolkit, survey).numbers == ()
    with pytest.raises(Refused) as refused:
        write_finding(toolkit, person, survey, Typed("Bijna allen.", YES))
    assert codes(refused) == ["not_told"]
    assert write_finding(toolkit, person, survey, Typed("Een paar mensen blijven thuis.")).leads


def test_at_most_five_findings_lead_and_the_others_wait(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    for number in range(MOST_FINDINGS):
        write_finding(toolkit, person, survey, Typed(f"Bevinding {number}."))
    with pytest.raises(Refused) as refused:
        write_finding(toolkit, person, survey, Typed("Nog een."))
    assert codes(refused) == ["too_many_lead"]
    waiting = write_finding(toolkit, person, survey, Typed("Nog een.", leads=False))
    assert not waiting.leads
    assert len(desk_of(toolkit, survey).findings) == MOST_FINDINGS + 1


def test_findings_change_places_are_written_anew_and_go(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    first, second = (
        write_finding(toolkit, person, survey, Typed(text)) for text in ("Een.", "Twee.")
    )
    move_finding(toolkit, person, survey, second.id, up=True)
    move_finding(toolkit, person, survey, second.id, up=True)
    write_finding(toolkit, person, survey, Typed("Eerst.", YES), second.id)
    said = [(each.finding.id, each.text) for each in desk_of(toolkit, survey).findings]
    assert said == [(second.id, "Eerst."), (first.id, "Een.")]
    remove_finding(toolkit, person, survey, second.id)
    assert [each.text for each in desk_of(toolkit, survey).findings] == ["Een."]
    with pytest.raises(Refused) as refused:
        remove_finding(toolkit, person, survey, second.id)
    assert codes(refused) == ["unknown_finding"]
    with toolkit.store.read() as shelves:
        history = shelves.surveys.slot_history(survey, draft_path(second.rests.path, 1), "nl")
    assert [slot.text for slot in history] == ["Twee.", "Eerst.", ""], "the trail stays"


def test_what_is_wrong_with_a_finding_is_said_all_at_once(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    typed = Typed("x" * (LONGEST_FINDING + 1), "theme:none", "guess", "no quote")
    with pytest.raises(Refused) as refused:
        write_finding(toolkit, person, survey, typed)
    assert codes(refused) == [
        "finding_too_long",
        "not_told",
        "unknown_knowledge",
        "unknown_quote",
    ]
    assert desk_of(toolkit, survey).findings == ()


def test_remarks_and_who_read_along_are_written_down_without_a_name_of_who_said_it(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """KS15, KS11, KA10."""
    said = write_remark(toolkit, person, survey, Prompt.PATTERN, Knowledge.NEAR, "Samen eten.")
    some = (
        ReadAlong(Side.RESIDENT, Level.WORKED_ALONG, 3),
        ReadAlong(Side.RESEARCHER, Level.INFORMED, 0),
    )
    count_readers(toolkit, person, survey, some)
    desk = desk_of(toolkit, survey)
    assert (desk.remarks, desk.readers) == ((said,), some[:1])
    with pytest.raises(Refused) as refused:
        write_remark(toolkit, person, survey, "guess", "guess", " ")
    assert codes(refused) == ["no_remark", "unknown_prompt", "unknown_knowledge"]
    with pytest.raises(Refused) as refused:
        count_readers(toolkit, person, survey, (ReadAlong(Side.RESIDENT, Level.DECIDED, -1),))
    assert codes(refused) == ["readers_number"]
    remove_remark(toolkit, person, survey, said.id)
    with pytest.raises(Refused) as refused:
        remove_remark(toolkit, person, survey, said.id)
    assert codes(refused) == ["unknown_remark"]
