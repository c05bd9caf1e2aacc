"""What in a text may lead to a person is marked, and marks can be replaced (DC09)."""

import random
import string
from itertools import pairwise

import pytest

from app.core.open_answers.finding import marks_in
from app.core.open_answers.marks import (
    Mark,
    MarkKind,
    is_from,
    kinds_replaced,
    replaced,
    shared_run,
    without_overlap,
)
from app.core.open_answers.numbers_in_text import is_bsn, is_iban

_WORDS = ("ik", "wacht", "lang", "post,", "bel", "of", "schrijf:", "Ahmed", "zegt", "بيت", "12")
_DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९")
_NAMES = {kind: f"<{kind}>" for kind in MarkKind}
_TIMES = 400


def _around(chance: random.Random, inside: str) -> tuple[str, int]:
    before = " ".join(chance.sample(_WORDS, 3)) + " "
    return f"{before}{inside} en dat is alles.", len(before)


def _grouped(chance: random.Random, digits: str) -> str:
    gap = chance.choice(("", "", ".", " ", "-"))
    at = chance.randrange(1, len(digits))
    shown = digits[:at] + gap + digits[at:]
    alphabet = chance.choice(_DIGITS)
    return "".join(alphabet[int(sign)] if sign.isdigit() else sign for sign in shown)


def _covered(text: str, start: int, end: int, kinds: tuple[MarkKind, ...]) -> bool:
    inside = set(range(start, end))
    for mark in marks_in(text):
        if mark.kind in kinds:
            inside -= set(range(mark.start, mark.end))
    return not inside


def test_a_citizen_service_number_is_always_marked_in_any_digits_and_groups() -> None:
    chance = random.Random(1)
    for _ in range(_TIMES):
        digits = next(
            d for d in iter(lambda: f"{chance.randrange(10**7, 10**9)}", None) if is_bsn(d)
        )
        shown = _grouped(chance, digits)
        text, at = _around(chance, shown)
        assert _covered(text, at, at + len(shown), (MarkKind.BSN, MarkKind.DATE)), text


def test_a_number_that_fails_the_test_of_eleven_is_not_called_a_citizen_service_number() -> None:
    chance = random.Random(2)
    for _ in range(_TIMES):
        digits = f"{chance.randrange(10**8, 10**9)}"
        if not is_bsn(digits):
            text = f"nummer {digits} staat hier"
            assert all(mark.kind is not MarkKind.BSN for mark in marks_in(text)), text


def _iban(chance: random.Random) -> str:
    bank = "".join(chance.choices(string.ascii_uppercase, k=4))
    account = f"{chance.randrange(10**10):010}"
    turned = "".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00")
    return f"NL{98 - int(turned) % 97:02}{bank}{account}"


def test_an_account_number_is_always_marked_in_groups_and_small_letters_too() -> None:
    chance = random.Random(3)
    for _ in range(_TIMES):
        whole = _iban(chance)
        assert is_iban(whole)
        shown = chance.choice(
            (whole, " ".join(whole[at : at + 4] for at in range(0, 18, 4)), whole.lower())
        )
        text, at = _around(chance, shown)
        assert _covered(text, at, at + len(shown), (MarkKind.IBAN,)), text


def test_marks_never_overlap_and_replacing_keeps_the_rest_sign_for_sign() -> None:
    chance = random.Random(4)
    signs = "Ik ben Jan 0612345678 1012AB 12-AB-34 jan@x.nl www.a.nl/b ٠٦١٢ 12 maart 1980 , . \n"
    for _ in range(_TIMES):
        parts = chance.choices(signs.split(" "), k=9)
        text = chance.choice((" ", "", "-", "\n")).join(parts)
        marks = marks_in(text)
        assert all(one.end <= other.start for one, other in pairwise(marks))
        rest, at = "", 0
        for mark in marks:
            assert mark.start < mark.end
            rest += text[at : mark.start] + f"[{_NAMES[mark.kind]}]"
            at = mark.end
        assert replaced(text, marks, _NAMES) == rest + text[at:]


