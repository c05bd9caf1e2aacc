"""A plan as PDF: always one A4 page, whatever its length, so that it can lie on a table.

It is set as roomily as it fits; where even the smallest letters are too large, long answers are
cut with a mark.
"""

from dataclasses import replace
from typing import Any

from app.media.sheets import PlanSheet
from app.media.typesetting import Press

# Sizes in points, and how many signs of an answer are kept at each.
_SETTINGS = (
    (11.0, 2000),
    (10.0, 2000),
    (9.0, 2000),
    (8.0, 2000),
    (8.0, 400),
    (8.0, 180),
    (7.0, 90),
)
_MARK = " […]"


def plan_pdf(sheet: PlanSheet) -> bytes:
    """A tagged PDF of one page."""
    press = Press()
    press.add(_laid_out(press, sheet))
    return press.printed().pdf


def _laid_out(press: Press, sheet: PlanSheet) -> Any:
    for points, most in _SETTINGS:
        document = press.set("plan", sheet=_cut(sheet, most), points=points, title=sheet.title)
        if len(document.pages) == 1:
            return document
    return document.copy(document.pages[:1])


def _cut(sheet: PlanSheet, most: int) -> PlanSheet:
    lines = tuple(
        replace(line, said=tuple(_shorter(said, most) for said in _fewer(line.said, most)))
        for line in sheet.lines
    )
    return replace(sheet, title=_shorter(sheet.title, min(most, 180)), lines=lines)


def _fewer(said: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The answers that together have no more signs than that; a mark stands for the others."""
    kept: list[str] = []
    for each in said:
        if kept and sum(len(one) for one in kept) + len(each) > most:
            return (*kept, _MARK.strip())
        kept.append(each)
    return tuple(kept)


def _shorter(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + _MARK
