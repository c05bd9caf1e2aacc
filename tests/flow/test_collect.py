"""Collecting: exactly once, with no identity, only where consent allows it."""

import base64
import os
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.core.missing import Missing
from app.core.problems import Refused
from app.core.questionnaire import Purpose
from app.core.response import Response
from app.core.ticket import ticket_of
from app.flow.collect import Kept, NotKept, Wrong, stop, submit
from app.flow.form_fields import Fields, form_format
from app.flow.ports import Toolkit
from app.flow.printing import card_ticket, make_cards
from app.flow.records import Place, Stage, Survey, Version
from app.flow.waiting import unsealed
from tests.builders import a_questionnaire, a_version, an_open_version

KEY = "a-key-of-this-phone-1"
YES = (("consent.answers", "yes"), ("lang", "nl"))
Opened = tuple[Survey, Version, Place]


@pytest.fixture
def opened(toolkit: Toolkit) -> Opened:
    return an_open_version(toolkit)


def with_key(*more: tuple[str, str]) -> Fields:
    return (*YES, ("submission", KEY), *more)


def stored(toolkit: Toolkit, survey: Survey) -> list[Response]:
    with toolkit.store.read() as shelves:
        return [response for _, _, _, response in shelves.responses.all(survey)]


def refusals(toolkit: Toolkit, survey: Survey) -> int:
    with toolkit.store.read() as shelves:
        return shelves.returns.refusals(survey.id)


def tickets(toolkit: Toolkit, survey: Survey) -> int:
    with toolkit.store.read() as shelves:
        return shelves.returns.register_size(survey.id)


def at_stage(toolkit: Toolkit, version: Version, stage: Stage) -> None:
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, stage, toolkit.clock.today("Europe/Amsterdam"), "why")


def test_a_response_is_stored_with_what_was_chosen_and_nothing_else(
    toolkit: Toolkit, opened: Opened
) -> None:
    """RD08, decision 5: language, level, day and flags; no time and no sender."""
    survey, _, place = opened
    outcome = submit(
        toolkit,
        place.code.lower(),
        with_key(
            ("answer.safe_at_night", "often"),
            ("answer.age", "٢٥"),
            ("missing.worries", "refused"),
            ("for", "other"),
            ("fast", "1"),
            ("helped", "yes"),
        ),
    )
    assert isinstance(outcome, Kept)
    assert outcome.ticket == ticket_of(KEY)
    (response,) = stored(toolkit, survey)
    assert response == outcome.response
    assert response.value("age") is not None
    assert [v.values for v in response.values] == [("often",), (), ("25",), ()]
    assert [v.missing for v in response.values] == [None, Missing.REFUSED, None, Missing.SKIPPED]
    assert (response.language, response.level, response.day) == ("nl", "normal", "2026-11-23")
    assert (response.for_whom, response.too_fast, response.helped) == ("other", True, True)


def test_the_first_body_with_a_key_wins(toolkit: Toolkit, opened: Opened) -> None:
    """Decision 4: a retry gets the same last page, whatever it holds and however late."""
    survey, version, place = opened
    first = submit(toolkit, place.code, with_key(("answer.safe_at_night", "often")))
    for again in (("answer.safe_at_night", "never"), ("answer.age", "no number")):
        assert submit(toolkit, place.code, with_key(again)) == first
    assert submit(toolkit, place.code, (("submission", KEY),)) == first
    at_stage(toolkit, version, Stage.FROZEN)
    late = submit(toolkit, place.code, with_key())
    assert isinstance(late, Kept)
    assert isinstance(first, Kept)
    assert late.response == first.response
    assert len(stored(toolkit, survey)) == 1
    assert tickets(toolkit, survey) == 1


def test_a_withdrawn_response_does_not_come_back_by_a_retry(
    toolkit: Toolkit, opened: Opened
) -> None:
    """CO14: gone stays gone, and the ticket with it."""
    survey, _, place = opened
    submit(toolkit, place.code, with_key())
    ticket = ticket_of(KEY)
    with toolkit.store.write() as shelves:
        found = shelves.responses.by_withdrawal(
            survey, toolkit.secrets.hash("withdrawal", survey.id, ticket)
        )
        assert found
        shelves.responses.delete(found[0])
        shelves.returns.remove_ticket(
            survey.id, toolkit.secrets.hash("register", survey.id, ticket)
        )
    assert isinstance(submit(toolkit, place.code, with_key()), NotKept)
    assert stored(toolkit, survey) == []
    assert tickets(toolkit, survey) == 0


