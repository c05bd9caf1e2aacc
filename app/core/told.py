"""What became of something, told as a code with its figures, for a room that has the words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One thing to tell. A figure may be told itself, such as why a condition was left out.

    Like a Problem it holds no sentence: each door says the same in the words of its readers.
    """

    code: str
    figures: tuple[tuple[str, "str | Told"], ...] = ()
