"""What a sound XLSForm becomes: every kind of item, with its texts, conditions and options."""

import pytest

from app.core.expressions.tree import Call, Column, Current, Literal, Number, Reference
from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Section
from app.core.texts import Texts
from app.exchange import read_survey
from tests.exchange.workbooks import (
    CHOICES,
    a_form,
    imported,
    items_of,
    losses_of,
    repairs_of,
    told,
)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("text", Kind.TEXT),
        ("string", Kind.TEXT),
        ("integer", Kind.INTEGER),
        ("int", Kind.INTEGER),
        ("decimal", Kind.DECIMAL),
        ("date", Kind.DATE),
        ("note", Kind.NOTE),
        ("range", Kind.RANGE),
        ("select_one yes_no", Kind.SELECT_ONE),
        ("select one yes_no", Kind.SELECT_ONE),
        ("select one from yes_no", Kind.SELECT_ONE),
        ("Select_One  yes_no", Kind.SELECT_ONE),
        ("select_multiple yes_no", Kind.SELECT_MULTIPLE),
        ("select all that apply from yes_no", Kind.SELECT_MULTIPLE),
        ("rank yes_no", Kind.RANK),
        ("Rank from yes_no", Kind.RANK),
        ("time", Kind.TIME),
        ("dateTime", Kind.DATE_TIME),
        ("date time", Kind.DATE_TIME),
        ("audio", Kind.VOICE),
        ("image", Kind.PHOTO),
        ("photo", Kind.PHOTO),
        ("geopoint", Kind.AREA),
        ("geotrace", Kind.AREA),
        ("barcode", Kind.TEXT),
        ("acknowledge", Kind.SELECT_ONE),
    ],
)
def test_every_spelling_of_a_type_is_read(written: str, kind: Kind) -> None:
    extra = () if kind is Kind.NOTE else (("text", "other", "Other"),)
    item = items_of(a_form((written, "q", "Question?"), ("text", "z", "Z"), *extra))["q"]
    assert item.kind is kind
    assert item.label.get("en") == "Question?"
    is_choice = kind in CHOICE_KINDS and "yes_no" in written
    if written == "acknowledge":
        assert [option.name for option in item.options] == ["OK"]
        return
    assert [o.name for o in item.options] == (["yes", "no"] if is_choice else [])


@pytest.mark.parametrize(
    ("written", "how"), [("geoshape", "never a place on a map"), ("barcode", "nothing is scanned")]
)
def test_what_is_asked_in_another_way_is_told_as_a_repair(written: str, how: str) -> None:
    """ADR 025: a place is asked coarsely, never exactly."""
    content = a_form((written, "q", "Question?"))
    assert told(repairs_of(content), 2, how)
    assert not losses_of(content)


def test_a_recording_or_photo_asks_for_a_consent_of_its_own() -> None:
    """CO06."""
    content = a_form(("audio", "words", "Say it."), ("image", "view", "Show it."))
    purposes = [purpose.name for purpose in imported(content).questionnaire.purposes]
    assert purposes == ["answers", "voice", "photo"]
    assert told(repairs_of(content), 0, "Consent to 'voice'")


def test_guidance_and_pictures_stay_with_their_question_and_option() -> None:
    choices = [
        ("list_name", "name", "label::English (en)", "media::image"),
        ("yes_no", "yes", "Yes", "jr://images/yes.png"),
        ("yes_no", "no", "No", ""),
    ]
    content = a_form(
        ("select_one yes_no", "q", "Q?", "a.jpg", "Ask gently."),
        ("note", "n", "N", "", "Wait a moment."),
        more=("media::image", "guidance_hint"),
        choices=choices,
    )
    done = read_survey("form.xlsx", content, {"a.jpg": b"", "yes.png": b""})
    q, n = done.questionnaire.items()
    assert (q.picture, q.guidance.get("en"), n.guidance.get("en")) == (
        *("a.jpg", "Ask gently.", "Wait a moment."),
    )
    assert [option.picture for option in q.options] == ["yes.png", ""]
    assert (done.repairs, done.losses) == ((), ())


