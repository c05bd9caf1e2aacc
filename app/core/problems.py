"""Expected trouble as a value: what is wrong, where, and which figures belong to it.

Core never holds sentences for people. A code is turned into words by the room that speaks to
the reader (app/words for residents, app/cli for the host). An author sees all problems at once.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    ``code`` is a short word such as ``unknown_option``; ``where`` is an item path, slot path or
    field name; ``figures`` are name and value pairs that the sentence needs, as strings.
    """

    code: str
    where: str = ""
    figures: tuple[tuple[str, str], ...] = ()


class Refused(Exception):
    """A verb did nothing, whole: the problems say why. Doors turn them into words."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.code} {p.where}".strip() for p in problems))
        self.problems = problems
