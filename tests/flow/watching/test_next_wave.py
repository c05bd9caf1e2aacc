"""MV08: a survey is repeated as it stands in its draft, and says what can be compared."""

from app.core.waves import Comparison
from app.flow.open_version import Opening, close_version, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.watching.follow import next_wave
from tests.builders import a_council, a_questionnaire, an_item, some_terms


def test_mv08_a_repeat_is_another_wave_whose_same_items_can_be_compared(toolkit: Toolkit) -> None:
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    first = a_questionnaire(an_item("safe"), an_item("lamps"))
    survey = take_in(toolkit, council, first, "square")
    assert next_wave(toolkit, survey) is None
    opening = Opening(some_terms(), is_example=True)
    before = open_version(toolkit, survey, opening)
    assert next_wave(toolkit, survey) is None
    close_version(toolkit, survey, now=True)
    assert next_wave(toolkit, survey) == Comparison(("safe", "lamps"), (), (), ())
    take_in(toolkit, council, a_questionnaire(an_item("safe"), an_item("trees")), "square")
    assert next_wave(toolkit, survey) == Comparison(("safe",), (), ("trees",), ("lamps",))
    after = open_version(toolkit, survey, opening)
    assert (after.number, after.wave_id != before.wave_id) == (2, True)
