"""An open answer as those who code read it: the words, and nothing of whose they are (CO22)."""

from dataclasses import dataclass
from enum import StrEnum


class Came(StrEnum):
    """How it came: written, spoken, or as a photo."""

    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"


@dataclass(frozen=True)
class OpenAnswer:
    """``id`` is a random key made for reading; it is not the response's. ``text`` is what a person
    wrote, or what somebody wrote down of a recording or photo; empty while nobody did. ``file`` is
    there as long as the recording or photo is. ``may_be_quoted`` is the person's own yes to that,
    the only thing of the person that stands beside the words."""

    id: str
    item: str
    text: str
    may_be_quoted: bool
    came: Came = Came.TEXT
    has_file: bool = False
