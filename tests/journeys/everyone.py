"""Two hundred people who do not exist: what they answer, in which language, and how they are told.

Exactly one of them reads Tigrinya. Each address has a word in it that stands nowhere else, so that
a search for those words finds any address.
"""

import random
from dataclasses import dataclass, field

from tests.journeys.opening import LANGUAGES

PLACES = ("Markthal", "Buurthuis", "Bibliotheek")
MAIL_WORD, STREET_WORD, NAME_WORD = "kwikstaart7q", "Leeuweriklaan", "Roodborst"
NUMBER_WORD = "164207"
MARKS = {
    "mail": MAIL_WORD,
    "street": STREET_WORD,
    "name": NAME_WORD,
    # So many digits do not stand in a row by chance.
    "number": f"316{NUMBER_WORD}",
    "number as typed": f"06 {NUMBER_WORD}",
}
COUNT = 200


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody who answers; ``left`` are the forms with an address that this person sends."""

    number: int
    place: int
    language: str
    answers: dict[str, list[str]]
    opens_ticket: bool
    left: tuple[dict[str, str], ...] = field(repr=False)

    @property
    def way(self) -> str:
        """By which way this person wants to hear it, besides the ticket and the place."""
        return self.left[0]["way"] if self.left else ""


def everyone(ways: tuple[str, ...]) -> list[Person]:
    """All of them, with addresses for those of the ways that a survey offers."""
    rng = random.Random(COUNT)
    return [_person(number, ways, rng) for number in range(COUNT)]


def _person(number: int, ways: tuple[str, ...], rng: random.Random) -> Person:
    # Three people after one another answer at three places in the same language.
    language = "ti" if number == 2 else LANGUAGES[(number // 3) % (len(LANGUAGES) - 1)]
    outside = "yes" if number % 5 else "no"
    answers = {
        "answer.outside": [outside],
        "answer.walks": [rng.choice(["never", "sometimes", "often"])],
        "answer.wishes": rng.sample(["light", "trees", "benches"], rng.randint(1, 3)),
        "answer.years": [str(rng.randint(0, 60))],
    }
    if outside == "no":
        answers["answer.why_not"] = [f"reden {number}"]
    left = _left(number) if _way(number) in ways else ()
    return Person(number, number % 3, language, answers, number % 3 != 1, left)


def _way(number: int) -> str:
    return {0: "mail", 1: "sms", 2: "mail", 3: "letter"}.get(number % 8, "")


def mail_of(number: int) -> str:
    """The address as it is written to."""
    return f"{MAIL_WORD}.{number}@spreeuw.nl"


def telephone_of(number: int) -> str:
    """The number as it is called, in every country."""
    return f"+316{NUMBER_WORD}{number // 8:02}"


def _left(number: int) -> tuple[dict[str, str], ...]:
    way, later = _way(number), "yes" if number % 16 < 8 else "no"
    typed = {
        "mail": {"mail": mail_of(number)},
        "sms": {"sms": f"06 {NUMBER_WORD}{number // 8:02}"},
        "letter": {
            "name": f"{NAME_WORD} {number}",
            "street": STREET_WORD,
            "number": str(number + 1),
            "postcode": "1971 AB",
            "town": "IJmuiden",
        },
    }
    form = {"way": way, "later": later, **typed[way]}
    if number in (0, 8):
        # These two are not sure that it went well, and do it again.
        return (form, {**form, "mail": form["mail"].upper().replace("SPREEUW.NL", "Spreeuw.nl")})
    return (form,)
