"""Long lists and filtered ones, as a person without a script finds them."""

from markupsafe import Markup

from app.core.expressions.tree import Call, Column, Expression, Reference
from app.core.questionnaire import Item, Kind
from app.web.language import reader_of
from app.web.respond.document import styles_for
from app.web.respond.lists import Groups, grouped
from app.web.respond.texts import ShownTexts
from tests.builders import a_questionnaire, an_item, an_option

TEXTS = ShownTexts(reader_of("nl", (), "nl"), "nl")


def _groups(count: int, condition: Expression | None = None) -> Groups[str] | None:
    options = tuple(
        an_option(f"o{n}", columns=(("part", ("north", "south")[n % 2]),)) for n in range(count)
    )
    item = an_item("street", options=(), choice_filter=condition)
    item = Item(**{**item.__dict__, "options": options})
    part = an_item("part", options=("north", "south"))
    names = [option.name for option in options]
    return grouped(item, names, [Markup(name) for name in names], {"part": part}, TEXTS)


def _in_part() -> Expression:
    return Call("=", (Column("part"), Reference("part")))


def test_a_short_list_has_no_groups() -> None:
    assert _groups(15) is None


def test_five_hundred_options_open_in_groups_of_at_most_twenty() -> None:
    groups = _groups(500)
    assert groups is not None
    assert groups.is_long
    assert [len(part.choices) for part in groups.parts] == [20] * 25
    assert (groups.parts[1].label, groups.parts[1].last) == ("o20", "o39")
    assert [name for part in groups.parts for name in part.choices] == [f"o{n}" for n in range(500)]


def test_a_filtered_list_says_for_which_answer_each_part_is() -> None:
    groups = _groups(6, _in_part())
    assert groups is not None
    assert not groups.is_long
    assert [part.choices for part in groups.parts] == [("o0", "o2", "o4"), ("o1", "o3", "o5")]
    assert "north" in groups.parts[0].label


def test_a_long_filtered_list_is_cut_within_each_answer() -> None:
    groups = _groups(60, _in_part())
    assert groups is not None
    assert [len(part.choices) for part in groups.parts] == [15, 15, 15, 15]
    assert "north" in groups.parts[0].label
    assert "south" in groups.parts[2].label


def test_a_survey_without_rarer_kinds_brings_no_style_for_them() -> None:
    """Their bytes are counted (PH01)."""
    assert "kinds" not in styles_for(a_questionnaire(), "nl")
    ranked = a_questionnaire(an_item("order", Kind.RANK), findings=())
    assert "kinds" in styles_for(ranked, "nl")
