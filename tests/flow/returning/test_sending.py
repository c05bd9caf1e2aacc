"""Sending: each address once, a kill loses nobody, what comes back is not counted (IJ05)."""

from collections import Counter
from typing import Any

import pytest

from app.core.address import Address
from app.core.changes import FollowUp
from app.core.problems import Problem, Refused
from app.flow.carriers import AWAY, LATER, NEVER, Message
from app.flow.copies import delete_again
from app.flow.ports import Toolkit
from app.flow.returning.bounces import bounced
from app.flow.returning.ledger import ledger
from app.flow.returning.post import Sending, pause, post_of, release_follow_up
from app.flow.returning.sending import PAUSED, PAUSES, send
from app.flow.returning.taking_up import sender_of
from app.store.tables.returns import outbox, sealed_addresses
from tests.builders import an_id
from tests.carriers.catching import NotingCarriers
from tests.flow.returning.told import mail, to_tell, with_carriers


def _write(address: Address, subject: str, token: str) -> Message:
    return Message(address.route, address.lines, address.language, subject, "", token)


def _names(carriers: NotingCarriers) -> Counter[str]:
    return Counter(message.to[0].split("@")[0] for message in carriers.taken)


def _routes(toolkit: Toolkit, survey: Any) -> Any:
    return ledger(toolkit, survey)["routes"]


def test_each_address_hears_it_once_and_is_gone_then(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    people = [mail(f"p{number}") for number in range(9)]
    survey, private = to_tell(kit, [*people, Address("sms", "tr", ("+31612345678",))])
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.failed, sent.waiting, sent.trouble) == (10, 0, 0, "")
    assert _names(carriers) == Counter([*(f"p{n}" for n in range(9)), "+31612345678"])
    assert _routes(kit, survey)["mail"] == {"due": 9, "done": 9, "failed": 0}
    assert _routes(kit, survey)["sms"] == {"due": 1, "done": 1, "failed": 0}
    with kit.store.read() as shelves:
        session = shelves.session  # type: ignore[attr-defined]
        assert session.run(outbox.select().where(outbox.c.box.is_not(None))).all() == []
        assert session.run(sealed_addresses.select()).all() == []
    assert send(kit, survey, private, _write).done == 0


def test_nothing_is_sent_before_the_results_are_there(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [mail("a")], is_published=False)
    with pytest.raises(Refused, match="not_published"):
        send(kit, survey, private, _write)


def test_the_same_address_twice_is_told_once_and_due_once(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a"), mail("A", follow_up=True), mail("b")])
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.doubles) == (2, 1)
    assert _routes(kit, survey)["mail"] == {"due": 2, "done": 2, "failed": 0}
    assert post_of(kit, survey).kept == 1


def test_the_order_of_sending_is_not_the_order_of_coming(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail(f"p{number:02}") for number in range(30)])
    send(kit, survey, private, _write)
    names = [message.to[0] for message in carriers.taken]
    assert names != sorted(names)


def test_messages_are_paced(toolkit: Toolkit) -> None:
    carriers = NotingCarriers(between=1.0)
    survey, private = to_tell(toolkit, [mail(f"p{number}") for number in range(5)])
    send(with_carriers(toolkit, carriers), survey, private, _write)
    assert carriers.waited == 4.0


def test_what_is_not_taken_is_offered_again_later_and_an_address_that_does_not_work_is_not(
    toolkit: Toolkit,
) -> None:
    answers = {"late@example.org": [LATER, LATER], "gone@example.org": [NEVER]}
    carriers = NotingCarriers(answers)
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("late"), mail("gone"), mail("fine")])
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.failed, sent.waiting) == (2, 1, 0)
    assert carriers.waited == PAUSES[0] + PAUSES[1]
    assert _routes(kit, survey)["mail"] == {"due": 3, "done": 2, "failed": 1}


def test_what_is_never_taken_waits_for_a_person_to_try_again(toolkit: Toolkit) -> None:
    carriers = NotingCarriers({"late@example.org": [LATER] * 99})
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("late"), mail("fine")])
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.waiting, sent.trouble) == (1, 1, "")
    assert post_of(kit, survey).sending is Sending.NEEDS_KEY


def test_a_carrier_that_is_away_stops_the_sending_and_loses_nothing(toolkit: Toolkit) -> None:
    answers = {f"p{number}@example.org": [AWAY] * 3 for number in range(4)}
    carriers = NotingCarriers(answers)
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail(f"p{number}") for number in range(4)])
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.waiting, sent.trouble) == (0, 4, AWAY)
    assert post_of(kit, survey).trouble == AWAY
    answers.clear()
    assert send(kit, survey, private, _write).done == 4
    assert post_of(kit, survey).trouble == ""


