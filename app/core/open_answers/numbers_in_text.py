"""Numbers in a text that lead to a person: account, citizen service number, phone, plate, postcode.

Digits of any script count; a number may stand in groups. Only shapes and sums are known here.
"""

import re
from collections.abc import Iterator

from app.core.digits import latin
from app.core.open_answers.marks import Mark, MarkKind

_GAP = r"[ \u00a0\u202f.\-]?"
_START = re.compile(r"(?<!\d)\d")
_BSN = tuple(re.compile(rf"\d(?:{_GAP}\d){{{more}}}(?!\d)") for more in (8, 7))
_IBAN_START = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}", re.I)
_IBAN_SIGN = re.compile(rf"{_GAP}([A-Z0-9])", re.I)
_IBAN_SIZES = (15, 34)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[ \u00a0\u202f()./\-\u2013]{0,2}\d){6,14}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]000)+\Z|\d{1,3}(?:[.,]\d{3}){2,}\Z")
_POSTCODE = re.compile(
    r"(?<![\w])[1-9]\d{3}(?:(?:[A-Za-z]{2})|[ \u00a0](?:[A-Z]{2}|(?!"
    r"en |is |in |on |of |km |om |op |te |we |ik |ze |de |er |al |as |at |kg |na |to |if |my |me "
    r"|mm |cm |ml |et |un |el |la |lo |se |do |za |po |od |na |ve |bu |da )[a-z]{2}))(?!\w)"
)
_SIDES = (
    *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D"),
    *("D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
)
_LETTER, _DIGIT = "[A-Z]", r"\d"


def _side(code: str) -> str:
    signs = {"L": _LETTER, "D": _DIGIT, "-": "[- ]?"}
    return "".join(signs[sign] for sign in code)


_PLATE = re.compile(rf"(?<![\w-])(?:{'|'.join(_side(code) for code in _SIDES)})(?![\w-])")
_PLATE_OF_ANY_CASE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_side(code).replace('[- ]?', '-') for code in _SIDES)})(?![\w-])",
    re.I,
)


def is_bsn(digits: str) -> bool:
    """Whether eight or nine digits pass the test of eleven.

    >>> is_bsn("123456782"), is_bsn("123456789"), is_bsn("000000000")
    (True, False, False)
    """
    nine = digits.zfill(9)
    if len(nine) != 9 or not int(nine):
        return False
    return (sum(int(n) * (9 - at) for at, n in enumerate(nine[:8])) - int(nine[8])) % 11 == 0


def is_iban(signs: str) -> bool:
    """Whether the remainder of an account number by 97 is 1 (ISO 13616).

    >>> is_iban("NL91ABNA0417164300"), is_iban("NL92ABNA0417164300")
    (True, False)
    """
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def bsns(text: str) -> Iterator[Mark]:
    """Every run of eight or nine digits that passes the test of eleven, in any grouping."""
    plain = latin(text)
    for start in _START.finditer(plain):
        for shape in _BSN:
            found = shape.match(plain, start.start())
            if found and is_bsn(re.sub(r"\D", "", found[0])):
                yield Mark(MarkKind.BSN, *found.span())
                break


def ibans(text: str) -> Iterator[Mark]:
    """Every account number whose remainder is right; the longest that is."""
    plain = latin(text)
    for start in _IBAN_START.finditer(plain):
        signs, at, ends = start[0], start.end(), []
        while len(signs) < _IBAN_SIZES[1] and (sign := _IBAN_SIGN.match(plain, at)):
            signs, at = signs + sign[1], sign.end()
            if not plain[at : at + 1].isdigit() and len(signs) >= _IBAN_SIZES[0] and is_iban(signs):
                ends.append(at)
        if ends:
            yield Mark(MarkKind.IBAN, start.start(), ends[-1])


def phones(text: str) -> Iterator[Mark]:
    """Seven to fifteen digits in the usual groups, save a plain amount such as 1.000.000."""
    plain = latin(text)
    for found in _PHONE.finditer(plain):
        if not _GROUPED.match(found[0]):
            yield Mark(MarkKind.PHONE, *found.span())


def postcodes(text: str) -> Iterator[Mark]:
    """Four digits and two letters, together or apart, that are not a number and a small word."""
    for found in _POSTCODE.finditer(latin(text) + " "):
        yield Mark(MarkKind.POSTCODE, *found.span())


def plates(text: str) -> Iterator[Mark]:
    """A Dutch number plate: with dashes in any case, otherwise in capitals."""
    plain = latin(text)
    for shape in (_PLATE, _PLATE_OF_ANY_CASE):
        for found in shape.finditer(plain):
            yield Mark(MarkKind.PLATE, *found.span())
