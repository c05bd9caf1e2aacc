"""Expressions of a form: read where they can be, mended where a maker slipped, lost with a reason.

A condition that reads something this survey does not ask cannot be kept, and guessing would
change its meaning. It is left out whole, and the loss says what that does to the row.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from app.core.expressions.across import across_members
from app.core.expressions.parse import ExpressionProblem, parse
from app.core.expressions.tree import Expression, columns, references
from app.core.survey_file import ItemNames
from app.core.told import Told
from app.exchange.imported import Notes
from app.exchange.sentences import SENTENCES, said
from app.exchange.xlsform.nodes import legal_name
from app.exchange.xlsform.renamed_options import Renamed, widened

_MENDS: tuple[tuple[str, str], ...] = (
    (r"≤|=<|<\s+=", "<="),
    (r"≥|=>|>\s+=", ">="),
    (r"≠|<>", "!="),
    (r"===?", "="),
    (r"&&", " and "),
    (r"\|\|", " or "),
    (r"[–—−]", "-"),
    (r"[“”„‟″]", '"'),
    (r"[‘’‚‛′`´]", "'"),
    (r"\$\s*[({]\s*([\w.-]+)\s*[})]", r"${\1}"),
    (r"(?<![\w$])\{\s*([\w.-]+)\s*\}", r"${\1}"),
    (r"\bselected\s*\(\s*\$\{([^{}]+)\}\s*=\s*", r"selected(${\1}, "),
)


class Lost(Exception):
    """An expression that cannot be kept, with the reason as a part of a sentence."""

    def __init__(self, why: Told) -> None:
        super().__init__(why.code)
        self.why = why


class Conditions:
    """Reads the expressions of one form. ``lost`` are paths of rows that are not asked; it grows
    while calculations are settled. ``days`` are paths of rows of type today."""

    def __init__(
        self,
        sheet: str,
        names: ItemNames,
        repeats: ItemNames,
        lost: set[str],
        days: Iterable[str],
        notes: Notes,
    ) -> None:
        self.names = names
        self._repeats = repeats
        self.lost = lost
        self.renamed: dict[str, Renamed] = {}
        self.known_columns: Mapping[str, str] = {}
        self._sheet = sheet
        self._days = frozenset(days)
        self._notes = notes

    def path_of(self, name: str, at: str) -> str | None:
        """The path of the row that a name means, whether or not that row is asked."""
        return self.names.path_of(name, at) or self.names.path_of(legal_name(name), at)

    def read(self, text: str, at: str, row: int, column: str, then: Told) -> Expression | None:
        """The expression in a cell, or None with a loss that ends in what comes of it."""
        if not text:
            return None
        try:
            return self._kept(text, at, row, column)
        except Lost as lost:
            told = {"part": _part(column), "why": lost.why, "then": then}
            self._notes.lost(self._sheet, row, "expression_lost", text=_short(text), **told)
        return None

    def reads(self, text: str, at: str, row: int, column: str) -> frozenset[str]:
        """The paths of all rows that the expression in a cell reads. Raises Lost."""
        return references(self._parsed(text, at, row, column))

    def _kept(self, text: str, at: str, row: int, column: str) -> Expression:
        tree = self._parsed(text, at, row, column)
        for path in sorted(references(tree)):
            if path in self.lost:
                raise Lost(said("why_not_asked", path=path))
        for name in columns(tree) - {"name"}:
            if name not in self.known_columns:
                raise Lost(said("why_no_column", name=name))
        return widened(tree, self.renamed)

    def _parsed(self, text: str, at: str, row: int, column: str) -> Expression:
        try:
            return self._parse(text, at, column)
        except ExpressionProblem as problem:
            mended = text
            for pattern, new in _MENDS:
                mended = re.sub(pattern, new, mended)
            mended = self._with_known_case(mended, at)
            if mended == text:
                raise Lost(reason(problem)) from problem
            try:
                tree = self._parse(mended, at, column)
            except ExpressionProblem as still:
                raise Lost(reason(still)) from still
        read = {"text": _short(text), "mended": _short(mended)}
        self._notes.repaired(self._sheet, row, "expression_mended", part=_part(column), **read)
        return tree

    def _parse(self, text: str, at: str, column: str) -> Expression:
        def day(match: re.Match[str]) -> str:
            is_day = self.path_of(match.group(1).strip(), at) in self._days
            return "today()" if is_day else match.group()

        text = re.sub(r"\$\{([^{}]*)\}", day, text)
        resolve: Callable[[str], str | None] = lambda name: self.path_of(name, at)  # noqa: E731
        tree = parse(
            text,
            resolve,
            may_use_columns=column == "choice_filter",
            section=lambda name: self._repeats.path_of(name, at),
        )
        within = at.rpartition("/")[0] if column == "repeat_count" else at
        return across_members(tree, within, self._repeats)

    def _with_known_case(self, text: str, at: str) -> str:
        """Names whose case alone is wrong, put right where only one item can be meant."""

        def put_right(match: re.Match[str]) -> str:
            name = match.group(1).strip()
            if self.path_of(name, at) is not None:
                return match.group()
            like = self.names.in_any_case(name)
            return "${" + like + "}" if like else match.group()

        return re.sub(r"\$\{([^{}]*)\}", put_right, text)


def reason(problem: ExpressionProblem) -> Told:
    """Why an expression cannot be read, as a part of a sentence."""
    code = f"why_{problem.code}"
    if code in SENTENCES:
        return said(code, at=problem.what)
    words = problem.code.replace("_", " ") + (f" ('{problem.what}')" if problem.what else "")
    return said("why_unreadable", words=words)


def _part(column: str) -> Told:
    return said(f"part_{column}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:77] + "..."
