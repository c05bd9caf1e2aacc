"""What a form about an item, a section or the whole survey shows, before anybody types."""

from app.core.editing.option_rows import OptionRow
from app.core.editing.typed import formula_of
from app.core.editing.whole import TOP_TEXTS
from app.core.questionnaire import Item, Questionnaire, Section
from app.core.survey_file.writing import BOUND_KEYS, EXPRESSION_KEYS, FLAG_KEYS, TEXT_KEYS

Said = tuple[tuple[str, str], ...]


def shown_of_item(item: Item, source: str) -> Said:
    """Pairs of a field and its text: texts in the source language, formulas as they are typed,
    bounds and the picture. ``ChangeItem`` takes them back."""
    texts = [(key, getattr(item, key).get(source)) for key in TEXT_KEYS]
    formulas = [(key, formula_of(getattr(item, field))) for key, field in EXPRESSION_KEYS.items()]
    plain = [(key, getattr(item, key)) for key in (*BOUND_KEYS, "picture")]
    return (*texts, *formulas, *plain)


def flags_of_item(item: Item) -> tuple[tuple[str, bool], ...]:
    """Pairs of a flag and whether it is on."""
    return tuple((key, getattr(item, field)) for key, field in FLAG_KEYS.items())


def rows_of_item(item: Item, source: str) -> tuple[OptionRow, ...]:
    """The answers as rows, in their order."""
    return tuple(
        OptionRow(each.name, each.label.get(source), each.group, each.picture)
        for each in item.options
    )


def shown_of_section(section: Section, source: str) -> Said:
    """Pairs of a field and its text, as ``ChangeSection`` takes them back."""
    return (
        ("label", section.label.get(source)),
        ("relevant", formula_of(section.relevant)),
        ("count", formula_of(section.count)),
    )


def shown_of_survey(questionnaire: Questionnaire) -> Said:
    """Pairs of a field and its text, as ``ChangeSurvey`` takes them back."""
    source = questionnaire.source
    texts = [(key, getattr(questionnaire, key).get(source)) for key in TOP_TEXTS]
    consents = [(f"consent:{each.name}", each.label.get(source)) for each in questionnaire.purposes]
    return (*texts, *consents)