def test_a_retry_after_the_withdrawal_date_still_gets_its_ticket(
    toolkit: Toolkit, opened: Opened
) -> None:
    """Decision 6: the trace on the response is erased, the register keeps the ticket."""
    survey, _, place = opened
    submit(toolkit, place.code, with_key())
    with toolkit.store.write() as shelves:
        shelves.responses.erase_withdrawal_traces(survey)
    again = submit(toolkit, place.code, with_key())
    assert isinstance(again, Kept)
    assert again.ticket == ticket_of(KEY)
    assert len(stored(toolkit, survey)) == 1


def test_a_lost_register_entry_is_made_again_by_the_retry(toolkit: Toolkit, opened: Opened) -> None:
    """The two traces are two transactions; the machine may stop between them."""
    survey, _, place = opened
    submit(toolkit, place.code, with_key())
    with toolkit.store.write() as shelves:
        trace = toolkit.secrets.hash("register", survey.id, ticket_of(KEY))
        shelves.returns.remove_ticket(survey.id, trace)
    submit(toolkit, place.code, with_key())
    assert tickets(toolkit, survey) == 1


def test_without_a_key_each_sending_is_one_response_with_a_ticket_of_its_own(
    toolkit: Toolkit, opened: Opened
) -> None:
    survey, _, place = opened
    outcomes = [submit(toolkit, place.code, YES) for _ in range(2)]
    assert len({o.ticket for o in outcomes if isinstance(o, Kept)}) == 2
    assert tickets(toolkit, survey) == len(stored(toolkit, survey)) == 2


@pytest.mark.parametrize(
    "consent",
    [
        (),
        (("consent.answers", "no"),),
        (("consent.answers", "yes"), ("consent.answers", "no")),
        (("consent.answers", "yes"), ("consent.adult", "no")),
        (("consent.answers", "on"),),
    ],
)
def test_without_a_clear_yes_nothing_is_kept_but_a_count(
    toolkit: Toolkit, opened: Opened, consent: Fields
) -> None:
    """CO01, CO06, CO16: silence is no."""
    survey, _, place = opened
    outcome = submit(toolkit, place.code, (*consent, ("answer.safe_at_night", "often")))
    assert isinstance(outcome, NotKept)
    assert stored(toolkit, survey) == []
    assert refusals(toolkit, survey) == 1


def test_stopping_keeps_nothing_and_counts_only_a_no(toolkit: Toolkit, opened: Opened) -> None:
    survey, _, place = opened
    stop(toolkit, place.code, YES)
    assert refusals(toolkit, survey) == 0
    stop(toolkit, place.code, (("consent.answers", "no"),))
    assert refusals(toolkit, survey) == 1
    assert stored(toolkit, survey) == []


def test_what_was_not_reached_is_stopped_when_a_part_is_sent(
    toolkit: Toolkit, opened: Opened
) -> None:
    survey, _, place = opened
    submit(toolkit, place.code, (*YES, ("act", "part"), ("answer.worries", "rent")))
    (response,) = stored(toolkit, survey)
    assert response.is_part
    assert [v.missing for v in response.values][2:] == [Missing.STOPPED, Missing.STOPPED]


def test_a_wrong_answer_stores_nothing_and_says_what_is_wrong(
    toolkit: Toolkit, opened: Opened
) -> None:
    survey, _, place = opened
    outcome = submit(toolkit, place.code, with_key(("answer.age", "old")))
    assert isinstance(outcome, Wrong)
    assert [(p.code, p.where) for p in outcome.problems] == [("not_a_number", "age")]
    assert stored(toolkit, survey) == []
    # The key was not used up: the mended form can be sent.
    assert isinstance(submit(toolkit, place.code, with_key(("answer.age", "7"))), Kept)


def test_a_key_that_is_no_key_is_wrong(toolkit: Toolkit, opened: Opened) -> None:
    outcome = submit(toolkit, opened[2].code, (*YES, ("submission", "too short")))
    assert isinstance(outcome, Wrong)


def test_an_easy_level_is_kept_apart_from_its_language(toolkit: Toolkit) -> None:
    questionnaire = replace(a_questionnaire(), languages=("nl", "nl-simple", "ar"))
    survey, _, place = an_open_version(toolkit, questionnaire)
    submit(toolkit, place.code, (*YES[:1], ("lang", "nl-simple")))
    submit(toolkit, place.code, (*YES[:1], ("lang", "xx")))
    assert {(r.language, r.level) for r in stored(toolkit, survey)} == {
        ("nl", "easy"),
        ("nl", "normal"),
    }


@pytest.mark.parametrize(
    ("stage", "code"), [(Stage.PAUSED, "paused"), (Stage.FROZEN, "closed"), (Stage.CLOSED, None)]
)
def test_late_answers_are_taken_until_the_tabulation_is_frozen(
    toolkit: Toolkit, opened: Opened, stage: Stage, code: str | None
) -> None:
    """Decision 13."""
    _, version, place = opened
    at_stage(toolkit, version, stage)
    if code is None:
        assert isinstance(submit(toolkit, place.code, YES), Kept)
    else:
        with pytest.raises(Refused, match=code):
            submit(toolkit, place.code, YES)


