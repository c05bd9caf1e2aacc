"""What cannot be carried over is listed with sheet, row and advice, and never guessed."""

import pytest

from app.core.expressions.tree import Reference
from app.core.questionnaire import Kind, Section
from tests.exchange.workbooks import (
    CHOICES,
    a_form,
    imported,
    items_of,
    losses_of,
    refusal,
    repairs_of,
    told,
)

A_TEXT = ("text", "idea", "What could be better?")


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("osm", "coarsely"),
        ("video", "a photo or a recording"),
        ("file", "a photo or a recording"),
        ("signature", "consent"),
        ("rank", "no list"),
        ("rank nowhere", "no list 'nowhere'"),
        ("select_one_from_file towns.csv", "not on the choices sheet"),
        ("select_multiple_from_file towns.csv", "choices sheet"),
        ("select_one_external towns", "choices sheet"),
        ("select_one nowhere", "no list 'nowhere'"),
        ("select_one", "no list"),
        ("select_one ${earlier}", "earlier answers"),
        ("db:person", "not known"),
    ],
)
def test_a_row_that_cannot_be_asked_is_lost_with_advice(written: str, advice: str) -> None:
    content = a_form((written, "q", "Question?"), A_TEXT)
    assert set(items_of(content)) == {"idea"}
    assert told(losses_of(content), 2, advice)
    assert all(sheet == "survey" for sheet, _, _ in losses_of(content))


@pytest.mark.parametrize(
    "written",
    [
        "start",
        "end",
        "deviceid",
        "subscriberid",
        "simserial",
        "phonenumber",
        "username",
        "email",
        "audit",
        "start-geopoint",
        "background-audio",
        "caseid",
        "uri:deviceid",
    ],
)
def test_facts_about_phone_and_person_are_not_collected(written: str) -> None:
    """Decision 5: a response has no identity, so this is no loss to mend but a promise kept."""
    content = a_form((written, "meta", ""), A_TEXT)
    assert set(items_of(content)) == {"idea"}
    assert not losses_of(content)
    assert told(repairs_of(content), 2, "not collected")


def test_hidden_rows_are_not_asked() -> None:
    content = a_form(
        ("text", "secret", "Secret", "hidden"),
        ("hidden", "more", "", ""),
        A_TEXT,
        more=("appearance",),
    )
    assert set(items_of(content)) == {"idea"}


def test_an_item_whose_condition_is_lost_is_asked_of_everyone() -> None:
    content = a_form(
        ("osm", "where", "Where?", ""),
        ("text", "why", "Why there?", "${where} != ''"),
        ("text", "far", "How far?", "distance(${where}) > 5"),
        more=("relevant",),
    )
    items = items_of(content)
    assert items["why"].relevant is None
    assert items["far"].relevant is None
    assert told(losses_of(content), 3, "it reads 'where', which is not asked here")
    assert told(losses_of(content), 3, "'why' is asked of everyone")
    assert told(losses_of(content), 4, "the function 'distance' is not in this version")


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("${nobody} = 1", "no row named 'nobody'"),
        ("pulldata('a', 'b')", "'pulldata' is not in this version"),
        ("frobnicate(1)", "no function 'frobnicate'"),
        ("instance('x')/root/item[name = 'a']", "not in this version"),
        ("${idea} = yes", "'yes' stands without quotes"),
        ("(${idea} = 'a'", "ends too soon"),
        ("${idea} = 'a", "quote is not closed"),
        ("regex(${idea}, ${idea})", "pattern"),
        ("((((((", "ends too soon"),
        ("(" * 5000, "too deep"),
        ("1 + " * 5000 + "1", "too long"),
    ],
)
def test_a_loss_says_why_an_expression_cannot_be_kept(expression: str, why: str) -> None:
    content = a_form(A_TEXT, ("text", "q", "Q?", expression), more=("relevant",))
    assert items_of(content)["q"].relevant is None
    assert told(losses_of(content), 3, why)


def test_what_is_lost_with_each_kind_of_expression_is_said() -> None:
    content = a_form(
        ("integer", "a", "A?", "pulldata(1)", "", "pulldata(2)"),
        ("select_one yes_no", "b", "B?", "", "colour = 'red'", ""),
        more=("constraint", "choice_filter", "required"),
    )
    a, b = items_of(content).values()
    assert a.constraint is a.required is b.choice_filter is None
    assert told(losses_of(content), 2, "Any answer is taken")
    assert told(losses_of(content), 2, "'a' may be skipped")
    assert told(losses_of(content), 3, "no column 'colour'. All options are offered")


def test_calculations_that_read_lost_ones_are_lost_too() -> None:
    content = a_form(
        ("calculate", "last", "", "${middle} + 1"),
        ("calculate", "middle", "", "${first} + 1"),
        ("calculate", "first", "", "pulldata('x')"),
        ("calculate", "sound", "", "1 + 1"),
        ("text", "q", "You said ${last}.", ""),
        more=("calculation",),
    )
    items = items_of(content)
    assert set(items) == {"sound", "q"}
    assert items["q"].label.get("en") == "You said …."
    assert told(losses_of(content), 2, "it reads 'middle'")
    assert told(losses_of(content), 6, "'last', which is not asked here")


