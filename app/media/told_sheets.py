"""What a print of results is made of: finished texts, in HTML where their languages differ."""

from dataclasses import dataclass

from markupsafe import Markup

from app.media.sheets import Promise


@dataclass(frozen=True)
class ToldLine:
    """One line: a ``word`` in front, the text, and ``more`` behind it; ``mark`` stands before a
    point. ``sort`` is empty, ``soft``, ``words`` or ``quote``, or the state of a point."""

    text: Markup
    sort: str = ""
    mark: str = ""
    word: Markup = Markup()
    more: Markup = Markup()


@dataclass(frozen=True)
class ToldBlock:
    """A heading with lines. A finding has its question above it, and ``filled`` people of ten, or
    None where there is no picture; ``picture`` says them in words."""

    heading: Markup
    lines: tuple[ToldLine, ...] = ()
    kicker: Markup = Markup()
    filled: int | None = None
    picture: str = ""
    is_finding: bool = False
    is_now: bool = False


@dataclass(frozen=True)
class ToldSheet:
    """The results in one language, to read out and to hand out: the first of ``blocks`` is the
    thanks. ``url`` is what the code holds, ``address`` what people type, after ``host`` and a
    stroke; ``scan`` says what the code is for. ``example`` is the mark of what is only shown."""

    tag: str
    direction: str
    blocks: tuple[ToldBlock, ...]
    council: str
    scan: str
    or_type: str
    url: str
    host: str
    address: str
    example: str = ""


@dataclass(frozen=True)
class ToldPoster:
    """A poster for a place: thanks, at most three findings and what happens now, in the language of
    ``sheet``; ``others`` say in other languages that the results are here."""

    sheet: ToldSheet
    place: str
    others: tuple[Promise, ...]
    logo: str = ""