def test_a_pause_stops_before_the_next_message_and_sending_goes_on_after_it(
    toolkit: Toolkit,
) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail(f"p{number}") for number in range(6)])

    def pause_at_three(_message: Message) -> None:
        if len(carriers.taken) == 2:
            pause(kit, survey, "A. Tester")

    carriers.before = pause_at_three
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.waiting, sent.trouble) == (3, 3, PAUSED)
    assert post_of(kit, survey).sending is Sending.PAUSED
    carriers.before = lambda _message: None
    assert send(kit, survey, private, _write).done == 3
    assert post_of(kit, survey).sending is Sending.DONE


def test_a_sender_that_dies_in_flight_leaves_one_message_that_goes_again(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail(f"p{number}") for number in range(6)])

    def die(_message: Message) -> None:
        if len(carriers.taken) == 3:
            carriers.taken.append(_message)
            raise KeyboardInterrupt

    carriers.before = die
    with pytest.raises(KeyboardInterrupt):
        send(kit, survey, private, _write)
    state = post_of(kit, survey)
    assert (state.sending, state.waiting, state.done) == (Sending.NEEDS_KEY, 3, 3)
    carriers.before = lambda _message: None
    send(kit, survey, private, _write)
    told = _names(carriers)
    assert (len(told), sum(told.values())) == (6, 7)
    assert _routes(kit, survey)["mail"]["done"] == 6


def test_only_one_sender_works_on_a_survey(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [mail("a")])
    with kit.store.sole(sender_of(survey)) as is_mine:
        assert is_mine
        assert post_of(kit, survey).sending is Sending.RUNNING
        with pytest.raises(Refused, match="sender_is_running"):
            send(kit, survey, private, _write)


def test_what_comes_back_is_counted_as_not_told_once(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a"), mail("b")])
    send(kit, survey, private, _write)
    token = carriers.taken[0].token
    assert [bounced(kit, token), bounced(kit, token), bounced(kit, "0" * 32)] == [
        True,
        False,
        False,
    ]
    assert _routes(kit, survey)["mail"] == {"due": 2, "done": 1, "failed": 1}
    assert ledger(kit, survey)["told"] == 1


def test_what_comes_back_while_it_is_in_flight_is_not_counted_as_told(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a")])

    def come_back(message: Message) -> None:
        bounced(kit, message.token)

    carriers.before = come_back
    send(kit, survey, private, _write)
    assert _routes(kit, survey)["mail"] == {"due": 1, "done": 0, "failed": 1}


def test_who_agreed_hears_one_follow_up_and_their_address_is_gone_then(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a"), mail("b", follow_up=True)])
    send(kit, survey, private, _write)
    with pytest.raises(Refused, match="no_news_ready"):
        release_follow_up(kit, survey, "A. Tester")
    with kit.store.write() as shelves:
        shelves.advising.add_follow_up(survey, FollowUp(an_id(), "2026-11-23", "A. Tester", ()))
    assert release_follow_up(kit, survey, "A. Tester") == 1
    assert send(kit, survey, private, _write).done == 1
    assert [(m.to[0], m.subject) for m in carriers.taken[2:]] == [("b@example.org", "follow_up")]
    assert _routes(kit, survey)["mail"] == {"due": 2, "done": 2, "failed": 0}
    with pytest.raises(Refused, match="nobody_wants_more"):
        release_follow_up(kit, survey, "A. Tester")


def test_a_box_of_another_key_fails_and_stops_nobody(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a")])
    other, _ = kit.secrets.new_return_pair()
    with kit.store.write() as shelves:
        box = kit.secrets.seal_address(other, b" " * 512)
        shelves.addresses.add(survey, kit.secrets.random_id(), box)
    sent = send(kit, survey, private, _write)
    assert (sent.done, sent.unreadable) == (1, 1)


def test_no_refusal_and_no_noun_shows_an_address() -> None:
    refused = Refused(Problem(NEVER, "mail"))
    assert "example.org" not in f"{refused} {mail('secret')!r}"


def test_an_older_copy_that_is_put_back_tells_nobody_again(toolkit: Toolkit) -> None:
    """Decision 14: a used address has a tombstone, so a restore does not send to it anew."""
    carriers = NotingCarriers({"gone@example.org": [NEVER]})
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a"), mail("A"), mail("gone")])
    with kit.store.read() as shelves:
        copy = shelves.addresses.all(survey)
    send(kit, survey, private, _write)
    with kit.store.write() as shelves:
        for identity, box in copy:
            shelves.addresses.add(survey, identity, box)
        delete_again(shelves, kit.secrets)
        assert shelves.addresses.all(survey) == ()
