"""Opening and closing: the draft becomes a version, and nothing in it changes any more.

A version has a fingerprint over its texts, routing and consent. Its documents are made now, so
that nothing is rendered while people wait (decision 2).
"""

import hashlib
import json
from dataclasses import dataclass

from app.core.look import PLAIN_LOOK, Look
from app.core.planning import Gate, Offer, gates
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire, Terms
from app.core.slots import with_texts
from app.core.survey_file import write
from app.core.texts import Slot
from app.flow.copies import addresses_of_earlier
from app.flow.ports import Toolkit
from app.flow.prepare import NOTHING_GIVEN, offer_of
from app.flow.records import Council, Stage, Survey, Version
from app.flow.shelves import Shelves
from app.flow.sounds import Hearing, hearing_of, speak


@dataclass(frozen=True)
class Opening:
    """How a survey is opened. ``override`` is the reason that answers soft checks;
    ``is_example`` passes H3 only and marks the version for good. ``by`` is who opens it."""

    terms: Terms = NOTHING_GIVEN
    override: str = ""
    is_example: bool = False
    by: str = "host"


def open_version(toolkit: Toolkit, survey: Survey, opening: Opening) -> Version:
    """The survey is open: a frozen version with its documents exists.

    Raises Refused with every problem of every closed gate, and changes nothing then. The public
    address must be https, except for an example.
    """
    with toolkit.store.read() as shelves:
        before = _passed(toolkit, shelves, survey, opening)[1]
    # New sentences are spoken outside the transaction, so that nobody's answer waits for them.
    heard = speak(toolkit, before)
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        offer, hearing = _passed(toolkit, shelves, survey, opening)
        version = _frozen(toolkit, shelves, survey, offer, hearing, opening, council)
        addresses_of_earlier(shelves, toolkit.secrets, survey)
        shelves.surveys.put_slots(survey, offer.slots)
        shelves.surveys.add_version(version)
        if hearing != before:
            heard = speak(toolkit, hearing)
        for tag, sounds in heard.items():
            shelves.sounds.put_sounds(version, tag, sounds)
            shelves.surveys.put_document(
                toolkit.renderer.document(version, council, offer.slots, tag, sounds)
            )
        shelves.people.log(council.id, today, opening.by, "open", f"{survey.slug} {version.number}")
    return version


def _passed(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, opening: Opening
) -> tuple[Offer, Hearing]:
    """What may be opened, and what is to be heard of it. Raises Refused with all that stands in
    the way."""
    council = shelves.people.council(survey.council_id)
    today = toolkit.clock.today(council.time_zone)
    _refuse_a_second(shelves, survey)
    offer = offer_of(toolkit, shelves, survey, opening.terms)
    closed = [gate for gate in gates(offer, today) if not gate.is_open]
    standing = tuple(gate for gate in closed if _blocks(gate, opening))
    problems = [problem for gate in standing for problem in gate.problems]
    if not opening.is_example and not toolkit.url.startswith("https://"):
        problems.append(Problem("no_public_address", "BUURTSTEM_URL"))
    if problems:
        raise Refused(*problems)
    recordings = shelves.sounds.recordings(survey)
    return offer, hearing_of(
        toolkit, offer.questionnaire, offer.terms, council, offer.slots, recordings
    )


def _blocks(gate: Gate, opening: Opening) -> bool:
    if gate.identity == "H3":
        return not opening.is_example
    # An example asks nobody anything, so soft checks, which protect people, do not stop it.
    return gate.is_hard or not (opening.override.strip() or opening.is_example)


def _refuse_a_second(shelves: Shelves, survey: Survey) -> None:
    newest = shelves.surveys.version(survey)
    if newest is not None and newest.stage in (Stage.OPEN, Stage.PAUSED):
        raise Refused(Problem("already_open", survey.slug))
    if newest is not None and newest.stage is Stage.CLOSED:
        raise Refused(Problem("late_answers_pending", survey.slug))


def _frozen(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    offer: Offer,
    hearing: Hearing,
    opening: Opening,
    council: Council,
) -> Version:
    today = toolkit.clock.today(council.time_zone)
    questionnaire = with_texts(offer.questionnaire, offer.slots)
    public, private = toolkit.secrets.new_receiving_pair()
    reason = opening.override.strip() or "example"
    overrides = tuple(
        (gate.identity, reason)
        for gate in gates(offer, today)
        if not gate.is_hard and not gate.is_open
    )
    return Version(
        id=toolkit.secrets.random_id(),
        survey_id=survey.id,
        council_id=survey.council_id,
        number=len(shelves.surveys.versions(survey)) + 1,
        wave_id=toolkit.secrets.random_id(),
        fingerprint=fingerprint(
            questionnaire, offer.terms, offer.slots, hearing.digests(), council.look
        ),
        questionnaire=questionnaire,
        terms=offer.terms,
        stage=Stage.OPEN,
        opened_day=today,
        is_example=opening.is_example,
        overrides=overrides,
        receiving_public=public,
        receiving_private=private,
        look=council.look,
    )


def fingerprint(
    questionnaire: Questionnaire,
    terms: Terms,
    slots: tuple[Slot, ...],
    recorded: tuple[tuple[str, str, str, str], ...] = (),
    look: Look = PLAIN_LOOK,
) -> str:
    """32 hex digits over texts, recordings, routing, consent, terms and look: equal content, equal
    fingerprint. Computer voices are not in it: they follow from the texts."""
    content: dict[str, object] = {
        "questionnaire": write(questionnaire),
        "terms": [
            terms.promise_date,
            terms.ways,
            terms.controller,
            terms.contact,
            terms.decision.pairs,
            terms.ends,
        ],
        "slots": sorted((slot.path, slot.tag, slot.text) for slot in slots),
    }
    if recorded:
        content["sounds"] = sorted(recorded)
    if look:
        content["look"] = [look.light, look.dark, look.font, look.round]
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:32]


def close_version(toolkit: Toolkit, survey: Survey, now: bool = False, by: str = "host") -> Version:
    """No new visits any more; with ``now`` no late answers either, and the tabulation is fixed.

    ``by`` is who closes, for the log. A pause is over with it. Without
    ``now`` visits end with this day, and answers begun before are taken for days more (decision
    13). Raises Refused where nothing is open.
    """
    with toolkit.store.write() as shelves:
        version = shelves.surveys.version(survey)
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        if version is None or version.stage is Stage.FROZEN:
            raise Refused(Problem("nothing_open", survey.slug))
        if version.stage is Stage.CLOSED and not now:
            raise Refused(Problem("already_closed", survey.slug))
        if version.stage is not Stage.CLOSED:
            shelves.surveys.set_stage(version, Stage.CLOSED, today)
            shelves.watching.end_pause(version, today)
            shelves.watching.set_closing_day(survey, version, "")
        if now:
            shelves.surveys.set_stage(version, Stage.FROZEN, today)
        shelves.people.log(council.id, today, by, "close", survey.slug)
        closed = shelves.surveys.version(survey)
    assert closed is not None
    return closed
