"""LB02, LB04-LB07, IJ07: worksheets and help on paper, in the languages of the survey."""

from pathlib import Path

import pytest

from app.core.advising.help import PATHS, HelpPoint
from app.core.problems import Refused
from app.core.texts import Slot, SlotState
from app.flow.advising import keep_help
from app.flow.ports import Toolkit
from app.web.prints.helping import help_sheets
from app.web.prints.learning import worksheets
from tests.builders import a_council, a_person, an_open_version
from tests.media.reading import facts_of, words_in


def test_worksheets_are_five_sheets_and_say_what_is_not_done_yet(
    door: Toolkit, tmp_path: Path
) -> None:
    survey, _, _ = an_open_version(door)
    made = worksheets(door, survey)
    assert made.pages == 5
    words = " ".join(words_in(made.pdf, tmp_path).split())
    for said in ("Nog geen advies", "5 minuten", "15 minuten", "Wie?", "Aspect", "Terugkijken"):
        assert said in words
    assert worksheets(door, survey, ("nl", "ar")).pages == 10
    assert facts_of(made.pdf, tmp_path)["Tagged"] == "yes"
    with pytest.raises(Refused, match="language_not_offered"):
        worksheets(door, survey, ("pl",))


def test_help_has_a_page_for_each_place_and_language(door: Toolkit, tmp_path: Path) -> None:
    survey, _, place = an_open_version(door)
    with pytest.raises(Refused, match="no_help"):
        help_sheets(door, survey)
    person = a_person(a_council(id=survey.council_id))
    with door.store.write() as shelves:
        shelves.people.add_person(person, "")
    texts = tuple(Slot(path, "nl", f"Hulp {path}", SlotState.DRAFT) for path in PATHS)
    keep_help(door, person, survey, HelpPoint("", "", texts, "+31 20 123 45 67", ("nl", "ar")))
    made = help_sheets(door, survey, (place.code,))
    assert made.pages == 2
    assert words_in(made.pdf, tmp_path).count("+31 20 123 45 67") == 2
    with pytest.raises(Refused, match="unknown_place"):
        help_sheets(door, survey, ("ZZZZ",))
