"""The walk through a questionnaire, and whether it can be walked at all."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.expressions.tree import Call, Column, Expression, Literal, Number, Reference
from app.core.questionnaire import Item, Kind, Option, Section
from app.core.routing import soundness, walk
from tests.builders import a_questionnaire, an_item, texts

TODAY = "2026-11-23"


def _is(path: str, value: str) -> Expression:
    return Call("=", (Reference(path), Literal(value)))


def _codes(*children: Item | Section) -> list[tuple[str, str]]:
    return [(p.code, p.where) for p in soundness(a_questionnaire(*children))]


GOES = an_item("goes", options=("yes", "no"))
WHY = an_item("why", options=("fear", "rain"), relevant=_is("goes", "no"))
FEAR = an_item("fear", Kind.TEXT, relevant=_is("why", "fear"))


def test_an_item_is_asked_when_its_condition_holds() -> None:
    survey = a_questionnaire(GOES, WHY, FEAR)
    assert walk(survey, {}, TODAY).asked == ("goes",)
    assert walk(survey, {"goes": ("no",)}, TODAY).asked == ("goes", "why")


def test_an_answer_that_was_not_asked_for_does_not_count_in_later_conditions() -> None:
    survey = a_questionnaire(GOES, WHY, FEAR)
    assert walk(survey, {"goes": ("yes",), "why": ("fear",)}, TODAY).asked == ("goes",)


def test_a_section_hides_all_that_stands_in_it() -> None:
    section = Section("home", (an_item("home/rooms", Kind.INTEGER),), relevant=_is("goes", "no"))
    survey = a_questionnaire(GOES, section)
    assert walk(survey, {"goes": ("yes",)}, TODAY).asked == ("goes",)


def test_a_condition_may_read_an_item_that_comes_later() -> None:
    survey = a_questionnaire(WHY, GOES)
    assert walk(survey, {"goes": ("no",)}, TODAY).asked == ("why", "goes")


def test_a_calculation_is_computed_before_it_is_read() -> None:
    double = an_item("double", Kind.CALCULATE, calculation=Call("*", (Reference("n"), Number(2))))
    many = an_item("many", Kind.TEXT, relevant=Call(">", (Reference("double"), Number(4))))
    survey = a_questionnaire(many, double, an_item("n", Kind.INTEGER))
    route = walk(survey, {"n": ("3",)}, TODAY)
    assert route.effective["double"] == ("6",)
    assert route.asked == ("many", "n")


def test_a_choice_filter_leaves_the_options_that_fit() -> None:
    options = tuple(Option(n, texts(n), (("land", n[:2]),)) for n in ("nl_a", "nl_b", "be_a"))
    town = an_item("town", choice_filter=Call("=", (Column("land"), Reference("land"))))
    town = Item(**{**vars(town), "options": options})
    survey = a_questionnaire(an_item("land", options=("nl", "be")), town)
    route = walk(survey, {"land": ("be",), "town": ("nl_a",)}, TODAY)
    assert [option.name for option in route.options["town"]] == ["be_a"]
    assert route.effective["town"] == ()


def test_a_sound_questionnaire_has_no_problems() -> None:
    assert _codes(GOES, WHY, FEAR) == []


def test_conditions_that_wait_for_each_other_are_named() -> None:
    """Gate H6."""
    first = an_item("first", Kind.TEXT, relevant=_is("second", "x"))
    second = an_item("second", Kind.TEXT, relevant=_is("first", "x"))
    assert _codes(GOES, first, second) == [("cycle", "first, second")]


def test_what_keeps_a_person_from_the_end_is_found() -> None:
    assert _codes(an_item("note", Kind.NOTE)) == [("no_items", "")]
    assert _codes(GOES, GOES) == [("double_path", "goes")]
    assert _codes(an_item("empty", options=())) == [("no_options", "empty")]
    assert _codes(WHY) == [("unknown_reference", "why")]


def test_only_the_items_of_the_cycle_itself_are_named() -> None:
    first = an_item("first", Kind.TEXT, relevant=_is("second", "x"))
    second = an_item("second", Kind.TEXT, relevant=_is("first", "x"))
    waits = an_item("waits", Kind.TEXT, relevant=_is("second", "x"))
    own = an_item("own", Kind.CALCULATE, calculation=Call("+", (Reference("own"), Number(1))))
    assert _codes(GOES, waits, first, second) == [("cycle", "first, second")]
    assert _codes(GOES, own) == [("cycle", "own")]


def test_an_expression_that_cannot_be_evaluated_is_found() -> None:
    """Gate H6: also where a tree was written by hand."""
    never = an_item("never", relevant=Call("false", ()))
    assert _codes(never) == [("no_items", "")]
    assert _codes(GOES, never) == []
    yes = Call("=", (Reference("goes"), Column("yes")))
    assert _codes(GOES, an_item("why", relevant=yes)) == [("bare_word", "why")]
    for call in (Call("shoes", ()), Call("if", (Number(1),))):
        assert _codes(an_item("why", constraint=call)) == [("not_an_expression", "why")]
    deep: Expression = Number(1)
    for _ in range(100):
        deep = Call("neg", (deep,))
    assert _codes(an_item("why", relevant=deep)) == [("not_an_expression", "why")]
    assert _codes(an_item("n", Kind.RANGE, start="a few")) == [("not_a_number", "n")]


def test_a_label_in_a_calculation_is_that_of_the_source_language() -> None:
    """What is stored does not depend on the language of answering."""
    name = Call("jr:choice-name", (Reference("goes"), Literal("goes")))
    survey = a_questionnaire(GOES, an_item("said", Kind.CALCULATE, calculation=name))
    assert walk(survey, {"goes": ("yes",)}, TODAY).effective["said"] == ("yes [nl]",)


_NAMES = ("a", "b", "c", "g/d", "g/e")
_CONDITIONS = st.none() | st.builds(_is, st.sampled_from(_NAMES), st.sampled_from(["yes", "no"]))
_CALCULATIONS = st.builds(
    lambda when, path: Call("if", (when, Literal("yes"), Reference(path))),
    _CONDITIONS.filter(bool),
    st.sampled_from(_NAMES),
)
_FILTERS = st.none() | st.sampled_from(_NAMES).map(
    lambda path: Call("!=", (Column("name"), Reference(path)))
)


def _random_item(path: str) -> st.SearchStrategy[Item]:
    chosen = st.builds(
        lambda when, left: an_item(path, options=("yes", "no"), relevant=when, choice_filter=left),
        _CONDITIONS,
        _FILTERS,
    )
    calculated = st.builds(
        lambda when, value: an_item(path, Kind.CALCULATE, relevant=when, calculation=value),
        _CONDITIONS,
        _CALCULATIONS,
    )
    return chosen | calculated


@given(
    st.tuples(*(_random_item(name) for name in _NAMES)),
    _CONDITIONS,
    st.dictionaries(st.sampled_from(_NAMES), st.sampled_from([("yes",), ("no",)])),
)
def test_every_walk_ends_and_walking_twice_is_the_same(
    items: tuple[Item, ...], of_section: Expression | None, answers: dict[str, tuple[str, ...]]
) -> None:
    """Gate H6: also where conditions wait for each other."""
    survey = a_questionnaire(*items[:3], Section("g", items[3:], relevant=of_section))
    first = walk(survey, answers, TODAY)
    assert walk(survey, answers, TODAY) == first
    assert [path for path in _NAMES if path in first.asked] == list(first.asked)
    assert all(not first.effective[path] for path in _hidden(items, first.asked))
    if not [problem for problem in soundness(survey) if problem.code == "cycle"]:
        assert walk(survey, first.effective, TODAY) == first


def _hidden(items: tuple[Item, ...], asked: tuple[str, ...]) -> list[str]:
    return [item.path for item in items if item.is_asked and item.path not in asked]
