"""Every ready-made survey is sound, complete in its languages, short, plain and still a draft."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from app.core.planning import Offer, advice, gates
from app.core.questionnaire import Kind, Questionnaire
from app.core.routing import soundness
from app.core.slots import texts_of
from app.core.texts import Slot, SlotState
from app.exchange import read_survey
from app.exchange.imported import Imported

SURVEYS = Path(__file__).parents[2] / "surveys"
LANGUAGES = ("nl", "nl-simple", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es")
MOST_ITEMS = {
    "schemes-not-used": 8,
    "flash-poll": 3,
    "templates/our-neighbourhood": 8,
    "templates/partners-in-the-neighbourhood": 8,
    "templates/people-around-you": 8,
    "templates/what-goes-well": 7,
    "templates/what-it-brings-you": 8,
    "templates/when-life-changes": 8,
}
MOST_WORDS = {"nl": 15, "nl-simple": 10, "en": 15}
BARRIERS = ("paperwork", "waiting_time", "did_not_know", "shame", "language", "fear", "other")
# Words that put a label on the reader, or belong to the office (MV17, KA04, KA07).
LABELS = {
    "nl": r"\b(armoede|arme?|arm|voedselbank|kwetsba\w+|doelgroep\w*|minima|cliënt\w*|"
    r"moeilijk bereikba\w+|laaggeletterd\w*|schulden|inkomen\w*|participatie\w*)\b",
    "en": r"\b(poor|poverty|food bank|vulnerable|target group|client|"
    r"hard to reach|income|debts?)\b",
    "ar": "فقر|فقير|فقراء|بنك الطعام|محتاج",
    "tr": r"(?i)yoksul|fakir|gıda bankası|muhtaç",
    "pl": r"(?i)ubog|ubóstw|bied|bank żywności",
    "uk": r"(?i)бідн|убог|продовольчий банк",
    "ti": "ድኽነት|ድኻ|ድኻታት",
    "fa": "فقر|فقیر|بانک غذا|نیازمند",
    "es": r"(?i)pobre|banco de alimentos|vulnerable",
}
NEGATIONS = r"(?i)\b(niet|niets|geen|nooit|niemand|not|never|nothing|nobody|n't)\b"
SENTENCES = re.compile(r"[.?!؟።]\s+")
FIGURE = re.compile(r"\{(\w*)\}")


def imported(slug: str) -> Imported:
    files = {path.name: path.read_bytes() for path in (SURVEYS / slug).glob("*.yaml")}
    return read_survey("survey.yaml", files["survey.yaml"], files)


def said(survey: Questionnaire) -> Iterator[tuple[str, str, str]]:
    """Slot path, tag and text of everything in a survey, what will be decided included."""
    for path, texts in (*texts_of(survey), ("decision", survey.terms.decision)):
        for tag, text in texts:
            yield path, tag, text


def labels(tag: str) -> str:
    return LABELS[tag.removesuffix("-simple")]


@pytest.fixture(params=sorted(MOST_ITEMS))
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def survey(folder: str) -> Questionnaire:
    return imported(folder).questionnaire


def test_every_folder_of_surveys_is_looked_at_here() -> None:
    found = SURVEYS.glob("**/survey.yaml")
    assert {path.parent.relative_to(SURVEYS).as_posix() for path in found} == set(MOST_ITEMS)


@pytest.mark.parametrize("slug", sorted(MOST_ITEMS))
def test_a_ready_made_survey_imports_without_a_repair_or_a_loss(slug: str) -> None:
    found = imported(slug)
    assert (found.repairs, found.losses) == ((), ())
    assert found.questionnaire.slug == Path(slug).name


def test_it_can_be_walked_to_its_end_and_is_short(folder: str, survey: Questionnaire) -> None:
    """H6, SV01, SV02: sound, few items, at most one open question."""
    assert soundness(survey) == ()
    asked = [item for item in survey.items() if item.is_asked]
    assert len(asked) <= MOST_ITEMS[folder]
    assert sum(item.kind is Kind.TEXT for item in asked) <= 1


def test_every_text_stands_in_every_language(survey: Questionnaire) -> None:
    """H3: every offered language complete."""
    assert survey.languages == LANGUAGES
    for path, texts in texts_of(survey):
        assert texts.tags() == LANGUAGES, path
    assert survey.terms.decision.tags() == LANGUAGES


def test_only_people_and_the_promise_are_missing_before_opening(survey: Questionnaire) -> None:
    """H1 and H2 are filled in at opening, H3 by people who confirm; nothing else is open."""
    slots = tuple(
        Slot(path, tag, text, SlotState.DRAFT) for path, tag, text in said(survey) if path
    )
    found = gates(Offer(survey, survey.terms, slots, ()), "2026-11-23")
    assert [gate.identity for gate in found if not gate.is_open] == ["H1", "H2", "H3"]
    # Every picture is a finding until people were asked what they see (SV16).
    assert {found.code for found in advice(survey)} == {"not_tested_with_people"}


@pytest.mark.parametrize("slug", sorted(MOST_ITEMS))
def test_no_file_says_that_anybody_confirmed_it(slug: str) -> None:
    """H3: files ship as drafts; only a named person with a day confirms, in the program."""
    for file in (SURVEYS / slug).glob("*.yaml"):
        plain = yaml.load(file.read_bytes(), yaml.BaseLoader)
        if file.name != "survey.yaml":
            assert (plain["language"], plain["state"]) == (file.stem, "draft")
        words = {"confirmed", "pretested", "reviewer", "reviewed", "by"}
        assert not words & set(plain), file.name


def test_sentences_are_short_and_shorter_in_easy_words(survey: Questionnaire) -> None:
    """PL03: at most 15 words; the easy level at most 10."""
    for path, tag, text in said(survey):
        for sentence in SENTENCES.split(text):
            assert len(sentence.split()) <= MOST_WORDS.get(tag, 15), (path, tag, sentence)


def test_easy_words_are_easier_than_normal_words(survey: Questionnaire) -> None:
    """PL01, PL17: the same slots in shorter sentences; which words are easy only people judge."""
    lengths: dict[str, list[int]] = {"nl": [], "nl-simple": []}
    for _, tag, text in said(survey):
        if tag in lengths:
            lengths[tag] += [len(part.split()) for part in SENTENCES.split(text)]
    mean = {tag: sum(found) / len(found) for tag, found in lengths.items()}
    assert mean["nl-simple"] < mean["nl"]


def test_no_text_labels_the_reader_or_speaks_in_percentages(survey: Questionnaire) -> None:
    """MV17, KA04, PL11, SV18: neutral title, no labels, no percentages, no money matters."""
    for path, tag, text in said(survey):
        assert not re.search(labels(tag), text, re.IGNORECASE), (path, tag, text)
        assert not {"%", "٪"} & set(text), (path, tag)


@pytest.mark.parametrize(
    ("tag", "word"), [("nl", "armoede"), ("nl-simple", "arme"), ("en", "Poor")]
)
def test_the_list_of_labels_catches_a_label(tag: str, word: str) -> None:
    assert re.search(labels(tag), f"Voor {word} mensen", re.IGNORECASE)


def test_questions_and_answers_hold_no_negation(survey: Questionnaire) -> None:
    """PL10, in the languages that we have a list for; a plain "no" is an answer."""
    for path, tag, text in said(survey):
        if tag in MOST_WORDS and path.startswith(("item:", "option:")):
            assert not re.search(NEGATIONS, text), (path, tag, text)


def test_each_finding_names_its_count_and_base_once_in_every_language(
    survey: Questionnaire,
) -> None:
    """MV03, RR04: three to five sentences, in natural frequencies; nothing else has figures."""
    assert 3 <= len(survey.findings) <= 5
    for path, tag, text in said(survey):
        expected = ["base", "count"] if path.startswith("finding:") else []
        assert sorted(FIGURE.findall(text)) == expected, (path, tag)


def test_scales_are_short_and_in_words(survey: Questionnaire) -> None:
    """SV09: at most five points, each with a word of its own."""
    for item in survey.items():
        if item.is_ordered:
            assert 3 <= len(item.options) <= 5
        for tag in LANGUAGES if item.options else ():
            words = [option.label.get(tag) for option in item.options]
            assert len(set(words)) == len(words), (item.path, tag)


def test_the_survey_on_schemes_asks_what_ij09_found() -> None:
    """IJ09: the barrier codes, asked only of who did not apply; SV08, SV17, SV18."""
    survey = imported("schemes-not-used").questionnaire
    items = {item.path: item for item in survey.items()}
    assert tuple(option.name for option in items["reasons"].options) == BARRIERS
    assert items["reasons"].relevant is not None
    assert [path for path, item in items.items() if item.knows] == ["heard_of"]
    sensitive = [path for path, item in items.items() if item.is_sensitive]
    assert sensitive == ["asked", "reasons"]
    assert not set(list(items)[:3]) & set(sensitive)
    assert [purpose.name for purpose in survey.purposes] == ["adult", "answers", "quote"]
