"""What is heard of a page: its texts taken apart by language, and the addresses of their sounds.

A block of the results is heard at an address of its own. Any other sentence travels in the address
of its sound, under a keyed hash, so that this door says what it showed and nothing else.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from html.parser import HTMLParser

from markupsafe import Markup, escape

from app.core.languages import UnknownLanguage, parse_language
from app.flow.ports import Toolkit
from app.flow.publishing.aloud import Aloud, Piece
from app.flow.records import Survey
from app.web.told.nouns import Block

ALL = "all"
# A server reads an address of a few thousand signs and no more.
_LONGEST_SAID = 700
_SIGNS = 16


class _Apart(HTMLParser):
    """Takes a text apart where its language changes."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tags = [tag]
        self.found: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element may name another language."""
        if tag == "br":
            self.handle_data(" ")
        else:
            self._tags.append(dict(attrs).get("lang") or self._tags[-1])

    def handle_endtag(self, tag: str) -> None:
        """The language before the element goes on."""
        if tag != "br" and len(self._tags) > 1:
            self._tags.pop()

    def handle_data(self, data: str) -> None:
        """Words in the language of the innermost element."""
        if self.found and self.found[-1][0] == self._tags[-1]:
            data = self.found.pop()[1] + data
        self.found.append((self._tags[-1], data))


def pieces_of(texts: Sequence[Markup | str], tag: str) -> tuple[Piece, ...]:
    """The texts, each in pieces of one language, in their order.

    >>> pieces_of([Markup('Kies: <span lang="ar"><bdi>نعم</bdi></span>')], "nl")
    (('nl', 'Kies:'), ('ar', 'نعم'))
    """
    return tuple(piece for text in texts for piece in _pieces(text, tag))


def _pieces(text: Markup | str, tag: str) -> Iterator[Piece]:
    apart = _Apart(tag)
    apart.feed(str(escape(text)))
    apart.close()
    for spoken, words in apart.found:
        # A full stop alone is nothing to say.
        if (said := " ".join(words.split())) and any(sign.isalnum() for sign in said):
            yield spoken, said


def block_pieces(block: Block, tag: str) -> tuple[Piece, ...]:
    """Everything in a block, in the order in which it is said."""
    return pieces_of(block.heard, tag)


@dataclass(frozen=True)
class Ear:
    """What a page of one survey needs to be heard by a reader of ``tag``."""

    aloud: Aloud
    survey: Survey
    tag: str

    @property
    def hears(self) -> bool:
        """Whether anything is heard in this language."""
        voice = self.aloud.toolkit.voice
        if self.has_text and voice.speaks(self.tag):
            return True
        return any(tag == self.tag for tag, _text in self.aloud.recorded)

    @property
    def has_text(self) -> bool:
        """Whether the language is written; one that is not is always heard."""
        return parse_language(self.tag).has_text

    def block(self, block: Block) -> str:
        """The address of a block's sound; empty where a part of it cannot be said."""
        if not self.hears or not self.aloud.is_heard(block_pieces(block, self.tag)):
            return ""
        return f"/r/{self.survey.slug}/aloud/{self.tag}/{block.key}.mp3"

    def everything(self, blocks: Sequence[Block]) -> str:
        """The address of all blocks in one sound; empty where one of them cannot be said."""
        if not all(self.block(block) for block in blocks):
            return ""
        return f"/r/{self.survey.slug}/aloud/{self.tag}/{ALL}.mp3"

    def said(self, *texts: Markup | str, tag: str = "") -> str:
        """The address of the sound of a text; empty where nothing can say it."""
        pieces = pieces_of(texts, tag or self.tag)
        packed = json.dumps(pieces, ensure_ascii=False, separators=(",", ":")).encode()
        fits = len(packed) <= _LONGEST_SAID
        if not (self.hears and fits and self.aloud.is_heard(pieces)):
            return ""
        words = base64.urlsafe_b64encode(packed).decode().rstrip("=")
        sign = _sign(self.aloud.toolkit, self.survey, words)
        return f"/r/{self.survey.slug}/said/{words}.{sign}.mp3"


@dataclass(frozen=True)
class NoEar:
    """A page of no survey, which has nothing to be heard."""

    hears = False
    has_text = True

    def said(self, *_texts: Markup | str, **_tag: str) -> str:
        """No address of any sound."""
        return ""


def said_pieces(toolkit: Toolkit, survey: Survey, name: str) -> tuple[Piece, ...] | None:
    """The pieces that an address asks to say; None where this program did not make it."""
    words, _, sign = name.partition(".")
    if not compare_digest(sign.encode(), _sign(toolkit, survey, words).encode()):
        return None
    try:
        plain = json.loads(base64.urlsafe_b64decode(words + "=" * (-len(words) % 4)))
        return tuple((parse_language(tag).tag, text) for tag, text in plain)
    except (ValueError, UnknownLanguage):
        return None


def _sign(toolkit: Toolkit, survey: Survey, words: str) -> str:
    return toolkit.secrets.hash("said-aloud", survey.id, words).hex()[:_SIGNS]
