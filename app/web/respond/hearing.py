"""Where the page finds what can be heard of it, and the list that the phone asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.languages import parse_language
from app.flow.records import Sound, Spoken, Version
from app.web.addresses import sound_path
from app.web.respond.spoken import word_keys


@dataclass(frozen=True)
class Hearing:
    """The sounds of one version in one language. ``is_asked`` puts them into the page itself, for
    people without a script; where a language has no text they always stand there."""

    version: Version
    tag: str
    sounds: Sequence[Sound]
    is_asked: bool = False

    @property
    def has_text(self) -> bool:
        """Whether the language is written."""
        return parse_language(self.tag).has_text

    @property
    def is_in_page(self) -> bool:
        """Whether sounds and pictures stand in the page itself, and do not wait for the script."""
        return self.is_asked or not self.has_text

    def address(self, place: str) -> str:
        """The address of what is said at a place, or of an English sentence; empty where there
        is none, or where nobody asked."""
        if not self.is_in_page:
            return ""
        key = word_keys().get(place, place)
        kinds = {sound.kind for sound in self.sounds if sound.key == key}
        if not kinds:
            return ""
        # A film is what there is where nobody speaks.
        ending = ".mp4" if kinds == {"video"} else ".mp3"
        return sound_path(self.version.fingerprint, self.tag, key) + ending


def list_of(sounds: Sequence[Sound], spoken: Sequence[Spoken]) -> dict[str, object]:
    """What the phone must know to let everything be heard: the kind of each sound by its place,
    the place of words that stand in many places, and the size of all of it in MB."""
    kinds: dict[str, str] = {}
    for sound in sounds:
        if kinds.get(sound.key, "video") == "video":
            kinds[sound.key] = sound.kind
    said = {each.text: each.key for each in reversed(spoken) if each.key in kinds}
    megabytes = sum(sound.size for sound in sounds) / 1e6
    return {"keys": kinds, "said": said, "size": round(megabytes, 1) or 0.1 if sounds else 0}
