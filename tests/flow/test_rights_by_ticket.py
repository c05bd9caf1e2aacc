"""Rights by ticket: seeing what was agreed to, and no to one purpose while the rest stays."""

import pytest

from app.core.consent import Consent, ConsentRecord
from app.core.problems import Refused
from app.core.questionnaire import Kind, Purpose
from app.core.response import Mode
from app.flow.copies import delete_again, tombstone_of, tombstone_of_purpose, tombstone_of_ticket
from app.flow.export import tables_for
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey, Version
from app.flow.retention import (
    Outcome,
    ends_for,
    held,
    run_retention,
    withdraw_purpose,
)
from app.flow.returning.ledger import ledger
from app.flow.returning.tickets import TicketHolder, find_ticket
from tests.builders import a_questionnaire, a_response, a_value, an_id, an_item, an_open_version
from tests.ended import ticket
from tests.fakes import FixedClock

ALL_YES = tuple((purpose, True) for purpose in ("adult", "answers", "quote", "voice", "photo"))
CLOSED = {"stage": Stage.CLOSED, "closed_day": "2026-11-23"}


def _kept(
    toolkit: Toolkit, choices: tuple[tuple[str, bool], ...] = ALL_YES, **changes: object
) -> tuple[Survey, Version, str]:
    """A survey that one person answered, who holds ``ticket(0)``; the id of the response."""
    asked = a_questionnaire(
        an_item(),
        an_item("remarks", Kind.TEXT),
        purposes=tuple(Purpose(name) for name, _ in choices),
    )
    survey, version, place = an_open_version(toolkit, asked, **changes)
    said = (a_value("safe_at_night", "often"), a_value("remarks", "the lamp is broken"))
    response = a_response(*said, consent=Consent(choices), mode=Mode.INTERVIEWER, listened=True)
    identity, hashed = an_id(), toolkit.secrets.hash
    with toolkit.store.write() as shelves:
        trace = hashed("withdrawal", survey.id, ticket(0))
        shelves.responses.add(identity, survey, version, place, response, trace)
    with toolkit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, hashed("register", survey.id, ticket(0)))
    return survey, version, identity


def _holder(toolkit: Toolkit, survey: Survey) -> TicketHolder:
    return find_ticket(toolkit, survey.slug, ticket(0))


def _agreed(toolkit: Toolkit, survey: Survey) -> dict[str, bool]:
    found = held(toolkit, _holder(toolkit, survey))
    assert found is not None
    return dict(found.record.consent.choices)


def test_the_record_of_consent_shows_what_was_agreed_and_nobody(toolkit: Toolkit) -> None:
    """CO13, CO12: version, language, level, mode, read or listened, purposes, day; no person."""
    survey, _, identity = _kept(toolkit)
    found = held(toolkit, _holder(toolkit, survey))
    assert found is not None
    assert found.record == ConsentRecord(
        Consent(ALL_YES), 1, "nl", "normal", "interviewer", "2026-11-23", False, True
    )
    for told in (identity, ticket(0), "often", "lamp"):
        assert told not in repr(found)


@pytest.mark.parametrize("purpose", ["quote", "voice", "photo"])
def test_one_purpose_is_taken_back_and_everything_else_stays(
    toolkit: Toolkit, purpose: str
) -> None:
    """CO14, CO22: each purpose has its own no, seen at once."""
    survey, _, _ = _kept(toolkit)
    before = held(toolkit, _holder(toolkit, survey))
    assert before is not None
    assert before.revocable == ("quote", "voice", "photo")
    assert withdraw_purpose(toolkit, _holder(toolkit, survey), purpose) is Outcome.REVOKED
    assert _agreed(toolkit, survey) == {**dict(ALL_YES), purpose: False}
    with toolkit.store.read() as shelves:
        ((_, _, _, left),) = shelves.responses.all(survey)
        assert not left.consent.allows(purpose)
        assert left.value("remarks") == a_value("remarks", "the lamp is broken")
        assert shelves.publications.removed_since(survey) == 0
    assert ledger(toolkit, survey)["respondents"] == 1


def test_words_that_may_not_be_quoted_any_more_say_so_in_every_file(toolkit: Toolkit) -> None:
    """CO22: who works with the free texts sees the no beside them."""
    survey, _, _ = _kept(toolkit)
    withdraw_purpose(toolkit, _holder(toolkit, survey), "quote")
    tables = tables_for(toolkit, survey, "host")
    names = [variable.name for variable in tables.data.variables]
    (row,) = tables.data.rows
    assert row[names.index("consent.quote")] == 0
    assert row[names.index("consent.voice")] == 1


