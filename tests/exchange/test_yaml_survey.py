"""The project's own files: survey.yaml with one file per other language beside it."""

import pytest

from app.core.problems import Refused
from app.core.questionnaire import Kind
from app.core.slots import texts_of
from app.core.survey_file import read, write
from app.exchange import Imported, read_survey
from tests.exchange.workbooks import refusal

SURVEY = """
survey: our-market
languages: [nl, nl-simple, ar]
title: Onze markt
consent: [adult, answers]
terms:
  promise_date: 2027-01-31
  decision: |
    De raad kiest.
lists:
  yes_no:
    yes: Ja
    no: Nee
items:
  - item: heard
    kind: select_one
    list: yes_no
    label: Hoorde u van de regeling?
    required: yes
  - section: home
    items:
      - item: why
        kind: text
        label: U zei ${heard}. Waarom?
        relevant: ${heard} = 'no'
findings:
  - {item: heard, options: [yes], sentence: "{count} van de {base}"}
"""
ARABIC = """
language: ar
state: draft
title: سوقنا
"option:yes_no/yes:label": نعم
"item:home/why:label": "قلت ${heard}. لماذا؟"
"finding:1:sentence": "{count} من {base}"
"""


def taken_in(survey: str = SURVEY, **others: str) -> Imported:
    folder = {f"{name}.yaml": text.encode() for name, text in others.items()}
    folder["survey.yaml"] = survey.encode()
    return read_survey("survey.yaml", survey.encode(), folder)


def test_a_survey_is_read_as_its_author_means_it() -> None:
    questionnaire = taken_in().questionnaire
    heard = questionnaire.item("heard")
    assert heard is not None
    assert [option.name for option in heard.options] == ["yes", "no"]
    assert heard.required is not None
    assert questionnaire.terms.promise_date == "2027-01-31"
    assert questionnaire.terms.decision.get("nl") == "De raad kiest."
    why = questionnaire.item("home/why")
    assert why is not None
    assert why.kind is Kind.TEXT


def test_translations_beside_it_are_brought_along() -> None:
    texts = dict(texts_of(taken_in(ar=ARABIC).questionnaire))
    assert texts["title"].as_dict() == {"nl": "Onze markt", "ar": "سوقنا"}
    assert texts["option:yes_no/yes:label"].get("ar") == "نعم"
    assert texts["item:home/why:label"].get("ar") == "قلت ${heard}. لماذا؟"


def test_a_language_file_may_leave_its_language_to_its_name() -> None:
    simple = taken_in(**{"nl-simple": "title: De markt"}).questionnaire
    assert simple.title.get("nl-simple") == "De markt"


def test_what_was_read_can_be_kept_and_read_again() -> None:
    questionnaire = taken_in(ar=ARABIC).questionnaire
    assert read(write(questionnaire)) == questionnaire


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("item:heard:colour: x", "survey.yaml has no text 'item:heard:colour'"),
        ("'item:gone:label': x", "write that text in survey.yaml first"),
        ("Titel: x", "Slot paths look like"),
        ("title: [x]", "holds no text"),
        ("language: fr\ntitle: x", "not among the languages"),
        ("language: Dutch please\ntitle: x", "no language tag"),
    ],
)
def test_wrong_paths_in_a_language_file_are_told_with_advice(text: str, words: str) -> None:
    with pytest.raises(Refused) as error:
        taken_in(ar=text)
    what = [dict(problem.figures)["what"] for problem in error.value.problems]
    assert any(words in sentence for sentence in what)


def test_texts_in_a_file_are_drafts_whatever_they_say() -> None:
    repairs = taken_in(ar="state: confirmed\ntitle: سوقنا").repairs
    assert any("A person confirms them" in repair.what for repair in repairs)


def test_problems_are_told_in_words() -> None:
    wrong = SURVEY.replace("kind: text", "kind: colour").replace("= 'no'", "= pulldata('x')")
    what = refusal(wrong.encode())
    assert "'colour' is no kind of item" in what["unknown_kind"]
    assert "pulldata" in what["function_not_supported"]


def test_conditions_that_read_each_other_are_refused_with_both_names() -> None:
    items = (
        "{item: a, kind: text, relevant: '${b} = 1'}, {item: b, kind: text, relevant: '${a} = 1'}"
    )
    what = refusal(f"survey: abc\nlanguages: [nl]\nitems: [{items}]".encode())["cycle"]
    assert "'a'" in what
    assert "'b'" in what


def test_a_survey_that_asks_nothing_is_refused() -> None:
    assert "no question" in refusal(b"survey: abc\nlanguages: [nl]\nitems: []")["no_items"]


@pytest.mark.parametrize(
    "text",
    [
        "survey: &a [x]\nitems: *a",
        "survey: abc\nsurvey: def",
        "survey: !!python/object/apply:os.system [ls]",
        "survey: !!binary aGFsbG8=\nitems: !!set {a, b}",
        "survey: [",
        "survey: '\n",
        "survey: abc\n\tx: 1",
        "survey: abc\n? [a, b]\n: c",
        "survey: abc\nitems: " + "[" * 3000,
        "survey: abc\nitems: " + "{a: " * 3000,
        "survey:\n- x\n--- \nsurvey: y",
    ],
)
def test_broken_and_hostile_yaml_is_refused_whole(text: str) -> None:
    assert set(refusal(text.encode())) & {
        "yaml_broken",
        "yaml_slip",
        "yaml_no_keys",
        "wrong_shape",
        "slug_form",
    }


def test_a_billion_laughs_are_not_read() -> None:
    lines = ["survey: abc", "a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert "aliases" in refusal("\n".join(lines).encode())["yaml_broken"]


def test_a_file_of_more_than_five_megabytes_is_refused() -> None:
    text = "survey: abc\n# " + "x" * 6_000_000
    assert set(refusal(text.encode())) == {"yaml_too_large"}


def test_yaml_that_is_not_utf_8_is_refused() -> None:
    assert "UTF-8" in refusal("survey: abc\ntitle: Café".encode("cp1252"))["yaml_not_text"]