@pytest.mark.parametrize(
    ("text", "kind", "passage"),
    [
        ("Bel mij op 06-12 34 56 78 graag", MarkKind.PHONE, "06-12 34 56 78"),
        ("Bel +31 (0)20 624 1111.", MarkKind.PHONE, "+31 (0)20 624 1111"),
        ("رقمي ٠٦١٢٣٤٥٦٧٨", MarkKind.PHONE, "٠٦١٢٣٤٥٦٧٨"),
        ("mail piet.v@post.example.nl maar", MarkKind.MAIL, "piet.v@post.example.nl"),
        ("of piet(at)example.nl", MarkKind.MAIL, "piet(at)example.nl"),
        ("zie https://example.nl/ik/jan.", MarkKind.WEB, "https://example.nl/ik/jan"),
        ("Ik woon 1012 AB", MarkKind.POSTCODE, "1012 AB"),
        ("postcode 1012ab hier", MarkKind.POSTCODE, "1012ab"),
        ("Ik woon Kalverstraat 12a daar", MarkKind.STREET, "Kalverstraat 12a"),
        ("een auto 12-AB-34 stond", MarkKind.PLATE, "12-AB-34"),
        ("een auto G-123-BB stond", MarkKind.PLATE, "G-123-BB"),
        ("ben geboren op 3-4-1980.", MarkKind.DATE, "3-4-1980"),
        ("op 12 maart 2024 kwam", MarkKind.DATE, "12 maart 2024"),
        ("geboren in 1980 te", MarkKind.DATE, "1980"),
        ("ik ben 43 jaar", MarkKind.AGE, "43"),
        ("mijn dochter van 12 gaat", MarkKind.AGE, "12"),
        ("een 83-jarige man", MarkKind.AGE, "83"),
        ("Mijn naam is Jan de Vries.", MarkKind.NAME, "Jan de Vries"),
        ("mijn naam is jan", MarkKind.NAME, "jan"),
        ("Vraag het mevr. Bakker maar", MarkKind.NAME, "Bakker"),
        ("My name is Sarah Miller", MarkKind.NAME, "Sarah Miller"),
        ("Ayşe Hanım bana yardım etti", MarkKind.NAME, "Ayşe"),
        ("اسمي محمد علي", MarkKind.NAME, "محمد علي"),
        ("мене звати Олена Коваль", MarkKind.NAME, "Олена Коваль"),
        ("toen kwam Fatima langs", MarkKind.NAME, "Fatima"),
    ],
)
def test_it_sees_what_leads_to_a_person(text: str, kind: MarkKind, passage: str) -> None:
    assert (kind, passage) in [(mark.kind, text[mark.start : mark.end]) for mark in marks_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ik wacht op post. De gemeente zegt niets.",
        "Het kost 1.000.000 euro in 2024 en dat is veel.",
        "Wij zijn met 2000 in de wijk, ik wacht 3 dagen.",
        "DE GEMEENTE DOET NIETS AAN DE LAMPEN",
        "الرسائل صعبة جدا",
        "De GGD en de WMO bellen nooit.",
    ],
)
def test_it_leaves_plain_words_alone(text: str) -> None:
    assert marks_in(text) == ()


def test_a_mark_by_hand_goes_before_what_the_machine_saw() -> None:
    by_hand = Mark(MarkKind.OTHER, 0, 17)
    assert marks_in("De bakker uit Eri", [by_hand]) == (by_hand,)
    assert without_overlap([Mark(MarkKind.NAME, 2, 4), Mark(MarkKind.AGE, 0, 6)]) == (
        Mark(MarkKind.AGE, 0, 2),
        Mark(MarkKind.NAME, 2, 4),
        Mark(MarkKind.AGE, 4, 6),
    )


def test_a_quote_leaves_out_and_adds_nothing_but_words_in_brackets() -> None:
    answer = "Ik heet Jan en ik wacht\nal een jaar op post."
    assert is_from(answer, "Ik heet [naam] en ik wacht al een jaar")
    assert is_from(answer, "ik wacht … op post.")
    assert not is_from(answer, "op post. Ik heet [naam]")
    assert not is_from(answer, "ik wacht al twee jaar")
    assert not is_from(answer, "[naam]")


def test_a_paraphrase_with_a_long_run_of_the_same_words_is_seen() -> None:
    answer = "Ik krijg nooit post van de gemeente en dat is jammer"
    assert shared_run(answer, "Brieven komen niet aan.") == 0
    assert shared_run(answer, "ik krijg nooit post van de gemeente") == 7


def test_what_was_replaced_is_counted_by_kind_and_never_kept_as_a_word() -> None:
    words = {MarkKind.NAME: "naam", MarkKind.PHONE: "telefoon"}
    found = kinds_replaced("[naam] en [naam], bel [telefoon] van [de buurman]", words)
    assert found == {MarkKind.NAME: 2, MarkKind.PHONE: 1, MarkKind.OTHER: 1}
