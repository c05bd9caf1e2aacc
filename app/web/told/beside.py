"""What stands beside a publication and changes after it: the way to help, and who heard it."""

from dataclasses import dataclass

from app.flow.advising import Asked


@dataclass(frozen=True)
class Beside:
    """Everything is optional. ``help`` is the address of the page with help, or empty; ``told`` is
    how many heard the results for certain, of how many; ``is_late`` says that the promised day
    passed before the results came; ``asked`` is the advice that was sent, with its reply."""

    help: str = ""
    told: tuple[int, int] | None = None
    is_late: bool = False
    asked: tuple[Asked, ...] = ()


NOTHING_BESIDE = Beside()
