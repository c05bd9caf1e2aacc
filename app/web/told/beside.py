"""What stands beside the numbers of a publication: quotes, who is missing, help, who heard it."""

from dataclasses import dataclass

from app.core.texts import Texts


@dataclass(frozen=True)
class ToldQuote:
    """Words of a person that two people released, in the language ``tag``; nothing about who.

    ``item`` is the question whose number they stand beside."""

    item: str
    text: str
    tag: str
    is_paraphrase: bool = False


@dataclass(frozen=True)
class Beside:
    """Everything is optional. ``missing`` says who did not take part; ``help`` is the address of
    the page with help, or empty; ``told`` is how many heard the results for certain, of how many;
    ``is_late`` says that the promised day passed before the results came."""

    quotes: tuple[ToldQuote, ...] = ()
    missing: Texts = Texts()
    help: str = ""
    told: tuple[int, int] | None = None
    is_late: bool = False


NOTHING_BESIDE = Beside()
