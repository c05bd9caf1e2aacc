"""Rules for whole questions: two in one, agreeing, pushing, private matters, what comes first
(KS21, SV09, MV13, SV18, SV17, KS10)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.core.advice import Advice
from app.core.questionnaire import Item, Kind
from app.core.wording.passages import Passage

_ASKS = re.compile(r"[?؟;？]")
_RATED = (Kind.RANGE, Kind.VOTE)
LEAST_TO_JUDGE_AN_ORDER = 2
EARLY_PART = 3


def double_barrelled(passage: Passage, item: Item) -> Advice | None:
    """KS21: one question that asks two things: two question marks, a second question word, or
    one scale for two things."""
    asking = [sentence for sentence in passage.sentences if _ASKS.search(sentence)]
    marks = _ASKS.findall(passage.text)
    if len(asking) > 1 and ";" not in marks:
        return passage.found("KS21", "two_questions", asking[1])
    joined, second = passage.lists.named("both"), passage.lists.named("question words")
    for sentence in passage.sentences:
        for hit in joined.hits(sentence):
            after = sentence.split(hit.word, 1)[1].strip()
            begins = second.first(after)
            if begins and after.lower().startswith(begins.word.lower()):
                return passage.found("KS21", "two_questions", sentence)
            if item.kind in _RATED or item.is_ordered:
                return passage.found("KS21", "two_things", sentence, word=hit.word)
    return None


def leading(passage: Passage) -> Advice | None:
    """MV13: words that push towards an answer; in easy words they push hardest."""
    matcher = passage.lists.named("leading")
    for sentence in passage.sentences:
        hit = matcher.first(sentence)
        if hit:
            return passage.found("MV13", "leading", sentence, passage.is_easy, word=hit.word)
    return None


def agreement(passages: Sequence[Passage], item: Item) -> Advice | None:
    """SV09, MV13: answers of agreeing or not. ``passages`` are those of the item's options."""
    if item.kind not in (Kind.SELECT_ONE, Kind.RANGE):
        return None
    for passage in passages:
        if passage.lists.named("agreement").first(passage.text):
            path = f"item:{item.path}:label"
            text = item.label.get(passage.tag)
            found = passage.found("SV09", "agreement", "", passage.is_easy, word=passage.text)
            return replace(found, path=path, text=text)
    return None


def vote_in_easy_words(label: Passage, item: Item) -> Advice | None:
    """MV13: a statement to agree with, in easy words: who is used to following says yes."""
    if item.kind is not Kind.VOTE or not label.is_easy:
        return None
    return label.found("SV09", "agreement", "", True, word=label.text)


def private_matters(passage: Passage, item: Item) -> Advice | None:
    """SV18: income, debts or papers, asked without "rather not say"."""
    if item.is_sensitive or not item.is_asked:
        return None
    matcher = passage.lists.named("private")
    for sentence in passage.sentences:
        hit = matcher.first(sentence)
        if hit:
            return passage.found("SV18", "private_without_refusal", sentence, True, word=hit.word)
    return None


def order_of_questions(labels: Sequence[Passage], items: Sequence[Item]) -> Iterator[Advice]:
    """SV17, KS10: begin with what is easy and good. ``labels`` are those of the asked ``items``
    in one language, in order."""
    if len(items) < LEAST_TO_JUDGE_AN_ORDER or len(labels) != len(items):
        return
    problems = [label.lists.named("problems").first(label.text) for label in labels]
    if all(problems):
        yield replace(labels[0].found("KS10", "problems_only"), path="", text="", tag="")
    elif problems[0]:
        word = problems[0].word
        yield labels[0].found("KS10", "problem_first", labels[0].text, word=word)


def sensitive_first(items: Sequence[Item]) -> Iterator[Advice]:
    """SV17: a private question in the first third; later, people know what the survey is."""
    early = items[: len(items) // EARLY_PART] or items[:1]
    if len(items) < LEAST_TO_JUDGE_AN_ORDER:
        return
    for item in early:
        if item.is_sensitive:
            yield Advice("SV17", "", f"item:{item.path}:label", "", "sensitive_first")
            return
