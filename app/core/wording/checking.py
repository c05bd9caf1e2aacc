"""All rules over all texts of a draft, in the order of the questionnaire.

In languages without lists of their own only what fits every language is looked at, and the
findings say so (PL15).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.core.advice import Advice
from app.core.languages import parse_language
from app.core.planning import Gate
from app.core.problems import Problem
from app.core.questionnaire import Item, Questionnaire
from app.core.slots import texts_of
from app.core.wording import number_rules, question_rules, scores, sentence_rules, word_rules
from app.core.wording.passages import Passage
from app.core.wording.vocabulary import NoVocabulary, Term, Vocabulary

_RULES: tuple[Callable[[Passage], Advice | None], ...] = (
    sentence_rules.long_sentence,
    sentence_rules.loose_sentences,
    word_rules.one_word_per_thing,
    word_rules.initials,
    sentence_rules.passive,
    sentence_rules.negation,
    number_rules.numbers,
    word_rules.rare_words,
    word_rules.labels,
    word_rules.jargon,
    word_rules.containers,
)
# Who asks aloud reads this, not who answers.
_NOT_FOR_RESIDENTS = ":guidance"
_NEED_LISTS = ("PL04", "PL10", "KA04", "KA07", "KS10", "MV13", "MV15", "SV18")
# Compared with the source, a translation of this many times its length says something else, or
# says it in too many words; below a few words chance rules.
_TOO_LONG, _TOO_SHORT, _LEAST_SIGNS = 2.0, 0.4, 40


@dataclass(frozen=True)
class Draft:
    """What is looked at: the questionnaire with its texts, what is known of its languages, and
    the survey's own words."""

    questionnaire: Questionnaire
    vocabulary: Vocabulary = NoVocabulary()
    terms: tuple[Term, ...] = ()

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its path."""
        return {item.path: item for item in self.questionnaire.items()}

    @cached_property
    def sources(self) -> dict[str, str]:
        """What each text says in the language that the survey was written in."""
        source = self.questionnaire.source
        return {path: texts.get(source) for path, texts in texts_of(self.questionnaire)}

    def passages(self) -> Iterator[Passage]:
        """Every text that a resident reads, in every language that has text."""
        decision = self.questionnaire.terms.decision
        for path, texts in (*texts_of(self.questionnaire), ("decision", decision)):
            if path.endswith(_NOT_FOR_RESIDENTS):
                continue
            for tag, text in texts:
                if parse_language(tag).has_text:
                    yield Passage(path, tag, text, self.vocabulary, self.terms)


def advice_on_text(
    path: str, tag: str, text: str, vocabulary: Vocabulary, terms: tuple[Term, ...] = ()
) -> tuple[Advice, ...]:
    """Findings on one text that stands by itself, such as one of the results."""
    if not text or not parse_language(tag).has_text:
        return ()
    passage = Passage(path, tag, text, vocabulary, terms)
    found = (rule(passage) for rule in _RULES)
    return tuple(said for said in found if said is not None)


def findings_in(draft: Draft) -> tuple[Advice, ...]:
    """Every finding: per text in the order of the questionnaire, at most one per rule and text;
    then what is about whole questions, their order, and whole languages."""
    passages = tuple(draft.passages())
    found = [said for passage in passages for said in _of_text(draft, passage)]
    found += _of_questions(draft, passages)
    found += _of_languages(draft, passages)
    return tuple(found)


def _of_text(draft: Draft, passage: Passage) -> Iterator[Advice]:
    for rule in _RULES:
        said = rule(passage)
        if said is not None:
            yield said
    if passage.path.startswith("item:"):
        yield from _of_item_text(draft, passage)
    length = _length_against_source(draft, passage)
    if length is not None:
        yield length


def _of_item_text(draft: Draft, passage: Passage) -> Iterator[Advice]:
    path, _, part = passage.path.removeprefix("item:").rpartition(":")
    item = draft.items.get(path)
    if item is None or part != "label" or not item.is_asked:
        return
    rules = (
        question_rules.double_barrelled(passage, item),
        question_rules.leading(passage),
        question_rules.vote_in_easy_words(passage, item),
        question_rules.private_matters(passage, item),
    )
    yield from (said for said in rules if said is not None)


def _length_against_source(draft: Draft, passage: Passage) -> Advice | None:
    """PL15: a translation that is much longer or shorter than its source."""
    source = draft.questionnaire.source
    if parse_language(passage.tag).base == parse_language(source).base:
        return None
    original = draft.sources.get(passage.path, "")
    if len(original) < _LEAST_SIGNS or not passage.has_spaces:
        return None
    ratio = len(passage.text) / len(original)
    if _TOO_SHORT <= ratio <= _TOO_LONG:
        return None
    code = "longer_than_source" if ratio > _TOO_LONG else "shorter_than_source"
    return passage.found("PL15", code, times=f"{ratio:.1f}")


def _of_questions(draft: Draft, passages: tuple[Passage, ...]) -> Iterator[Advice]:
    by_place = {(passage.path, passage.tag): passage for passage in passages}
    asked = tuple(item for item in draft.questionnaire.items() if item.is_asked)
    for tag in draft.questionnaire.languages:
        for item in asked:
            said = question_rules.agreement(_options(item, tag, by_place), item)
            if said is not None:
                yield said
    for tag in draft.questionnaire.languages:
        labels = [by_place.get((f"item:{item.path}:label", tag)) for item in asked]
        with_lists = [label for label in labels if label and label.lists.has("problems")]
        said_once = tuple(question_rules.order_of_questions(with_lists, asked))
        if said_once:
            yield from said_once
            break
    yield from question_rules.sensitive_first(asked)


def _options(item: Item, tag: str, by_place: dict[tuple[str, str], Passage]) -> tuple[Passage, ...]:
    owner = item.option_list or item.path
    paths = (f"option:{owner}/{option.name}:label" for option in item.options)
    return tuple(by_place[path, tag] for path in paths if (path, tag) in by_place)


def _of_languages(draft: Draft, passages: tuple[Passage, ...]) -> Iterator[Advice]:
    for tag in draft.questionnaire.languages:
        of_tag = [passage for passage in passages if passage.tag == tag]
        yield from scores.scores(of_tag)
        if not of_tag:
            continue
        language, vocabulary = of_tag[0].language, draft.vocabulary
        left_out = () if vocabulary.lists(language).is_known else _NEED_LISTS
        if vocabulary.is_familiar("x", language) is None:
            left_out = (*left_out, "PL12")
        if left_out:
            yield Advice("PL15", tag, "", ", ".join(left_out), "not_checked")


def jargon_gate(draft: Draft) -> Gate:
    """The soft check KA07: each language with words of the office is a problem that names them."""
    found: dict[str, list[str]] = {}
    for passage in draft.passages():
        for word in word_rules.jargon_words(passage):
            found.setdefault(passage.tag, []).append(word)
    unique = {tag: tuple(dict.fromkeys(words)) for tag, words in found.items()}
    return Gate("KA07", False, tuple(_office_words(tag, words) for tag, words in unique.items()))


def _office_words(tag: str, words: tuple[str, ...]) -> Problem:
    figures = (("count", str(len(words))), ("first", ", ".join(words[:3])))
    return Problem("office_words", tag, figures)
