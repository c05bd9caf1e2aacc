"""Passphrases are judged plainly, and a code on paper says which group was read wrong."""

import random

import pytest

from app.core.passphrase import HANDED_GROUPS, SHEET_GROUPS, code_of, judged, read_code
from app.core.problems import Refused


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("", "passphrase_short"),
        ("short one", "passphrase_short"),
        ("a a a a", "passphrase_short"),
        ("aaaaaaaaaaaa", "passphrase_plain"),
        ("01-02-1960 0612345678", "passphrase_plain"),
        ("x" * 201, "passphrase_long"),
    ],
)
def test_a_passphrase_that_is_soon_guessed_is_refused(passphrase: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        judged(passphrase)
    assert [problem.code for problem in refused.value.problems] == [code]


@pytest.mark.parametrize(
    "said", ["ik ga om zes", "twelve-signs", "بيت شجرة نهر قمر", "ቤት ዛፍ ወንዝ ጨረቃ"]
)
def test_four_words_or_twelve_signs_will_do_in_any_script(said: str) -> None:
    assert judged(f" {said}  ") == said


def test_a_code_comes_back_however_it_was_typed() -> None:
    draw = random.Random(5)
    for groups in (SHEET_GROUPS, HANDED_GROUPS):
        for _ in range(50):
            code = code_of(draw.getrandbits(groups * 20), groups)
            assert len(code.split()) == groups
            for typed in (
                code.lower(),
                code.replace(" ", ""),
                code.replace(" ", " - "),
                f"\t{code}.",
            ):
                assert read_code(typed, groups) == code


def test_every_misread_sign_is_found_in_its_group() -> None:
    draw = random.Random(6)
    code = code_of(draw.getrandbits(120), SHEET_GROUPS)
    for at, sign in enumerate(code):
        if sign == " ":
            continue
        for other in "23456789ABCDEFGHJKLMNPQRSTUVWXYZ01IO":
            if other == sign:
                continue
            with pytest.raises(Refused) as refused:
                read_code(code[:at] + other + code[at + 1 :], SHEET_GROUPS)
            (problem,) = refused.value.problems
            assert problem.figures == (("groups", str(at // 6 + 1)),)


def test_groups_that_changed_places_and_signs_that_are_missing_are_told_apart() -> None:
    code = code_of(random.Random(7).getrandbits(120), SHEET_GROUPS)
    first, second, *rest = code.split()
    with pytest.raises(Refused) as refused:
        read_code(" ".join((second, first, *rest)), SHEET_GROUPS)
    assert refused.value.problems[0].figures == (("groups", "1, 2"),)
    with pytest.raises(Refused) as refused:
        read_code(code[:-1], SHEET_GROUPS)
    assert refused.value.problems[0].code == "code_length"