def test_taking_one_purpose_back_twice_changes_nothing_more(toolkit: Toolkit) -> None:
    """CO14: also where it was no from the start; then there is nothing to bury."""
    survey, _, identity = _kept(toolkit, (("answers", True), ("quote", True), ("photo", False)))
    for _ in range(2):
        for purpose in ("quote", "photo"):
            outcome = withdraw_purpose(toolkit, _holder(toolkit, survey), purpose)
            assert outcome is Outcome.REVOKED
    with toolkit.store.read() as shelves:
        buried = shelves.tombstones.all()
    assert buried == {tombstone_of_purpose(toolkit.secrets, identity, "quote")}


def test_no_to_the_use_of_answers_is_taking_all_back(toolkit: Toolkit) -> None:
    """CO14."""
    survey, _, _ = _kept(toolkit)
    assert withdraw_purpose(toolkit, _holder(toolkit, survey), "answers") is Outcome.GONE
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 0


def test_what_is_no_purpose_of_its_own_cannot_be_taken_back(toolkit: Toolkit) -> None:
    """CO06: being sixteen is a fact, and a word from an address is nothing."""
    survey, _, _ = _kept(toolkit)
    for purpose in ("adult", "anything", ""):
        with pytest.raises(Refused, match="unknown_purpose"):
            withdraw_purpose(toolkit, _holder(toolkit, survey), purpose)
    assert _agreed(toolkit, survey) == dict(ALL_YES)


def test_after_the_withdrawal_date_no_purpose_can_be_taken_back(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """CO15: neither on the day after, nor when the traces are erased."""
    survey, _, _ = _kept(toolkit, **CLOSED)
    clock.day = "2026-12-24"
    found = held(toolkit, _holder(toolkit, survey))
    assert found is not None
    assert found.revocable == ()
    assert withdraw_purpose(toolkit, _holder(toolkit, survey), "quote") is Outcome.TOO_LATE
    run_retention(toolkit)
    assert withdraw_purpose(toolkit, _holder(toolkit, survey), "quote") is Outcome.TOO_LATE
    with toolkit.store.read() as shelves:
        ((_, _, _, left),) = shelves.responses.all(survey)
    assert left.consent.allows("quote")


def test_a_purpose_of_answers_that_are_gone_is_not_found(toolkit: Toolkit) -> None:
    """CO14: the ticket may be known while the answers are not."""
    survey, _, identity = _kept(toolkit)
    with toolkit.store.write() as shelves:
        shelves.responses.delete(identity)
    assert withdraw_purpose(toolkit, _holder(toolkit, survey), "quote") is Outcome.NOT_FOUND


def test_a_buried_purpose_is_no_again_after_a_restore(toolkit: Toolkit) -> None:
    """Decision 14: the copy says yes, the tombstone says no."""
    survey, _, identity = _kept(toolkit)
    with toolkit.store.write() as shelves:
        for purpose in ("quote", "photo"):
            buried = tombstone_of_purpose(toolkit.secrets, identity, purpose)
            shelves.tombstones.add(buried, "2026-11-23")
        assert delete_again(shelves, toolkit.secrets) == 0
    assert _agreed(toolkit, survey) == {**dict(ALL_YES), "quote": False, "photo": False}


def test_the_traces_of_a_purpose_and_of_its_response_cannot_be_joined(toolkit: Toolkit) -> None:
    """Decision 14: nobody sees in the traces that two of them are of one person."""
    identity, secrets = toolkit.secrets.random_id(), toolkit.secrets
    traces = [tombstone_of_purpose(secrets, identity, name) for name in ("quote", "voice")]
    traces += [tombstone_of(secrets, identity), tombstone_of_ticket(secrets, bytes(32))]
    assert len({trace[:8] for trace in traces}) == 4
    assert all(identity not in trace.hex() for trace in traces)


def test_ends_are_told_of_what_somebody_can_have_given(toolkit: Toolkit) -> None:
    """CO19, H5: no end date of a recording where nobody is asked for one."""
    _, version, _ = _kept(toolkit, **CLOSED)
    kinds = [kind for kind, _, _ in ends_for(version, ("answers", "quote"))]
    assert kinds == ["withdrawal", "free_text", "answers"]
    assert "recordings" in [kind for kind, _, _ in ends_for(version, ("answers", "photo"))]
    assert ("withdrawal", "2026-12-23", 30) in ends_for(version, ("answers",))
