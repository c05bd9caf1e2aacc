"""The codebook: every item has its columns, each with its texts, codes and missing values."""

from dataclasses import replace

from app.core.codebook import MOST_OPTION_COLUMNS, Codebook, Holds, Variable, codebook_of
from app.core.expressions.tree import Call, Literal, Number, Reference
from app.core.missing import Missing
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.texts import Texts
from tests.builders import a_questionnaire, an_item, texts


def _book(questionnaire: Questionnaire, *circumstances: Variable) -> Codebook:
    return codebook_of([(1, questionnaire)], circumstances)


def _names(book: Codebook) -> list[str]:
    return [variable.name for variable in book.data]


def _variable(questionnaire: Questionnaire, name: str) -> Variable:
    return next(v for v in _book(questionnaire).data if v.name == name)


def test_an_item_is_a_column_and_a_chosen_option_is_one_too() -> None:
    """RD02: a path names the column, as in the outside contract."""
    assert _names(_book(a_questionnaire())) == [
        *("safe_at_night", "worries", "worries/rent", "worries/food", "worries/energy"),
        *("age", "remarks"),
    ]


def test_a_note_is_no_column_and_a_calculation_is() -> None:
    note = an_item("hello", Kind.NOTE)
    sum_of = an_item("twice", Kind.CALCULATE, calculation=Call("+", (Number(1), Number(1))))
    assert _names(_book(a_questionnaire(note, sum_of))) == ["twice"]


def test_texts_and_codes_are_kept_in_every_language() -> None:
    """RD02: the exact question text per language."""
    variable = _variable(a_questionnaire(), "safe_at_night")
    assert variable.label == texts("safe_at_night")
    assert dict(variable.codes)["often"] == texts("often")


def test_who_was_asked_counts_the_sections_above() -> None:
    """RD02: routing."""
    is_old = Call(">", (Reference("age"), Number(64)))
    item = an_item("home/care", relevant=Call("=", (Reference("alone"), Literal("yes"))))
    section = Section("home", (item,), relevant=is_old)
    questionnaire = a_questionnaire(an_item("age", Kind.INTEGER), an_item("alone"), section)
    assert _variable(questionnaire, "home/care").asked == "${age} > 64 and ${alone} = 'yes'"
    assert _variable(questionnaire, "age").asked == "everyone"


def test_missing_codes_are_wide_where_negative_numbers_are_answers() -> None:
    """SV08, RD03: five codes that no answer can take."""
    questionnaire = a_questionnaire(
        an_item("balance", Kind.DECIMAL),
        an_item("years", Kind.INTEGER, start="0"),
        an_item("scale", Kind.RANGE, start="-2", end="2"),
    )
    codes = {v.name: v.missing_code(Missing.REFUSED) for v in _book(questionnaire).data}
    assert codes == {"balance": -9992, "years": -2, "scale": -9992}
    assert _variable(questionnaire, "years").withheld_code == -6
    assert _variable(questionnaire, "balance").withheld_code == -9996


def test_codes_are_numbers_only_where_all_of_them_are() -> None:
    """A code 01 is no number, and no code is taken for a missing value."""
    questionnaire = a_questionnaire(
        an_item("likert", options=("1", "2", "10")),
        an_item("postal", options=("01", "02")),
        an_item("signed", options=("-1", "1")),
    )
    numbers = {v.name: v.has_number_codes for v in _book(questionnaire).data}
    assert numbers == {"likert": True, "postal": False, "signed": False}


def test_a_circumstance_gives_way_to_an_item_of_its_name() -> None:
    """RD13: every column has a name of its own, and an item keeps its author's."""
    place = Variable("place", Holds.TEXT, Texts())
    questionnaire = a_questionnaire(
        an_item("place"), an_item("a", Kind.SELECT_MULTIPLE, ("b",)), an_item("a/b")
    )
    assert _names(_book(questionnaire, place)) == ["place_", "place", "a", "a/b", "a/b_"]


def test_a_very_long_list_has_no_column_per_option() -> None:
    """A workbook has 16,384 columns; the codes are all in the item's own."""
    options = tuple(f"village{n}" for n in range(MOST_OPTION_COLUMNS + 1))
    item = an_item("villages", Kind.SELECT_MULTIPLE, options)
    assert _names(_book(a_questionnaire(item))) == ["villages"]


