"""Ready sets of answers, in Dutch and English, as drafts: a council reads and changes them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadyAnswer:
    """One answer; ``words`` are pairs of tag and text."""

    name: str
    words: tuple[tuple[str, str], ...]
    group: str = ""
    picture: str = ""


@dataclass(frozen=True)
class ReadySet:
    """A set of answers; ``is_scale`` where neighbours may be told together."""

    name: str
    answers: tuple[ReadyAnswer, ...]
    is_scale: bool = False


def _answer(name: str, nl: str, en: str, group: str = "", picture: str = "") -> ReadyAnswer:
    return ReadyAnswer(name, (("nl", nl), ("en", en)), group, picture)


READY = (
    ReadySet(
        "yes_no",
        (
            _answer("yes", "Ja", "Yes", picture="2714"),
            _answer("no", "Nee", "No", picture="274C"),
        ),
    ),
    ReadySet(
        "how_often",
        (
            _answer("every_day", "Elke dag", "Every day", "often"),
            _answer("every_week", "Elke week", "Every week", "often"),
            _answer("every_month", "Elke maand", "Every month", "less_often"),
            _answer("less_often", "Minder vaak", "Less often", "less_often"),
            _answer("never", "Nooit", "Never"),
        ),
        is_scale=True,
    ),
    ReadySet(
        "how_good",
        (
            _answer("very_good", "Heel goed", "Very good", "good"),
            _answer("good", "Goed", "Good", "good"),
            _answer("all_right", "Gaat wel", "All right"),
            _answer("bad", "Slecht", "Bad", "bad"),
            _answer("very_bad", "Heel slecht", "Very bad", "bad"),
        ),
        is_scale=True,
    ),
    ReadySet(
        "how_much",
        (
            _answer("a_lot", "Heel veel", "A lot", "much"),
            _answer("quite_a_lot", "Veel", "Quite a lot", "much"),
            _answer("some", "Een beetje", "Some", "little"),
            _answer("little", "Weinig", "Little", "little"),
            _answer("nothing", "Niets", "Nothing"),
        ),
        is_scale=True,
    ),
    ReadySet(
        "how_easy",
        (
            _answer("very_easy", "Heel makkelijk", "Very easy", "easy"),
            _answer("easy", "Makkelijk", "Easy", "easy"),
            _answer("in_between", "Ertussenin", "In between"),
            _answer("hard", "Moeilijk", "Hard", "hard"),
            _answer("very_hard", "Heel moeilijk", "Very hard", "hard"),
        ),
        is_scale=True,
    ),
    ReadySet(
        "how_safe",
        (
            _answer("very_safe", "Heel veilig", "Very safe", "safe"),
            _answer("safe", "Veilig", "Safe", "safe"),
            _answer("in_between", "Ertussenin", "In between"),
            _answer("unsafe", "Onveilig", "Unsafe", "unsafe"),
            _answer("very_unsafe", "Heel onveilig", "Very unsafe", "unsafe"),
        ),
        is_scale=True,
    ),
    ReadySet(
        "barriers",
        (
            _answer("paperwork", "Veel papieren", "A lot of paperwork", "procedure", "1F4D1"),
            _answer("waiting_time", "Lang wachten", "A long wait", "procedure", "23F3"),
            _answer("did_not_know", "Het was nieuw voor mij", "It was new to me"),
            _answer("shame", "Ik schaam me", "I feel ashamed", "feelings", "1F614"),
            _answer("language", "De taal is moeilijk", "The language is hard", "", "1F5E3"),
            _answer("fear", "Ik ben bang", "I am afraid", "feelings", "1F628"),
            _answer("other", "Iets anders", "Something else"),
        ),
    ),
)  # fmt: skip
"""Most first: an order that people expect, the same in every set."""
