"""Headings in words for the columns of a table, each different from the others."""

from collections import Counter
from collections.abc import Sequence

from app.core.codebook import Variable
from app.core.coding import Table


def heading_words(table: Table, tags: Sequence[str]) -> list[str]:
    """What every column is about, in the first of the languages that has it. A label that is
    empty or stands for two columns gets the column's name."""
    labels = [_label(table, variable, tags) for variable in table.variables]
    times = Counter(labels)
    return [
        label if label and times[label] == 1 else f"{label} [{variable.name}]".strip()
        for label, variable in zip(labels, table.variables, strict=True)
    ]


def _label(table: Table, variable: Variable, tags: Sequence[str]) -> str:
    own = variable.label.get(*tags, *variable.label.tags())
    if not variable.option:
        return own
    whole = next(v for v in table.variables if v.path == variable.path and not v.option)
    return f"{whole.label.get(*tags, *whole.label.tags())}: {own or variable.option}"
