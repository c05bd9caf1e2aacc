"""Writing a questionnaire as plain values that JSON can hold and that reading gives back whole.

Options are a list, not a mapping: their order is part of the questionnaire and must survive
stores and fingerprints that sort the keys of mappings.
"""

from app.core.expressions.tree import Expression, to_json
from app.core.questionnaire import (
    Finding,
    Item,
    Option,
    Purpose,
    Questionnaire,
    Section,
    Terms,
)
from app.core.texts import Texts

EXPRESSION_KEYS = {
    "relevant": "relevant",
    "constraint": "constraint",
    "calculation": "calculation",
    "choice_filter": "choice_filter",
    "required": "required",
}
TEXT_KEYS = (
    "label",
    "hint",
    "guidance",
    "picture_alt",
    "constraint_message",
    "required_message",
)
BOUND_KEYS = ("start", "end", "step")
FLAG_KEYS = {
    "ordered": "is_ordered",
    "knows": "knows",
    "sensitive": "is_sensitive",
    "long": "has_long_text",
}

Plain = object


def write(questionnaire: Questionnaire) -> dict[str, Plain]:
    """The questionnaire as one mapping of strings, numbers, lists and mappings.

    ``read`` gives back an equal questionnaire. Items that name one list must hold one list of
    options. What has its default value is left out.
    """
    source = questionnaire.source
    return {
        "survey": questionnaire.slug,
        "languages": list(questionnaire.languages),
        **_text("title", questionnaire.title, source),
        **_text("intro", questionnaire.intro, source),
        **_text("happens_next", questionnaire.happens_next, source),
        **_unless(
            "consent",
            [_purpose(purpose, source) for purpose in questionnaire.purposes],
            ["answers"],
        ),
        **_unless("terms", _terms(questionnaire.terms, source), {}),
        **_unless("lists", _lists(questionnaire, source), {}),
        "items": [_child(child, source) for child in questionnaire.children],
        **_unless("findings", [_finding(f, source) for f in questionnaire.findings], []),
        **_unless("rounding", questionnaire.rounding, 0),
    }


def _unless(key: str, value: Plain, default: Plain) -> dict[str, Plain]:
    return {} if value == default else {key: value}


def _text(key: str, texts: Texts, source: str) -> dict[str, Plain]:
    """A text in the source language alone is a string, as authors write it."""
    if not texts:
        return {}
    alone = texts.tags() == (source,)
    return {key: texts.get(source) if alone else texts.as_dict()}


def _purpose(purpose: Purpose, source: str) -> Plain:
    if not purpose.label:
        return purpose.name
    return {"purpose": purpose.name, **_text("label", purpose.label, source)}


def _terms(terms: Terms, source: str) -> dict[str, Plain]:
    return {
        **_unless("promise_date", terms.promise_date, ""),
        **_unless("ways", list(terms.ways), list(Terms().ways)),
        **_unless("controller", terms.controller, ""),
        **_unless("contact", terms.contact, ""),
        **_text("decision", terms.decision, source),
        **_unless("ends", dict(terms.ends), {}),
    }


def _lists(questionnaire: Questionnaire, source: str) -> dict[str, Plain]:
    return {
        item.option_list: [_option(option, source) for option in item.options]
        for item in questionnaire.items()
        if item.option_list
    }


def _option(option: Option, source: str) -> dict[str, Plain]:
    return {
        "option": option.name,
        **_text("label", option.label, source),
        **_unless("group", option.group, ""),
        **_unless("columns", dict(option.columns), {}),
        **_unless("picture", option.picture, ""),
    }


def _child(child: Item | Section, source: str) -> dict[str, Plain]:
    if isinstance(child, Section):
        return {
            "section": child.path.rsplit("/", 1)[-1],
            **_text("label", child.label, source),
            **_expression("relevant", child.relevant),
            **_unless("repeat", child.is_repeat, False),
            **_expression("count", child.count),
            "items": [_child(inner, source) for inner in child.children],
        }
    written: dict[str, Plain] = {"item": child.name, "kind": str(child.kind)}
    written |= _unless("list", child.option_list, "")
    if child.options and not child.option_list:
        written["options"] = [_option(option, source) for option in child.options]
    for key in TEXT_KEYS:
        written |= _text(key, getattr(child, key), source)
    for key, field in EXPRESSION_KEYS.items():
        written |= _expression(key, getattr(child, field))
    for key in (*BOUND_KEYS, "picture"):
        written |= _unless(key, getattr(child, key), "")
    for key, field in FLAG_KEYS.items():
        written |= _unless(key, getattr(child, field), False)
    return written


def _expression(key: str, expression: Expression | None) -> dict[str, Plain]:
    if expression is None:
        return {}
    plain = to_json(expression)
    # A bare string is expression text, so a literal that stands alone is wrapped.
    return {key: {"tree": plain} if isinstance(plain, str) else plain}


def _finding(finding: Finding, source: str) -> dict[str, Plain]:
    return {
        "item": finding.item,
        "options": list(finding.options),
        **_text("sentence", finding.sentence, source),
    }
