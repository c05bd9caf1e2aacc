"""An envelope's lines: every wrong part is named at its field, and what fits, fits the window."""

import pytest

from app.core.address_lines import LONGEST_LINE, MOST_LINES, TypedLetter, envelope
from app.core.problems import Refused


def _wrong(typed: TypedLetter) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        envelope(typed)
    return [(problem.code, problem.where) for problem in refused.value.problems]


def test_a_letter_at_home_needs_no_name_and_no_country() -> None:
    assert envelope(TypedLetter("", "Vlasweg", "12", "1971AB", "IJmuiden")) == (
        "Vlasweg 12",
        "1971 AB  IJmuiden",
    )


def test_a_letter_abroad_has_a_postcode_of_its_own_kind() -> None:
    lines = envelope(TypedLetter("ليلى", "Rue Haute", "", "B-1000", "Bruxelles", "België"))
    assert lines == ("ليلى", "Rue Haute", "B-1000 Bruxelles", "BELGIË")
    assert len(lines) <= MOST_LINES


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert _wrong(TypedLetter()) == [
        ("address_missing", "street"),
        ("address_missing", "number"),
        ("address_missing", "postcode"),
        ("address_missing", "town"),
    ]
    wrong = _wrong(TypedLetter("n" * 41, "Vlasweg", "12", "0971 AB", "IJmuiden"))
    assert wrong == [("postcode_wrong", "postcode"), ("address_line_long", "name")]


def test_no_line_is_longer_than_the_window_nor_holds_signs_that_nobody_sees() -> None:
    typed = TypedLetter("A\u202e\x00B\n C", "s" * (LONGEST_LINE - 3), "12", "1971 ab", "IJmuiden")
    lines = envelope(typed)
    assert lines[0] == "AB C"
    assert max(map(len, lines)) == LONGEST_LINE