def test_a_sound_form_needs_no_repair() -> None:
    content = a_form(
        ("select_one yes_no", "heard", "Heard?"),
        ("text", "why", "Why?", "${heard} = 'no'"),
        more=("relevant",),
    )
    done = imported(content)
    assert (done.repairs, done.losses) == ((), ())
    assert done.questionnaire.slug == "the-market"
    assert done.questionnaire.title.get("en") == "The market"
    assert done.questionnaire.languages == ("en",)


def test_expressions_become_trees_with_paths() -> None:
    item = items_of(
        a_form(
            ("begin group", "home", "Home"),
            ("integer", "people", "How many?", ". > 0 and . < ${most}", "", "Count again", "yes"),
            ("end group", "", ""),
            ("calculate", "most", "", "", "2 * 10"),
            more=("constraint", "calculation", "constraint_message", "required"),
        )
    )
    people = item["home/people"]
    assert people.constraint == Call(
        "and",
        (Call(">", (Current(), Number(0.0))), Call("<", (Current(), Reference("most")))),
    )
    assert people.constraint_message.get("en") == "Count again"
    assert people.required == Call("true", ())
    assert item["most"].calculation == Call("*", (Number(2.0), Number(10.0)))


@pytest.mark.parametrize("word", ["yes", "TRUE", "true()", 1, True])
def test_required_is_kept_in_all_its_spellings(word: object) -> None:
    item = items_of(a_form(("text", "q", "Q?", word), more=("required",)))["q"]
    assert item.required == Call("true", ())


def test_groups_become_sections_with_their_conditions() -> None:
    content = a_form(
        ("select_one yes_no", "kids", "Children?"),
        ("begin_group", "school", "School", "${kids} = 'yes'"),
        ("begin group", "inner", ""),
        ("text", "which", "Which?"),
        ("end group",),
        ("end_group",),
        more=("relevant",),
    )
    section = imported(content).questionnaire.children[1]
    assert isinstance(section, Section)
    assert (section.path, section.label.get("en")) == ("school", "School")
    assert section.relevant == Call("=", (Reference("kids"), Literal("yes")))
    assert [item.path for item in imported(content).questionnaire.items()] == [
        "kids",
        "school/inner/which",
    ]


def test_a_choice_filter_reads_columns_of_the_options() -> None:
    choices = [
        ("list_name", "name", "label::English (en)", "town", "private"),
        ("towns", "north", "North", "", ""),
        ("streets", "high", "High Street", "north", "x"),
    ]
    content = a_form(
        ("select_one towns", "town", "Town?", ""),
        ("select_one streets", "street", "Street?", "town = ${town}"),
        more=("choice_filter",),
        choices=choices,
    )
    street = items_of(content)["street"]
    assert street.choice_filter == Call("=", (Column("town"), Reference("town")))
    assert street.options[0].columns == (("town", "north"),)


def test_a_range_has_bounds_and_labels_for_its_points() -> None:
    content = a_form(
        ("range", "ease", "How easy?", "start=0 end=10 step=5 tick_labelset=yes_no"),
        ("range", "plain", "How plain?", ""),
        more=("parameters",),
    )
    ease, plain = items_of(content).values()
    assert (ease.start, ease.end, ease.step, ease.option_list) == ("0", "10", "5", "yes_no")
    assert [option.name for option in ease.options] == ["yes", "no"]
    assert (plain.start, plain.end, plain.step) == ("1", "10", "1")


def test_a_likert_list_is_a_scale() -> None:
    choices = [*CHOICES, *(("five", str(n), f"Point {n}") for n in range(1, 6))]
    content = a_form(
        ("select_one five", "trust", "Trust?", "likert"),
        ("select_one five", "plain", "Plain?", ""),
        ("select_one yes_no", "two", "Two?", "likert"),
        more=("appearance",),
        choices=choices,
    )
    assert [item.is_ordered for item in items_of(content).values()] == [True, False, False]


def test_long_text_is_a_larger_field() -> None:
    content = a_form(("text", "a", "A", "multiline"), ("text", "b", "B"), more=("appearance",))
    assert [item.has_long_text for item in items_of(content).values()] == [True, False]


