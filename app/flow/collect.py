"""Collecting: a response comes in exactly once, and nothing about its sender (decisions 3 to 6).

A response and its ticket leave two traces in two transactions that nothing joins. Nobody's
address, agent or exact time gets this far.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.answers import read_answers
from app.core.consent import Consent
from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.response import Mode, Response, Value
from app.core.ticket import KEY, ticket_from_bits, ticket_of
from app.flow.attachments import Files, taken_out
from app.flow.deliver import Spot, spot_in, spot_of
from app.flow.form_fields import (
    Fields,
    form_format,
    is_yes,
    offered_language,
    one,
    read_consent,
)
from app.flow.ports import Toolkit
from app.flow.printing import card_ticket, card_trace
from app.flow.records import Attachment, Place, Stage, Survey, Version
from app.flow.shelves import Shelves

_FOR_WHOM = ("self", "other", "again")
_TICKET_BITS = 66


@dataclass(frozen=True)
class Kept:
    """A response is stored, now or by an earlier try with the same key. ``ticket`` is its 20
    digits; ``response`` is what is stored."""

    spot: Spot
    version: Version
    response: Response
    ticket: str


@dataclass(frozen=True)
class NotKept:
    """Nothing is stored: the person did not agree, or took the answers away meanwhile."""

    spot: Spot
    version: Version


@dataclass(frozen=True)
class Wrong:
    """Nothing is stored: ``problems`` say what is wrong."""

    spot: Spot
    version: Version
    problems: tuple[Problem, ...]


Outcome = Kept | NotKept | Wrong


def _never(_place: Place) -> bool:
    return False


def submit(
    toolkit: Toolkit,
    code: str,
    fields: Fields,
    is_burst: Callable[[Place], bool] = _never,
    files: Files = (),
) -> Outcome:
    """A form's answers are stored once, or nothing is.

    ``act`` among the fields is ``send``, ``part`` or nothing. ``files`` came as parts of their
    own. ``is_burst`` is asked once, for a response that can be stored (counting.py). Raises
    Refused with ``unknown_code``, ``paused``, ``closed`` or ``unreadable``.
    """
    with toolkit.store.read() as shelves:
        spot = spot_in(toolkit, shelves, code)
        version = _version_of(shelves, spot, fields)
        earlier = _sent_before(toolkit, shelves, spot, fields)
    if earlier is not None:
        _register(toolkit, spot.survey, earlier.ticket)
        return earlier
    _refuse_unless_taking(version)
    if one(fields, "act") not in ("", "send", "part"):
        raise Refused(Problem("unreadable", "act"))
    consent = read_consent(fields)
    if not consent.may_be_kept:
        _count_refusal(toolkit, spot.survey)
        return NotKept(spot, version)
    return _checked(toolkit, _Form(spot, version, fields, files, consent), is_burst)


@dataclass(frozen=True)
class _Form:
    spot: Spot
    version: Version
    fields: Fields
    files: Files
    consent: Consent


def _checked(toolkit: Toolkit, form: _Form, is_burst: Callable[[Place], bool]) -> Outcome:
    spot, version = form.spot, form.version
    enclosed = taken_out(
        version.questionnaire, form.fields, form.files, form.consent, toolkit.secrets.random_id
    )
    is_part = one(form.fields, "act") == "part"
    reading = read_answers(version.questionnaire, enclosed.fields, spot.today, is_part)
    key = one(form.fields, "submission")
    problems = (*reading.problems, *enclosed.problems)
    if key and not KEY.match(key):
        problems = (*problems, Problem("wrong_key", "submission"))
    attachments, unfit = enclosed.fit(reading.values, toolkit.cleaner)
    problems = (*problems, *unfit)
    if problems:
        return Wrong(spot, version, (*problems, *enclosed.to_bring_again(problems)))
    response = _response_of(spot, version, form.fields, reading.values, form.consent)
    response = replace(response, in_burst=is_burst(spot.place), is_part=is_part)
    arrival = _Arrival(spot, version, form.fields, response, key, attachments)
    outcome = _stored(toolkit, arrival)
    if isinstance(outcome, Wrong):
        again = enclosed.to_bring_again(outcome.problems)
        return replace(outcome, problems=(*outcome.problems, *again))
    return outcome


def _response_of(
    spot: Spot, version: Version, fields: Fields, values: tuple[Value, ...], consent: Consent
) -> Response:
    level = parse_language(offered_language(version.questionnaire, fields))
    return Response(
        consent=consent,
        values=values,
        language=level.base,
        level="easy" if level.is_easy else "normal",
        mode=Mode.SELF,
        day=spot.today,
        helped=is_yes(fields, "helped"),
        listened=is_yes(fields, "audio"),
        too_fast=is_yes(fields, "fast"),
        for_whom=one(fields, "for") if one(fields, "for") in _FOR_WHOM else "",
    )


def stop(toolkit: Toolkit, code: str, fields: Fields) -> Spot:
    """Nothing is stored; a no to consent that came along is counted as a refusal."""
    spot = spot_of(toolkit, code)
    if "no" in (one(fields, "consent.adult"), one(fields, "consent.answers")):
        _count_refusal(toolkit, spot.survey)
    return spot


def _count_refusal(toolkit: Toolkit, survey: Survey) -> None:
    with toolkit.store.write() as shelves:
        shelves.returns.add_refusal(survey.id)


def _version_of(shelves: Shelves, spot: Spot, fields: Fields) -> Version:
    """The version that the form is of: the newest, unless it says that it is of an older one."""
    version = spot.version
    if version is not None and one(fields, "format") not in ("", form_format(version)):
        older = shelves.surveys.versions(spot.survey)
        version = next((v for v in older if form_format(v) == one(fields, "format")), version)
    if version is None:
        raise Refused(Problem("closed", spot.survey.slug))
    return version


def _sent_before(toolkit: Toolkit, shelves: Shelves, spot: Spot, fields: Fields) -> Kept | None:
    """What a retry gets, whatever came with it and however late: the first body with a key wins.

    A card's ticket belongs to its code, which others may know, so there the key itself decides.
    """
    key = one(fields, "submission")
    if not KEY.match(key) or one(fields, "card").strip():
        return None
    ticket = ticket_of(key)
    trace = toolkit.secrets.hash("withdrawal", spot.survey.id, ticket)
    found = shelves.responses.by_withdrawal(spot.survey, trace)
    return Kept(spot, found[1], found[2], ticket) if found else None


def _refuse_unless_taking(version: Version) -> None:
    """Late answers are taken until the tabulation is frozen (decision 13)."""
    if version.stage is Stage.FROZEN:
        raise Refused(Problem("closed"))
    if version.stage is Stage.PAUSED:
        raise Refused(Problem("paused"))


@dataclass(frozen=True)
class _Arrival:
    spot: Spot
    version: Version
    fields: Fields
    response: Response
    key: str
    attachments: tuple[Attachment, ...]

    @property
    def card(self) -> str:
        return one(self.fields, "card").strip().upper()


def _stored(toolkit: Toolkit, arrival: _Arrival) -> Outcome:
    """Transaction one keeps the response, transaction two its ticket (decision 7)."""
    ticket = _ticket(toolkit, arrival)
    try:
        with toolkit.store.write() as shelves:
            outcome = _taken_in(toolkit, shelves, arrival, ticket)
    except Refused as refusal:
        if refusal.problems[0].where != "card":
            raise
        return Wrong(arrival.spot, arrival.version, refusal.problems)
    if isinstance(outcome, Kept):
        _register(toolkit, arrival.spot.survey, ticket)
    return outcome


def _register(toolkit: Toolkit, survey: Survey, ticket: str) -> None:
    """The register holds the ticket, also where the machine stopped between the two traces."""
    trace = toolkit.secrets.hash("register", survey.id, ticket)
    with toolkit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, trace)


def _ticket(toolkit: Toolkit, arrival: _Arrival) -> str:
    if arrival.card:
        return card_ticket(toolkit.secrets, arrival.spot.survey.id, arrival.card)
    if arrival.key:
        return ticket_of(arrival.key)
    return ticket_from_bits(toolkit.secrets.random_bits(_TICKET_BITS))


def _taken_in(toolkit: Toolkit, shelves: Shelves, arrival: _Arrival, ticket: str) -> Outcome:
    survey, secrets = arrival.spot.survey, toolkit.secrets
    trace = secrets.hash("withdrawal", survey.id, ticket)
    newest = shelves.surveys.version(survey)
    # Closing may have won the race since the form was read.
    if newest is None or newest.id != arrival.version.id:
        raise Refused(Problem("closed", survey.slug))
    _refuse_unless_taking(newest)
    if arrival.key and not shelves.responses.take_key(
        survey.id, secrets.hash("submission", survey.id, arrival.key)
    ):
        return _had_already(toolkit, shelves, arrival, ticket, trace)
    if arrival.card:
        _use_card(shelves, survey, card_trace(secrets, survey.id, arrival.card))
    response_id = secrets.random_id()
    shelves.responses.add(
        response_id, survey, arrival.version, arrival.spot.place, arrival.response, trace
    )
    shelves.responses.attach(response_id, arrival.version, arrival.spot.today, arrival.attachments)
    return Kept(arrival.spot, arrival.version, arrival.response, ticket)


def _use_card(shelves: Shelves, survey: Survey, trace: bytes) -> None:
    if not shelves.cards.use(survey.id, trace):
        is_known = shelves.cards.state(survey.id, trace) is not None
        raise Refused(Problem("used_card" if is_known else "unknown_card", "card"))


def _had_already(
    toolkit: Toolkit, shelves: Shelves, arrival: _Arrival, ticket: str, trace: bytes
) -> Outcome:
    """The first body with a key wins (decision 4). One that was withdrawn stays gone."""
    survey = arrival.spot.survey
    found = shelves.responses.by_withdrawal(survey, trace)
    if found is not None:
        _, version, response = found
        return Kept(arrival.spot, version, response, ticket)
    # Past the withdrawal date the response can no longer be found by its ticket, but it is there.
    register = toolkit.secrets.hash("register", survey.id, ticket)
    if shelves.returns.ticket_state(survey.id, register) is not None:
        return Kept(arrival.spot, arrival.version, arrival.response, ticket)
    return NotKept(arrival.spot, arrival.version)