def test_every_repeating_section_has_a_table_of_its_own() -> None:
    inner = Section("member/pet", (an_item("member/pet/name", Kind.TEXT),), is_repeat=True)
    section = Section("member", (an_item("member/age", Kind.INTEGER), inner), is_repeat=True)
    key = Variable("row", Holds.KEY, Texts())
    book = codebook_of([(1, a_questionnaire(an_item("size"), section))], (), (key,))
    assert [(name, [v.name for v in columns]) for name, columns in book.tables()] == [
        ("data", ["size"]),
        ("member", ["row", "member/age"]),
        ("member/pet", ["row", "member/pet/name"]),
    ]


def test_an_item_of_two_versions_is_one_column_that_tells_the_older_wording() -> None:
    """RD13: a change of wording makes a version; nothing is lost from the older one."""
    first = a_questionnaire(an_item("safe", options=("no", "yes")), an_item("gone"))
    reworded: Item = replace(first.children[0], label=texts("Is it safe?"))  # type: ignore
    newer = replace(first, children=(reworded, an_item("new")))
    book = codebook_of([(1, first), (2, newer)])
    safe = book.data[0]
    assert [(v.name, v.versions) for v in book.data] == [
        *(("safe", (1, 2)), ("new", (2,)), ("gone", (1,))),
    ]
    assert (safe.label, safe.earlier) == (texts("Is it safe?"), ((1, texts("safe")),))


def test_codes_of_an_older_version_stay_in_the_codebook() -> None:
    first = a_questionnaire(an_item("safe", options=("no", "yes", "maybe")))
    newer = a_questionnaire(an_item("safe", options=("yes", "no")))
    (safe,) = codebook_of([(1, first), (2, newer)]).data
    assert [code for code, _ in safe.codes] == ["yes", "no", "maybe"]


def test_own_words_are_those_of_texts_and_of_all_that_repeats_them_or_the_clock() -> None:
    """DC09, DC11: a calculation must not carry out what may not leave."""
    questionnaire = a_questionnaire(
        an_item("remarks", Kind.TEXT),
        an_item("copy", Kind.CALCULATE, calculation=Reference("remarks")),
        an_item("copy_of_copy", Kind.CALCULATE, calculation=Call("concat", (Reference("copy"),))),
        an_item("when", Kind.CALCULATE, calculation=Call("today", ())),
        an_item("age", Kind.INTEGER),
        an_item("is_old", Kind.CALCULATE, calculation=Call(">", (Reference("age"), Number(64)))),
    )
    own = {v.name for v in _book(questionnaire).data if v.is_own_words}
    assert own == {"remarks", "copy", "copy_of_copy", "when"}


def test_a_coarse_place_and_files_are_told_to_the_host_only() -> None:
    """Decision 9: with the circumstances they would tell who that is."""
    questionnaire = a_questionnaire(
        an_item("area", Kind.AREA),
        an_item("words", Kind.VOICE),
        an_item("view", Kind.PHOTO),
        an_item("begins", Kind.TIME),
        an_item("street", Kind.CALCULATE, calculation=Call("concat", (Reference("area"),))),
    )
    own = {v.name for v in _book(questionnaire).data if v.is_own_words}
    assert own == {"area", "words", "view", "street"}


def test_a_ranking_has_its_codes_in_order_and_a_place_for_each_option() -> None:
    """RD02: what a researcher expects of a ranking."""
    book = _book(a_questionnaire(an_item("first", Kind.RANK, ("rent", "food"))))
    assert [(v.name, v.holds) for v in book.data] == [
        ("first", Holds.CODES),
        ("first/rent", Holds.NUMBER),
        ("first/food", Holds.NUMBER),
    ]


def test_a_vote_has_three_codes_in_every_survey() -> None:
    vote = _variable(a_questionnaire(an_item("more_trees", Kind.VOTE)), "more_trees")
    assert vote.holds is Holds.CODE
    assert [code for code, _ in vote.codes] == ["agree", "disagree", "pass"]
