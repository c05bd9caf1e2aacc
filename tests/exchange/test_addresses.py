"""Mail addresses and telephone numbers, as people of eight languages type them."""

import pytest

from app.core.problems import Refused
from app.exchange.addresses import TypedAddresses

READ = TypedAddresses()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("06 12 34 56 78", "+31612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+31612345678"),
        ("۰۶-۱۲۳۴۵۶۷۸", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("\u202a+32 470 12 34 56\u202c", "+32470123456"),
        ("+90 532 123 45 67", "+905321234567"),
        ("+380 50 123 4567", "+380501234567"),
    ],
)
def test_a_telephone_number_of_any_country_in_any_digits_is_read(typed: str, number: str) -> None:
    assert READ.telephone(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "telephone_wrong"),
        ("hello", "telephone_wrong"),
        ("12345", "telephone_wrong"),
        ("+999 12345678", "telephone_wrong"),
        ("06 123", "telephone_wrong"),
        ("9" * 500, "telephone_wrong"),
        ("0255 123456", "telephone_gets_no_text"),
        ("0800 1234", "telephone_gets_no_text"),
    ],
)
def test_a_number_that_is_nonsense_or_gets_no_text_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        READ.telephone(typed)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Someone@Example.org", "Someone@example.org"),
        (" <someone@example.org>, ", "someone@example.org"),
        ("mailto:someone@example.org", "someone@example.org"),
        ("\u200fsomeone@example.org\u200f", "someone@example.org"),
        ("someone@bücher.example.org", "someone@xn--bcher-kva.example.org"),
        ("someone٢٤@example.org", "someone24@example.org"),
    ],
)
def test_a_mail_address_is_read_as_it_is_written_to(typed: str, address: str) -> None:
    assert READ.mail(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "someone",
        "someone@",
        "@example.org",
        "a b@example.org",
        "a@b",
        "a@example..org",
        "a@example.org\nBcc: b@example.org",
        "x" * 300 + "@example.org",
        "ليلى@example.org",
        "a@[1.2.3.4]",
    ],
)
def test_what_no_mail_can_reach_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        READ.mail(typed)
    assert [problem.code for problem in refused.value.problems] == ["mail_wrong"]
    assert not typed or typed not in str(refused.value)
