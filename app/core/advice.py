"""Advice: a finding on a draft that blocks nothing, as a value; the doors have the words."""

from dataclasses import dataclass

CODES = (
    "agreement",
    "container",
    "double_negation",
    "initials",
    "indication",
    "jargon",
    "jargon_instead",
    "label",
    "label_instead",
    "large_number",
    "leading",
    "long_scale",
    "long_sentence",
    "longer_than_source",
    "needs_answers",
    "negation",
    "no_connective",
    "no_resident_takes_part",
    "not_checked",
    "not_tested_with_people",
    "not_tried_with_people",
    "number_in_words",
    "passive",
    "percent",
    "private_without_refusal",
    "problem_first",
    "problems_only",
    "rare_words",
    "rather_long_sentence",
    "results_after_decision",
    "roman_number",
    "sensitive_first",
    "short_date",
    "shorter_than_source",
    "synonym",
    "time",
    "time_over_goal",
    "twelve_hours",
    "two_questions",
    "two_things",
)
"""Every code that a finding can have; each door has a sentence for each."""


@dataclass(frozen=True)
class Advice:
    """A finding that blocks nothing: rule id, language or empty, slot path, the text, a code.

    ``figures`` are name and value pairs that the sentence needs; ``sentence`` is the part of the
    text that it is about, as it stands there. ``is_strong`` is where a rule says "fail".
    """

    rule: str
    tag: str
    path: str
    text: str
    code: str
    figures: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    is_strong: bool = False
