"""Letters: printed with the key, posted by somebody with a name, and some come back (RR03)."""

import pytest

from app.core.address import Address
from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.returning.ledger import ledger
from app.flow.returning.letters import letters_to_print, posted, returned
from app.flow.returning.post import post_of
from tests.flow.returning.told import mail, to_tell, with_carriers


def _letter(name: str, language: str = "nl", follow_up: bool = False) -> Address:
    return Address("letter", language, (name, "Kerkstraat 1", "1941 AB Beverwijk"), follow_up)


def test_a_letter_counts_when_somebody_with_a_name_posted_it(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [_letter("A"), _letter("B", "ar", True), mail("c")])
    letters = letters_to_print(kit, survey, private)
    assert {address.lines[0] for _, address in letters} == {"A", "B"}
    assert letters_to_print(kit, survey, private) != ()
    assert post_of(kit, survey).printed == 2
    assert ledger(kit, survey)["told"] == 0
    with pytest.raises(Refused, match="no_name"):
        posted(kit, survey, " ")
    assert posted(kit, survey, "A. Tester") == 2
    counted = ledger(kit, survey)
    assert counted["told"] == 2
    assert counted["routes"]["letter"] == {"due": 2, "done": 2, "failed": 0}  # type: ignore[index]
    state = post_of(kit, survey)
    assert (state.printed, state.kept, state.waiting) == (0, 1, 1)
    with pytest.raises(Refused, match="no_letters"):
        posted(kit, survey, "A. Tester")


def test_letters_that_come_back_are_not_told(toolkit: Toolkit) -> None:
    kit = with_carriers(toolkit)
    survey, private = to_tell(kit, [_letter("A"), _letter("B"), _letter("C")])
    letters_to_print(kit, survey, private)
    posted(kit, survey, "A. Tester")
    returned(kit, survey, 2, "A. Tester")
    routes = ledger(kit, survey)["routes"]
    assert routes["letter"] == {"due": 3, "done": 1, "failed": 2}  # type: ignore[index]
    with pytest.raises(Refused, match="too_many_returned"):
        returned(kit, survey, 2, "A. Tester")