def test_an_acknowledgement_becomes_one_option() -> None:
    content = a_form(("acknowledge", "read", "Did you read it?"), ("trigger", "too", "And this?"))
    for item in items_of(content).values():
        assert item.kind is Kind.SELECT_ONE
        assert [option.name for option in item.options] == ["OK"]


def test_or_other_adds_an_option_and_a_text() -> None:
    content = a_form(("select_one yes_no or_other", "heard", "Heard?"))
    heard, other = items_of(content).values()
    assert [option.name for option in heard.options] == ["yes", "no", "other"]
    assert heard.options[-1].label.get("en") == "Other"
    assert other == Item(
        "heard_other",
        Kind.TEXT,
        Texts((("en", "What is it?"),)),
        relevant=Call("selected", (Reference("heard"), Literal("other"))),
    )
    assert told(repairs_of(content), 2, "or_other")


def test_or_other_beside_a_row_of_that_name_gets_a_name_of_its_own() -> None:
    choices = [*CHOICES, ("yes_no_or_other", "x", "X"), ("acknowledge", "y", "Y")]
    content = a_form(
        ("select_one yes_no or_other", "heard", "Heard?"),
        ("text", "heard_other", "What else?"),
        ("select_one yes_no_or_other", "x", "X?"),
        ("select_one acknowledge", "y", "Y?"),
        ("acknowledge", "z", "Z?"),
        choices=choices,
    )
    items = items_of(content)
    assert list(items)[:3] == ["heard", "heard_other_2", "heard_other"]
    lists = {item.option_list for item in items.values() if item.options}
    assert len(lists) == 4


def test_labels_show_earlier_answers_by_their_path() -> None:
    content = a_form(
        ("begin group", "about", ""),
        ("text", "first", "Name?"),
        ("text", "last", "${ first }, and your last name?"),
        ("end group",),
    )
    assert items_of(content)["about/last"].label.get("en") == (
        "${about/first}, and your last name?"
    )


def test_markup_is_reduced_to_its_words_and_told() -> None:
    label = "# Hello\n**You** are <span style='color:red'>_asked_</span><br>now &amp; here"
    content = a_form(("note", "hello", label), ("text", "q", "<script>alert(1)</script>Why?"))
    items = items_of(content)
    assert items["hello"].label.get("en") == "Hello\nYou are asked\nnow & here"
    assert items["q"].label.get("en") == "Why?"
    assert told(repairs_of(content), 0, "Markup")


@pytest.mark.parametrize("path", ["../age", "/data/home/age", "current()/../age", "${home/age}"])
def test_written_paths_mean_the_same_items(path: str) -> None:
    content = a_form(
        ("begin group", "home", "Home", ""),
        ("integer", "age", "Age?", ""),
        ("text", "old", "Old?", f"{path} > 66"),
        ("end group",),
        more=("relevant",),
    )
    assert items_of(content)["home/old"].relevant == Call(
        ">", (Reference("home/age"), Number(66.0))
    )


def test_the_day_of_answering_can_be_read_without_being_collected() -> None:
    content = a_form(
        ("today", "now", ""),
        ("date", "birth", "Born when?", ". < ${now}"),
        more=("constraint",),
    )
    items = items_of(content)
    assert set(items) == {"birth"}
    assert items["birth"].constraint == Call("<", (Current(), Call("today", ())))


def test_slugs_are_short_and_plain() -> None:
    for form_id, slug in (("My Form_v1.2", "my-form-v1-2"), ("x", "survey-x"), ("", "el-barrio")):
        settings = (("form_title", "form_id"), ("El barrio", form_id))
        content = a_form(("text", "q", "Q?"), settings=settings)
        assert imported(content).questionnaire.slug == slug


def test_a_form_without_a_title_is_named_after_its_file() -> None:
    content = a_form(("text", "q", "Q?"), settings=())
    done = imported(content, "market_survey.xlsx")
    assert done.questionnaire.title.get("en") == "market survey"
    assert done.questionnaire.slug == "market-survey"
    assert done.repairs[0].what.startswith("The form has no title")
    assert not losses_of(content)
