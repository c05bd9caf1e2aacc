"""Recordings that lie beside a survey: which file is heard at which text, in which language.

Beside a survey.yaml: ``audio/TAG/SLOT.mp3``, where SLOT is the slot path with every sign but
letters, digits and ``_.-~`` written as in addresses: ``item%3Agroup%2Fage%3Alabel.mp3``.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from app.core.questionnaire import Questionnaire
from app.core.slots import recordable
from app.exchange.imported import FoundRecording, Notes

FOLDER = "audio"
SOUNDS = (".mp3", ".wav", ".ogg", ".webm", ".m4a")
FILMS = (".mp4",)


def kind_of_recording(name: str) -> str:
    """``human``, ``video``, or empty where a file's name says that it is neither."""
    ending = PurePosixPath(name).suffix.lower()
    return "human" if ending in SOUNDS else "video" if ending in FILMS else ""


def file_name_of(path: str) -> str:
    """The name, without an ending, of the file that holds a slot's recording.

    >>> file_name_of("option:yes_no/yes:label")
    'option%3Ayes_no%2Fyes%3Alabel'
    """
    return quote(path, safe="")


def recordings_in(
    names: Iterable[str], questionnaire: Questionnaire, notes: Notes
) -> Iterator[FoundRecording]:
    """The recordings among these names; those that belong to no text are told as losses."""
    is_known = recordable(questionnaire)
    for name in sorted(names):
        parts = name.split("/")
        if parts[0] != FOLDER or len(parts) != 3:
            continue
        _, tag, file = parts
        kind, path = kind_of_recording(file), unquote(PurePosixPath(file).stem)
        if not kind:
            notes.lost(name, 0, "recording_kind", endings=" ".join((*SOUNDS, *FILMS)))
        elif tag not in questionnaire.languages:
            notes.lost(name, 0, "recording_language", tag=tag)
        elif not is_known(path):
            notes.lost(name, 0, "recording_text", path=path)
        else:
            yield FoundRecording(path, tag, kind, name)
