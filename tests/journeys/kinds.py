"""A survey with every rarer kind of item, for the journeys that answer it."""

from typing import Any

from app.core.expressions.tree import Call, Column, Literal, Reference
from app.core.questionnaire import Item, Kind, Option, Purpose, Questionnaire, Section
from app.core.texts import Texts
from tests.builders import a_questionnaire, an_item, an_option, texts

CITIES = tuple(f"city_{n:03}" for n in range(500))


def city_name(n: int) -> str:
    """A word that is told apart by its letters: ``Éé-003 aad``."""
    signs = "abcdefghijklmnopqrstuvwxyz"
    return f"É{signs[n // 26]}{signs[n % 26]}{'burg' if n % 2 else 'dorp'}"


def cities() -> Item:
    options = tuple(
        Option(name, Texts((("nl", city_name(n)), ("ar", f"مدينة {n}"))))
        for n, name in enumerate(CITIES)
    )
    return Item("city", Kind.SELECT_ONE, texts("city"), options=options, option_list="cities")


def streets() -> Item:
    """Thirty streets, of which a choice filter leaves those of the part that was chosen."""
    options = tuple(
        an_option(f"street_{n:02}", columns=(("part", ("north", "south", "west")[n % 3]),))
        for n in range(30)
    )
    wanted = Call("=", (Column("part"), Reference("part")))
    return Item("street", Kind.SELECT_ONE, texts("street"), options=options,
                option_list="streets", choice_filter=wanted)  # fmt: skip


def home() -> Section:
    """A repeat: for whom, and where children go to school."""
    child = Call("=", (Reference("home/who"), Literal("child")))
    return Section(
        "home",
        (
            an_item("home/who", options=("child", "grown_up")),
            an_item("home/school", Kind.TEXT, relevant=child, label=texts("school of ${home/who}")),
            an_item("home/age", Kind.INTEGER),
        ),
        texts("home"),
        is_repeat=True,
    )


def every_kind(**changes: Any) -> Questionnaire:
    """One of each, in two languages."""
    other = Call("selected", (Reference("bus"), Literal("other")))
    return a_questionnaire(
        an_item("order", Kind.RANK, ("rent", "food", "energy", "school"), knows=True),
        an_item("lamps", Kind.VOTE),
        an_item("begins", Kind.TIME),
        an_item("met", Kind.DATE_TIME),
        an_item("area", Kind.AREA),
        cities(),
        an_item("part", options=("north", "south", "west")),
        streets(),
        an_item("bus", options=("one", "two", "other"), guidance=texts("guidance")),
        an_item("bus_other", Kind.TEXT, relevant=other),
        home(),
        an_item("last", Kind.TEXT),
        **{"purposes": (Purpose("answers"),), "findings": (), **changes},
    )
