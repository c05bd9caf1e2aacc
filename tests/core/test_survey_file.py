"""The survey file: what authors write is read, and what is written reads back the same."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.expressions.tree import Call, Column, Current, Expression, Literal, Number, Reference
from app.core.problems import Refused
from app.core.questionnaire import (
    CHOICE_KINDS,
    PURPOSES,
    WAYS,
    Finding,
    Item,
    Kind,
    Option,
    Purpose,
    Questionnaire,
    Section,
    Terms,
)
from app.core.survey_file import read, write
from app.core.texts import Texts

LANGUAGES = ("nl", "nl-simple", "ar")


def a_file(**changes: Any) -> dict[str, Any]:
    """A small file as an author writes it."""
    plain: dict[str, Any] = {
        "survey": "market-square",
        "languages": ["nl", "ar"],
        "title": "Het plein",
        "lists": {"yes_no": {"yes": "Ja", "no": {"nl": "Nee", "ar": "لا"}}},
        "items": [
            {"item": "heard", "kind": "select_one", "list": "yes_no", "label": "Gehoord?"},
            {
                "section": "home",
                "label": "Thuis",
                "items": [
                    {
                        "item": "why",
                        "kind": "text",
                        "label": "U zei ${heard}. Waarom?",
                        "relevant": "${heard} = 'no'",
                    }
                ],
            },
        ],
    }
    return {**plain, **changes}


def codes(plain: dict[str, Any]) -> dict[str, str]:
    """The problems of a file: code by place."""
    with pytest.raises(Refused) as refusal:
        read(plain)
    return {problem.where: problem.code for problem in refusal.value.problems}


def test_a_string_is_a_text_in_the_source_language() -> None:
    questionnaire = read(a_file())
    assert questionnaire.title == Texts((("nl", "Het plein"),))
    heard = questionnaire.item("heard")
    assert heard is not None
    assert heard.options[1].label == Texts((("nl", "Nee"), ("ar", "لا")))


def test_expressions_are_written_by_name_and_kept_by_path() -> None:
    why = read(a_file()).item("home/why")
    assert why is not None
    assert why.relevant == Call("=", (Reference("heard"), Literal("no")))
    assert why.label.get("nl") == "U zei ${heard}. Waarom?"


def test_a_name_means_the_item_nearest_to_where_it_is_used() -> None:
    def section(name: str) -> dict[str, Any]:
        age = {"item": "age", "kind": "integer"}
        pension = {"item": "pension", "kind": "note", "relevant": "${age} > 66"}
        return {"section": name, "items": [age, pension]}

    questionnaire = read(a_file(items=[section("me"), section("partner")]))
    pension = questionnaire.item("partner/pension")
    assert pension is not None
    assert pension.relevant == Call(">", (Reference("partner/age"), Number(66.0)))


def test_required_may_be_yes_or_a_condition() -> None:
    items = [
        {"item": "a", "kind": "text", "required": True},
        {"item": "b", "kind": "text", "required": "yes"},
        {"item": "c", "kind": "text", "required": "${a} != ''"},
        {"item": "d", "kind": "text", "required": False},
    ]
    a, b, c, d = read(a_file(items=items)).items()
    assert a.required == b.required == Call("true", ())
    assert c.required == Call("!=", (Reference("a"), Literal("")))
    assert d.required is None


def test_a_range_has_bounds_and_may_label_its_points() -> None:
    item = {"item": "ease", "kind": "range", "list": "yes_no", "start": 0, "end": "10", "step": 0.5}
    (ease,) = read(a_file(items=[item])).items()
    assert (ease.start, ease.end, ease.step) == ("0", "10", "0.5")
    assert [option.name for option in ease.options] == ["yes", "no"]


def test_consent_terms_and_findings_are_read() -> None:
    plain = a_file(
        consent=["adult", "answers", {"purpose": "quote", "label": "Mag het?"}],
        terms={"promise_date": "2027-01-31", "ways": ["place"], "ends": {"answers": 365}},
        findings=[{"item": "heard", "options": ["yes"], "sentence": "{count} van {base}"}],
    )
    questionnaire = read(plain)
    assert [purpose.name for purpose in questionnaire.purposes] == ["adult", "answers", "quote"]
    assert questionnaire.terms.ways == ("place",)
    assert questionnaire.terms.ends == (("answers", 365),)
    assert questionnaire.findings[0].item == "heard"
    assert (questionnaire.rounding, read(a_file(rounding=5)).rounding) == (0, 5)


def test_an_author_sees_all_problems_of_a_file_at_once() -> None:
    plain = a_file(
        colour="blue",
        consent=["everything"],
        terms={"ways": ["pigeon"], "ends": {"answers": "long"}},
        findings=[{"item": "heard", "options": ["maybe"]}],
        items=[
            {"item": "heard", "kind": "select_one", "list": "yes_no", "label": {"fr": "Oui"}},
            {"item": "a b", "kind": "text"},
            {"item": "c", "kind": "colour"},
            {"item": "d", "kind": "select_one", "list": "nothing"},
            {"item": "e", "kind": "select_one"},
            {"item": "f", "kind": "calculate"},
            {"item": "g", "kind": "range", "start": "low"},
            {"item": "h", "kind": "text", "relevant": "${nobody} = 1"},
            {"item": "i", "kind": "text", "relevant": "pulldata('a', 'b')"},
            {"item": "j", "kind": "text", "hint": "Not ${there}"},
            {"item": "k", "kind": "text"},
            {"item": "k", "kind": "text", "start": 1},
            {"kind": "text"},
        ],
    )
    assert codes(plain) == {
        "": "unknown_key",
        "consent": "unknown_purpose",
        "terms:ways": "unknown_way",
        "terms:ends:answers": "wrong_shape",
        "finding:1": "unknown_option",
        "item:heard:label": "language_not_listed",
        "item:a b": "name_form",
        "item:c": "unknown_kind",
        "item:d": "unknown_list",
        "item:e": "missing_list",
        "item:f": "missing_calculation",
        "item:g:start": "not_a_number",
        "item:g:end": "missing_bound",
        "item:h:relevant": "unknown_reference",
        "item:i:relevant": "function_not_supported",
        "item:j:hint": "unknown_reference",
        "item:k:start": "bound_not_used",
        "item:k": "name_twice",
        "item:#13": "missing_name",
    }


@pytest.mark.parametrize(
    ("changes", "where", "code"),
    [
        ({"survey": "Market Square"}, "survey", "slug_form"),
        ({"languages": []}, "languages", "no_languages"),
        ({"languages": ["nl", "Dutch"]}, "languages", "unknown_language"),
        ({"items": "none"}, "items", "wrong_shape"),
        ({"items": ["heard"]}, "item:#1", "wrong_shape"),
        ({"lists": {"yes_no": 3}}, "list:yes_no", "wrong_shape"),
        ({"title": ["Het plein"]}, "title", "wrong_shape"),
        ({"rounding": 7}, "rounding", "wrong_shape"),
    ],
)
def test_values_of_the_wrong_shape_are_problems(
    changes: dict[str, Any], where: str, code: str
) -> None:
    assert codes(a_file(**changes))[where] == code


def test_sections_without_end_are_refused() -> None:
    inner: dict[str, Any] = {"section": "s", "items": []}
    for _ in range(50):
        inner = {"section": "s", "items": [inner]}
    assert "sections_too_deep" in codes(a_file(items=[inner])).values()


def test_a_broken_tree_is_a_problem_and_no_crash() -> None:
    trees = [[], [3], ["$"], ["$", "nobody"], {"twig": 1}, {"tree": ["=", None, 1]}]
    for tree in trees:
        plain = a_file(items=[{"item": "a", "kind": "text", "relevant": tree}])
        assert set(codes(plain)) == {"item:a:relevant"}


TEXT = st.text("abé ب", min_size=1, max_size=8)
TEXTS = st.builds(
    lambda said: Texts.of({tag: said[tag] for tag in LANGUAGES if tag in said}),
    st.dictionaries(st.sampled_from(LANGUAGES), TEXT),
)
NAMES = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=5, unique=True)
NUMBERS = st.floats(-1e9, 1e9).map(lambda number: Number(round(number, 3)))


def expressions(paths: list[str]) -> st.SearchStrategy[Expression]:
    leaves = st.one_of(
        NUMBERS,
        st.builds(Literal, TEXT),
        st.builds(Reference, st.sampled_from(paths)),
        st.just(Current()),
        st.builds(Column, st.just("town")),
    )

    def calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        two = st.tuples(inner, inner)
        names = st.sampled_from(["and", "=", "selected", "concat"])
        return st.builds(Call, names, two) | st.builds(Call, st.just("not"), st.tuples(inner))

    return st.recursive(leaves, calls, max_leaves=5)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Any questionnaire that a file can hold."""
    names = draw(NAMES)
    paths = [name if draw(st.booleans()) else f"part/{name}" for name in names]
    lists = {
        name: tuple(
            Option(
                option,
                draw(TEXTS),
                (("town", draw(TEXT)),) if draw(st.booleans()) else (),
                picture=draw(st.just("") | TEXT),
            )
            for option in draw(NAMES)
        )
        for name in draw(NAMES)
    }

    def item(path: str) -> Item:
        kind = draw(st.sampled_from(Kind))
        may = st.none() | expressions(paths)
        list_name = draw(st.sampled_from(sorted(lists)))
        has_options = kind in CHOICE_KINDS
        bounds = ("0", "10", "0.5") if kind is Kind.RANGE else ("", "", "")
        return Item(
            path,
            kind,
            label=draw(TEXTS),
            hint=draw(TEXTS),
            guidance=draw(TEXTS),
            picture=draw(st.just("") | TEXT),
            picture_alt=draw(TEXTS),
            options=lists[list_name] if has_options else (),
            option_list=list_name if has_options else "",
            relevant=draw(may),
            constraint=draw(may),
            constraint_message=draw(TEXTS),
            calculation=draw(expressions(paths)) if kind is Kind.CALCULATE else None,
            choice_filter=draw(may) if has_options else None,
            required=draw(may),
            start=bounds[0],
            end=bounds[1],
            step=bounds[2],
            is_ordered=draw(st.booleans()),
            is_sensitive=draw(st.booleans()),
        )

    inside = tuple(item(path) for path in paths if "/" in path)
    children: list[Item | Section] = [item(path) for path in paths if "/" not in path]
    if inside:
        may = st.none() | expressions(paths)
        section = Section("part", inside, draw(TEXTS), draw(may), draw(st.booleans()))
        children.append(replace(section, count=draw(may)))
    ends = st.dictionaries(st.sampled_from(["answers", "withdrawal"]), st.integers(1, 999))
    return Questionnaire(
        slug="any-survey",
        languages=LANGUAGES,
        children=tuple(children),
        title=draw(TEXTS),
        intro=draw(TEXTS),
        purposes=tuple(
            Purpose(name, draw(TEXTS))
            for name in draw(st.lists(st.sampled_from(PURPOSES), unique=True))
        ),
        terms=Terms(
            ways=tuple(draw(st.lists(st.sampled_from(WAYS), unique=True))),
            contact=draw(st.just("") | TEXT),
            decision=draw(TEXTS),
            ends=tuple(sorted(draw(ends).items())),
        ),
        findings=(Finding(paths[0], (), draw(TEXTS)),),
        happens_next=draw(TEXTS),
    )


@settings(deadline=None, max_examples=60)
@given(questionnaires())
def test_what_is_written_reads_back_the_same(questionnaire: Questionnaire) -> None:
    plain = write(questionnaire)
    assert read(plain) == questionnaire
    # Some stores sort the keys of mappings, so nothing may hang on their order.
    stored = json.loads(json.dumps(plain, sort_keys=True))
    assert read(stored) == questionnaire


def test_the_order_of_options_is_part_of_what_is_written() -> None:
    options = (Option("b", Texts()), Option("a", Texts()))

    def written(chosen: tuple[Option, ...]) -> str:
        item = Item("q", Kind.SELECT_ONE, options=chosen, option_list="ab")
        plain = write(Questionnaire("any-survey", ("nl",), (item,)))
        return json.dumps(plain, sort_keys=True)

    assert written(options) != written(options[::-1])


def test_options_without_a_list_stay_with_their_item() -> None:
    item = Item("q", Kind.SELECT_ONE, options=(Option("a", Texts((("nl", "A"),))),))
    questionnaire = Questionnaire("any-survey", ("nl",), (item,))
    assert read(write(questionnaire)) == questionnaire