def test_answers_to_an_older_version_are_not_taken_for_the_newer_one(
    toolkit: Toolkit, opened: Opened
) -> None:
    """A form says which version it is of; that one is frozen."""
    survey, version, place = opened
    at_stage(toolkit, version, Stage.FROZEN)
    public, private = toolkit.secrets.new_receiving_pair()
    newer = a_version(
        survey,
        number=2,
        fingerprint="newerprint",
        receiving_public=public,
        receiving_private=private,
    )
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(newer)
    with pytest.raises(Refused, match="closed"):
        submit(toolkit, place.code, (*YES, ("format", form_format(version))))
    assert isinstance(submit(toolkit, place.code, (*YES, ("format", form_format(newer)))), Kept)
    assert isinstance(submit(toolkit, place.code, (*YES, ("format", "1"))), Kept)


def test_an_unknown_code_and_an_unknown_act_are_refused(toolkit: Toolkit, opened: Opened) -> None:
    with pytest.raises(Refused, match="unknown_code"):
        submit(toolkit, "ZZZZ", YES)
    with pytest.raises(Refused, match="unreadable"):
        submit(toolkit, opened[2].code, (*YES, ("act", "dance")))


def test_a_card_gives_its_own_ticket_and_works_once(toolkit: Toolkit, opened: Opened) -> None:
    """DU04, decision 6: the ticket under the fold, whatever key the phone made."""
    survey, _, place = opened
    (card,) = make_cards(toolkit, survey, place, 1)
    first = submit(toolkit, place.code, with_key(("card", card.code.lower())))
    assert isinstance(first, Kept)
    assert first.ticket == card.ticket == card_ticket(toolkit.secrets, survey.id, card.code)
    assert submit(toolkit, place.code, with_key(("card", card.code))) == first
    other = submit(toolkit, place.code, (*YES, ("submission", KEY + "2"), ("card", card.code)))
    assert isinstance(other, Wrong)
    assert other.problems[0].code == "used_card"
    unknown = submit(toolkit, place.code, (*YES, ("card", "NOSUCHCARD")))
    assert isinstance(unknown, Wrong)
    assert unknown.problems[0].code == "unknown_card"
    assert len(stored(toolkit, survey)) == tickets(toolkit, survey) == 1
    # The key of the refused try is free again.
    assert isinstance(submit(toolkit, place.code, (*YES, ("submission", KEY + "2"))), Kept)


def test_a_burst_leaves_one_bit(toolkit: Toolkit, opened: Opened) -> None:
    survey, _, place = opened
    submit(toolkit, place.code, YES, is_burst=lambda at: at == place)
    assert [r.in_burst for r in stored(toolkit, survey)] == [True]


def test_purposes_are_kept_one_by_one(toolkit: Toolkit) -> None:
    """CO06, CO13: what was agreed to and what was not; silence is left out."""
    questionnaire = a_questionnaire(
        purposes=(Purpose("adult"), Purpose("answers"), Purpose("quote"), Purpose("photo"))
    )
    survey, _, place = an_open_version(toolkit, questionnaire)
    submit(toolkit, place.code, (*YES, ("consent.adult", "yes"), ("consent.quote", "no")))
    (response,) = stored(toolkit, survey)
    assert response.consent.choices == (("adult", True), ("answers", True), ("quote", False))


def sealed(version: Version, body: bytes) -> str:
    """What a phone does without a network, written down once more in Python."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), base64.urlsafe_b64decode(version.receiving_public + "=")
    )
    mine, nonce = ec.generate_private_key(ec.SECP256R1()), os.urandom(12)
    info = b"buurtstem answers 1"
    key = HKDF(hashes.SHA256(), 32, None, info).derive(mine.exchange(ec.ECDH(), theirs))
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    box = point + nonce + AESGCM(key).encrypt(nonce, body, None)
    return base64.urlsafe_b64encode(box).rstrip(b"=").decode()


def test_only_the_host_opens_what_a_phone_sealed(toolkit: Toolkit, opened: Opened) -> None:
    """Decision 3."""
    _, version, place = opened
    body = urlencode(with_key(("answer.age", "7"))).encode()
    assert unsealed(toolkit, place.code, sealed(version, body)) == body
    for broken in ("", "AAAA", "é" * 200, sealed(version, body)[:-4] + "AAAA"):
        with pytest.raises(Refused, match="unreadable"):
            unsealed(toolkit, place.code, broken)
