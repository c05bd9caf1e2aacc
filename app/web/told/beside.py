"""What stands beside a publication and changes after it: what was done, help, and who heard it."""

from dataclasses import dataclass

from app.core.return_report import Said


@dataclass(frozen=True)
class Point:
    """What became of something that people said. ``state`` is a word of POINTS (points.py);
    ``day`` is when it became known and ``due`` by when it is decided, ISO or empty; ``link`` is
    the address of a film or sound."""

    state: str
    text: Said
    reason: Said = Said("", "")
    day: str = ""
    due: str = ""
    is_quick: bool = False
    link: str = ""


@dataclass(frozen=True)
class Beside:
    """Everything is optional. ``help`` is the address of the page with help, or empty; ``told`` is
    how many heard the results for certain, of how many; ``is_late`` says that the promised day
    passed before the results came."""

    points: tuple[Point, ...] = ()
    help: str = ""
    told: tuple[int, int] | None = None
    is_late: bool = False


NOTHING_BESIDE = Beside()