def test_a_long_chain_of_lost_calculations_is_told_quickly() -> None:
    rows = [("calculate", f"c{n}", "", f"${{c{n + 1}}} + 1") for n in range(500)]
    last = ("calculate", "c500", "", "pulldata('x')")
    content = a_form(*rows, last, A_TEXT, more=("calculation",))
    assert set(items_of(content)) == {"idea"}
    assert len(losses_of(content)) == 501


def test_a_text_longer_than_anyone_reads_is_cut_and_told() -> None:
    content = b"type,name,label\ntext,q," + b"why " * 250_000
    (item,) = imported(content).questionnaire.items()
    assert len(item.label.get("en")) <= 10_000
    assert told(losses_of(content), 2, "longer than 10000 signs")


def test_a_repeat_is_asked_for_as_many_members_as_its_count_says() -> None:
    content = a_form(
        ("integer", "many", "How many children?", ""),
        ("begin repeat", "child", "Child", "${many}"),
        ("integer", "age", "Age?", ""),
        ("end repeat",),
        more=("repeat_count",),
    )
    section = imported(content).questionnaire.children[1]
    assert isinstance(section, Section)
    assert section.is_repeat
    assert (section.count, section.relevant) == (Reference("many"), None)
    assert not losses_of(content)


def test_a_count_that_cannot_be_read_is_lost_and_the_repeat_stays_open() -> None:
    content = a_form(
        ("begin repeat", "child", "Child", "pulldata('x')"),
        A_TEXT,
        ("end repeat",),
        more=("repeat_count",),
    )
    (section,) = imported(content).questionnaire.children
    assert isinstance(section, Section)
    assert section.count is None
    assert told(losses_of(content), 2, "any number of members")


def test_what_a_column_brought_is_told_once() -> None:
    content = a_form(
        ("calculate", "a", "", "already", "${b}", "1"),
        ("text", "b", "B?", "too", "", ""),
        more=("default", "trigger", "calculation"),
    )
    assert [what.split(":")[0] for _, _, what in losses_of(content)] == [
        "Column 'default'",
        "Column 'trigger'",
    ]


def test_a_drawing_is_lost_and_the_photo_of_it_is_asked() -> None:
    content = a_form(("image", "plan", "The plan?", "draw"), more=("appearance",))
    assert items_of(content)["plan"].kind is Kind.PHOTO
    assert told(losses_of(content), 2, "nothing can be drawn")


def test_ways_of_asking_that_change_the_question_are_told() -> None:
    content = a_form(
        ("select_one yes_no", "q", "Q?", "randomize=true", ""),
        ("date", "d", "Which year?", "", "year"),
        more=("parameters", "appearance"),
    )
    assert told(losses_of(content), 2, "stay in the order")
    assert told(losses_of(content), 3, "whole day")


def test_settings_that_send_answers_elsewhere_are_lost() -> None:
    settings = (("form_title", "submission_url", "public_key"), ("T", "https://x.example", "MIIB"))
    content = a_form(A_TEXT, settings=settings)
    assert [sheet for sheet, _, _ in losses_of(content)] == ["settings", "settings"]


def test_settings_without_a_use_here_are_told() -> None:
    settings = (("form_title", "instance_name", "style"), ("T", "concat('a', 'b')", "pages"))
    repairs = repairs_of(a_form(A_TEXT, settings=settings))
    assert [what.rpartition("'")[0].rpartition("'")[2] for _, _, what in repairs] == [
        "instance_name",
        "style",
    ]


def test_containers_that_cannot_be_asked_are_lost_with_what_is_in_them() -> None:
    content = a_form(
        ("begin_kobomatrix", "m", "Matrix"),
        ("select_one yes_no", "inside", "Inside?"),
        ("end_kobomatrix",),
        A_TEXT,
    )
    assert set(items_of(content)) == {"idea"}
    assert told(losses_of(content), 2, "cannot be asked")
    assert told(losses_of(content), 3, "one by one")


def test_a_list_that_a_search_fills_is_lost() -> None:
    content = a_form(
        ("select_one yes_no", "town", "Town?", "minimal search('towns')"),
        A_TEXT,
        more=("appearance",),
    )
    assert set(items_of(content)) == {"idea"}
    assert told(losses_of(content), 2, "come from a file")


def test_a_form_of_which_nothing_can_be_asked_is_refused() -> None:
    assert "no question" in refusal(a_form(("video", "where", "Where?")))["no_items"]
    assert "no question" in refusal(a_form(("note", "hello", "Hello")))["no_items"]


def test_conditions_that_read_each_other_are_refused_with_both_rows() -> None:
    content = a_form(
        ("text", "a", "A?", "${b} = 'x'"),
        ("text", "b", "B?", "${a} = 'x'"),
        more=("relevant",),
    )
    what = refusal(content)["cycle"]
    assert "'a' (survey, row 2)" in what
    assert "'b' (survey, row 3)" in what


def test_an_unknown_language_is_lost_with_advice() -> None:
    choices = [(*CHOICES[0], "label::Local language"), *CHOICES[1:]]
    content = a_form((*A_TEXT, "text"), more=("label::Local language",), choices=choices)
    assert imported(content).questionnaire.languages == ("en",)
    assert told(losses_of(content), 1, "Write its code in brackets")
