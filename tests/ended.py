"""A survey that has been answered and closed, in one line: what results and return begin with."""

from app.core.questionnaire import Finding, Questionnaire
from app.core.response import Mode
from app.core.ticket import ticket_from_bits
from app.flow.ports import Toolkit
from app.flow.records import Place, Stage, Survey, Version
from tests.builders import (
    a_questionnaire,
    a_response,
    a_value,
    an_id,
    an_item,
    an_open_version,
)

OUTSIDE = a_questionnaire(
    an_item("outside", options=("yes", "no")), findings=(Finding("outside", ("yes",)),)
)


def ended(
    toolkit: Toolkit,
    yes: int,
    no: int,
    stage: Stage = Stage.FROZEN,
    questionnaire: Questionnaire = OUTSIDE,
    is_example: bool = False,
) -> tuple[Survey, Version, Place]:
    """So many people answered at one place, each with a ticket: the first is ``ticket(0)``."""
    days = {"closed_day": "2026-11-23"} if stage in (Stage.CLOSED, Stage.FROZEN) else {}
    if stage is Stage.FROZEN:
        days["frozen_day"] = "2026-11-23"
    survey, version, place = an_open_version(
        toolkit, questionnaire, stage=stage, is_example=is_example, **days
    )
    people = [("yes", ticket(n)) for n in range(yes)]
    people += [("no", ticket(yes + n)) for n in range(no)]
    _all_answered(toolkit, survey, version, place, people)
    return survey, version, place


def ticket(number: int) -> str:
    """The ticket of the person with that number."""
    return ticket_from_bits(10**18 + number)


def answered(
    toolkit: Toolkit,
    survey: Survey,
    version: Version,
    place: Place | None,
    answer: str,
    ticket: str,
    mode: Mode = Mode.SELF,
) -> str:
    """One person answered and has a ticket; the id of the response."""
    (identity,) = _all_answered(toolkit, survey, version, place, [(answer, ticket)], mode)
    return identity


def _all_answered(
    toolkit: Toolkit,
    survey: Survey,
    version: Version,
    place: Place | None,
    people: list[tuple[str, str]],
    mode: Mode = Mode.SELF,
) -> list[str]:
    identities = [an_id() for _ in people]
    hashed = toolkit.secrets.hash
    with toolkit.store.write() as shelves:
        for identity, (answer, ticket) in zip(identities, people, strict=True):
            response = a_response(a_value("outside", answer), mode=mode)
            trace = hashed("withdrawal", survey.id, ticket)
            shelves.responses.add(identity, survey, version, place, response, trace)
    with toolkit.store.write() as shelves:
        for _, ticket in people:
            shelves.returns.register_ticket(survey.id, hashed("register", survey.id, ticket))
    return identities
