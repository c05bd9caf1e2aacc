"""People of an earlier wave are told what came of theirs, also while the next one is asked."""

from dataclasses import replace

import pytest

from app.core.address import Address, packed
from app.core.problems import Refused
from app.flow.carriers import Message
from app.flow.copies import addresses_of_earlier
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey
from app.flow.returning.post import post_of
from app.flow.returning.sending import send
from tests.builders import an_id
from tests.carriers.catching import NotingCarriers
from tests.flow.returning.told import mail, to_tell, with_carriers


def _write(address: Address, subject: str, token: str) -> Message:
    return Message(address.route, address.lines, address.language, subject, "", token)


def _next_wave(kit: Toolkit, survey: Survey) -> None:
    """It is open, and somebody left an address that this test has no key for."""
    with kit.store.write() as shelves:
        first = shelves.surveys.version(survey)
        assert first is not None
        addresses_of_earlier(shelves, kit.secrets, survey)
        shelves.surveys.add_version(
            replace(
                first,
                id=an_id(),
                number=first.number + 1,
                wave_id=an_id(),
                fingerprint=an_id(),
                stage=Stage.OPEN,
                closed_day="",
                frozen_day="",
            )
        )
        public, _ = kit.secrets.new_return_pair()
        box = kit.secrets.seal_address(public, packed(mail("later")))
        shelves.addresses.add(survey, an_id(), box)


def test_only_who_answered_before_is_told_the_results_of_before(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a"), mail("b")])
    _next_wave(kit, survey)
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.unreadable, sent.waiting) == (2, 0, 0)
    assert sorted(message.to[0][0] for message in carriers.taken) == ["a", "b"]
    assert post_of(kit, survey).waiting == 1


def test_who_answered_before_waits_where_nothing_was_published(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [mail("a")], is_published=False)
    _next_wave(kit, survey)
    with pytest.raises(Refused, match="not_published"):
        send(kit, survey, private, _write)
