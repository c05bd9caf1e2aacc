"""Passphrases that people choose, and codes that the program makes for paper.

A code stands in groups of five: four random signs and one that checks them, so that the program
can say which group was read wrong.
"""

import unicodedata

from app.core.problems import Problem, Refused

LEAST_SIGNS = 12
LEAST_WORDS = 4
MOST_SIGNS = 200
SHEET_GROUPS = 6
HANDED_GROUPS = 4
_LEAST_DIFFERENT = 5
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_RANDOM, _BITS = 4, 5
BITS_OF_GROUP = _RANDOM * _BITS


def tidy(passphrase: str) -> str:
    """The passphrase as it is compared: one kind of signs, one space between words.

    >>> tidy("  the blue   door ")
    'the blue door'
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def judged(passphrase: str) -> str:
    """The passphrase, tidy, where it is hard to guess: four words, or twelve signs.

    Raises Refused: ``passphrase_short``, ``passphrase_plain``, ``passphrase_long``.

    >>> judged("river lamp onion tram")
    'river lamp onion tram'
    """
    said = tidy(passphrase)
    words = {word.casefold() for word in said.split() if len(word) > 1}
    bare = said.replace(" ", "").casefold()
    if len(said) > MOST_SIGNS:
        raise Refused(Problem("passphrase_long", "new", (("most", str(MOST_SIGNS)),)))
    if len(said) < LEAST_SIGNS and len(words) < LEAST_WORDS:
        figures = (("signs", str(LEAST_SIGNS)), ("words", str(LEAST_WORDS)))
        raise Refused(Problem("passphrase_short", "new", figures))
    # A birthday or a telephone number is long and soon guessed.
    if len(set(bare)) < _LEAST_DIFFERENT or not any(sign.isalpha() for sign in bare):
        raise Refused(Problem("passphrase_plain", "new"))
    return said


def code_of(bits: int, groups: int) -> str:
    """The code of ``groups`` times twenty random bits, in groups with a space between.

    >>> code_of(0, 2), code_of(2**40 - 1, 2)
    ('22223 22224', 'ZZZZK ZZZZL')
    """
    made = []
    for at in range(groups):
        part = bits >> (BITS_OF_GROUP * (groups - 1 - at))
        signs = [part >> (_BITS * place) & 31 for place in range(_RANDOM - 1, -1, -1)]
        made.append("".join(_ALPHABET[value] for value in (*signs, _check(signs, at))))
    return " ".join(made)


def read_code(typed: str, groups: int) -> str:
    """The code in what a person typed, in any case and with anything between its signs.

    Raises Refused: ``code_length``, and ``code_group`` with the number of each wrong group.

    >>> read_code("2222-3 22224", 2)
    '22223 22224'
    """
    size = _RANDOM + 1
    signs = [sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum()]
    if len(signs) != groups * size:
        figures = (("need", str(groups * size)), ("have", str(min(len(signs), 999))))
        raise Refused(Problem("code_length", "code", figures))
    parts = ["".join(signs[at : at + size]) for at in range(0, len(signs), size)]
    wrong = [str(at + 1) for at, part in enumerate(parts) if not _fits(part, at)]
    if wrong:
        raise Refused(Problem("code_group", "code", (("groups", ", ".join(wrong)),)))
    return " ".join(parts)


def _fits(part: str, at: int) -> bool:
    values = [_ALPHABET.find(sign) for sign in part]
    return min(values) >= 0 and _check(values[:-1], at) == values[-1]


def _check(values: list[int], at: int) -> int:
    # Odd weights find each sign that was misread; the place finds groups that changed places.
    return (
        sum(value * weight for value, weight in zip(values, (1, 3, 5, 7), strict=True)) + at + 1
    ) % 32
