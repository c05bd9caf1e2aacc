"""Numbers and days in any digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.digits import canonical_day, canonical_number, latin

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@given(st.integers(-(10**12), 10**12), st.sampled_from([{}, _ARABIC, _PERSIAN]))
def test_a_whole_number_means_the_same_in_all_digits(number: int, digits: dict[int, int]) -> None:
    assert canonical_number(str(number).translate(digits), whole=True) == str(number)


@pytest.mark.parametrize(
    ("typed", "whole", "canonical"),
    [
        ("3,5", False, "3.5"),
        ("٣٫٥", False, "3.5"),
        ("۳٫۵۰", False, "3.5"),
        ("1.125", False, "1.125"),
        ("0.500", False, "0.5"),
        ("0,500", False, "0.5"),
        ("٠٫٥٠٠", False, "0.5"),
        ("١٫٥٠٠", False, "1.5"),
        ("١٬٥٠٠", False, "1500"),
        ("١٬٢٣٤٫٥", False, "1234.5"),
        ("12.34", False, "12.34"),
        ("1234,500", False, "1234.5"),
        (",5", False, "0.5"),
        ("5.", True, "5"),
        ("−5", True, "-5"),
        ("-1.000", True, "-1000"),
        ("１２", True, "12"),
        ("1.000", True, "1000"),
        ("1 000", True, "1000"),
        ("١٬٠٠٠", True, "1000"),
        ("1.234.567", True, "1234567"),
        ("1,234.50", False, "1234.5"),
        ("007", True, "7"),
        ("-0", True, "0"),
        ("3.0", True, "3"),
        ("+4", True, "4"),
        ("\u200f٤\u200e", True, "4"),
        ("2,5", True, None),
        ("1,2,3", False, None),
        ("1٬5", False, None),
        ("12.34.567", True, None),
        ("0.000.000", True, None),
        ("0.500", True, None),
        (".", False, None),
        ("-", False, None),
        ("1.2.3,4", False, None),
        ("1٫2٫3", False, None),
        ("1.000,000,000", False, None),
        ("1.2,3.4", False, None),
        ("veel", True, None),
        ("", True, None),
        ("1" * 16, True, None),
        ("1e5", False, None),
        ("--3", True, None),
    ],
)
def test_numbers_as_people_type_them(typed: str, whole: bool, canonical: str | None) -> None:
    assert canonical_number(typed, whole) == canonical


@pytest.mark.parametrize("typed", ["1.500", "1,500", "12,345", "999.000", "-1,125"])
def test_what_could_be_a_thousand_or_one_is_asked_again(typed: str) -> None:
    assert canonical_number(typed, whole=False) is None


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026-11-23", "2026-11-23"),
        ("23-11-2026", "2026-11-23"),
        ("٢٣/١١/٢٠٢٦", "2026-11-23"),
        ("1.2.2026", "2026-02-01"),
        ("2026/1/2", "2026-01-02"),
        ("29-2-2024", "2024-02-29"),
        ("31-2-2026", None),
        ("11/23/2026", None),
        ("morgen", None),
        ("1405/09/02", None),
        ("2569-11-23", None),
        ("1-2-26", None),
        ("0000-01-01", None),
    ],
)
def test_days_as_people_type_them(typed: str, canonical: str | None) -> None:
    """PL11: day before month, in every language of ours."""
    assert canonical_day(typed) == canonical


@given(st.text())
def test_nothing_that_is_typed_breaks_the_reading(typed: str) -> None:
    latin(typed)
    canonical_day(typed)
    for whole in (True, False):
        number = canonical_number(typed, whole)
        assert number is None or canonical_number(number, whole) == number
