"""A block of the results and its lines, whatever they are shown on."""

from dataclasses import dataclass

from markupsafe import Markup

FINDING = "finding"


@dataclass(frozen=True)
class Line:
    """One line of a block, with a ``word`` before the text or none, and ``more`` behind it.

    ``sort`` says how it is set: empty, ``soft``, ``words`` (what residents say together),
    ``quote``, ``help`` (a link), or the state of a point, which has a ``mark`` of its own."""

    text: Markup
    sort: str = ""
    mark: str = ""
    word: Markup = Markup()
    more: Markup = Markup()
    link: str = ""

    @property
    def heard(self) -> tuple[Markup, ...]:
        """Its parts in the order in which they are said."""
        return tuple(part for part in (self.word, self.text, self.more) if part)


@dataclass(frozen=True)
class Block:
    """One thing to tell. A finding has the question above it as ``kicker``, and where its base
    allows ten people how many of them are ``filled``; ``picture`` says them in words."""

    key: str
    heading: Markup
    lines: tuple[Line, ...] = ()
    kicker: Markup = Markup()
    filled: int | None = None
    picture: str = ""

    @property
    def is_finding(self) -> bool:
        """Whether it tells a finding."""
        return self.key.startswith(FINDING)

    @property
    def heard(self) -> tuple[Markup, ...]:
        """Everything in it in the order in which it is said."""
        inside = (part for line in self.lines for part in line.heard)
        return tuple(part for part in (self.kicker, self.heading, *inside) if part)
