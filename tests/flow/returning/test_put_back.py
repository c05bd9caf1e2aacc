"""An older copy is put back after results went to people who want to hear more (decision 14)."""

from collections import Counter

from app.core.address import Address
from app.core.changes import FollowUp
from app.flow.carriers import Message
from app.flow.copies import delete_again
from app.flow.ports import Toolkit
from app.flow.returning.letters import letters_to_print, posted
from app.flow.returning.post import post_of, release_follow_up
from app.flow.returning.sending import send
from tests.builders import an_id
from tests.carriers.catching import NotingCarriers
from tests.flow.returning.told import mail, to_tell, with_carriers


def _write(address: Address, subject: str, token: str) -> Message:
    return Message(address.route, address.lines, address.language, subject, "", token)


def _subjects(carriers: NotingCarriers) -> Counter[str]:
    return Counter(message.subject for message in carriers.taken)


def test_who_was_told_and_wants_more_hears_only_the_news_after_a_restore(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = with_carriers(toolkit, carriers)
    survey, private = to_tell(kit, [mail("a", follow_up=True)])
    with kit.store.read() as shelves:
        copy = shelves.addresses.all(survey)
    send(kit, survey, private, _write)
    with kit.store.write() as shelves:
        # As the copy has it: the address waits, and nothing is in the outbox.
        shelves.outbox.forget(survey)
        for identity, box in copy:
            shelves.addresses.add(survey, identity, box)
        delete_again(shelves, kit.secrets)
        assert shelves.addresses.all(survey) == ()
    assert post_of(kit, survey).kept == 1
    send(kit, survey, private, _write)
    assert _subjects(carriers) == {"results": 1}
    with kit.store.write() as shelves:
        shelves.advising.add_follow_up(survey, FollowUp(an_id(), "2026-11-23", "Noor", ()))
    release_follow_up(kit, survey, "Noor")
    send(kit, survey, private, _write)
    assert _subjects(carriers) == {"results": 1, "follow_up": 1}
    with kit.store.write() as shelves:
        for identity, box in copy:
            shelves.addresses.add(survey, identity, box)
        delete_again(shelves, kit.secrets)
        assert shelves.addresses.held(survey) == ()


def test_a_copy_made_while_news_was_kept_keeps_it_once(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [mail("a", follow_up=True)])
    send(kit, survey, private, _write)
    with kit.store.write() as shelves:
        delete_again(shelves, kit.secrets)
    assert post_of(kit, survey).kept == 1


def test_a_posted_letter_is_not_printed_again_after_a_restore(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    wanted = Address("letter", "nl", ("Kerkstraat 1", "1234 AB Voorbeeldstad"), True)
    survey, private = to_tell(kit, [wanted])
    with kit.store.read() as shelves:
        copy = shelves.addresses.all(survey)
    letters_to_print(kit, survey, private)
    posted(kit, survey, "Noor")
    with kit.store.write() as shelves:
        for identity, box in copy:
            shelves.addresses.add(survey, identity, box)
        delete_again(shelves, kit.secrets)
        assert shelves.addresses.all(survey) == ()
    assert (post_of(kit, survey).waiting, post_of(kit, survey).kept) == (0, 1)
