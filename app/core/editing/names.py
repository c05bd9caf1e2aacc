"""Names for what is new, made from its words once and never changed.

A name that ever stood for something else is not given again: its answers, translations and
recordings would seem to belong to the new one (RD13).
"""

import re
import unicodedata
from collections.abc import Container

_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST = 32
_FEW_WORDS = 5


def name_from(words: str, otherwise: str) -> str:
    """A short name in plain letters; ``otherwise`` where the words have none of those.

    >>> name_from("Wat helpt u het meest, élke dag?", "question")
    'wat_helpt_u_het_meest'
    >>> name_from("ما اسمك؟", "question"), name_from("3 keer", "answer")
    ('question', 'answer_3_keer')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = [part for part in _SIGNS.split(plain) if part][:_FEW_WORDS]
    name = "_".join(parts)
    while len(name) > _LONGEST and len(parts) > 1:
        parts.pop()
        name = "_".join(parts)
    name = name[:_LONGEST]
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


def free_name(wanted: str, is_taken: Container[str]) -> str:
    """The wanted name, or with the first number that makes it free.

    >>> free_name("age", {"age", "age_2"}), free_name("age", ())
    ('age_3', 'age')
    """
    name, number = wanted, 1
    while name in is_taken:
        number += 1
        name = f"{wanted}_{number}"
    return name
