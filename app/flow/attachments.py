"""What comes with a form beside words: recordings and photos, each only with its own yes.

A file stands in the form as a part of its own, or inside a field as the text of a ``data:``
address, which is how it waits sealed on a phone. Its place in the response holds a random name.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.consent import Consent
from app.core.problems import Problem, Refused
from app.core.questionnaire import FILE_KINDS, Item, Kind, Questionnaire
from app.core.response import Value
from app.flow.form_fields import Fields
from app.flow.ports import Cleaner, Toolkit
from app.flow.records import Attachment

Files = Sequence[tuple[str, bytes]]
_INDEX = re.compile(r"\[[0-9]+\]")
_ENDINGS = {Kind.VOICE: ".mp3", Kind.PHOTO: ".jpg"}
_UNFIT = {Kind.VOICE: "not_a_recording", Kind.PHOTO: "not_a_photo"}


@dataclass(frozen=True)
class Enclosed:
    """A form with its files taken out. ``fields`` hold a random name in the place of each file
    that may be kept; ``came`` are those files; ``problems`` are what could not even be read."""

    fields: Fields
    came: tuple["_Came", ...] = ()
    problems: tuple[Problem, ...] = ()

    def fit(
        self, values: Iterable[Value], cleaner: Cleaner
    ) -> tuple[tuple[Attachment, ...], tuple[Problem, ...]]:
        """The files that the values name, clean; and the problems of those that are something
        else. What no value names was not asked, and is dropped."""
        named = {name: value for value in values for name in value.values}
        kept: list[Attachment] = []
        problems: list[Problem] = []
        for file in self.came:
            if file.name not in named:
                continue
            value = named[file.name]
            try:
                content = _clean(cleaner, file)
            except Refused as refusal:
                problems.append(Problem(refusal.problems[0].code, file.place))
            else:
                kind = str(file.kind)
                kept.append(Attachment(value.path, value.instance, kind, file.name, content))
        return tuple(kept), tuple(problems)

    def to_bring_again(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """``file_again`` for every file that is fit but must come anew, since the form that goes
        back to the person cannot hold it."""
        unfit = {problem.where for problem in problems}
        return tuple(
            Problem("file_again", file.place) for file in self.came if file.place not in unfit
        )


@dataclass(frozen=True)
class _Came:
    place: str
    kind: Kind
    name: str
    content: bytes


def asks_for_files(questionnaire: Questionnaire) -> bool:
    """Whether a recording or a photo can come with an answer."""
    return any(item.kind in FILE_KINDS for item in questionnaire.items())


def files_lost(questionnaire: Questionnaire, fields: Fields, files: Files) -> tuple[Problem, ...]:
    """``file_again`` for every file in a form that goes back to the person unsent."""
    agreed = Consent(tuple((str(kind), True) for kind in FILE_KINDS))
    came = taken_out(questionnaire, fields, files, agreed, str)
    return came.to_bring_again(came.problems)


def sweep(toolkit: Toolkit) -> int:
    """Files that no response names are gone, as a machine leaves them that stopped in between;
    how many there were."""
    with toolkit.store.write() as shelves:
        return shelves.responses.sweep_attachments()


def taken_out(
    questionnaire: Questionnaire,
    fields: Fields,
    files: Files,
    consent: Consent,
    new_id: Callable[[], str],
) -> Enclosed:
    """The form without its files. Nothing in a place for a file is taken for its name.

    A file without a yes to its purpose is dropped, and its place is refused. An empty one is no
    answer. Problems are ``not_a_recording`` and ``not_a_photo`` for what is no file at all, and
    ``unknown_item`` for a file where none is asked for.
    """
    places = {item.path: item for item in questionnaire.items() if item.kind in FILE_KINDS}
    plain: list[tuple[str, str]] = []
    came: list[_Came] = []
    problems: list[Problem] = []
    for name, place, item, content in _all(places, fields, files):
        if item is None and isinstance(content, str):
            plain.append((name, content))
        elif item is None:
            problems.append(Problem("unknown_item", place[:200]))
        elif not consent.allows(str(item.kind)):
            plain.append((f"missing.{place}", "refused"))
        elif isinstance(content, str):
            problems.append(Problem(_UNFIT[item.kind], place))
        else:
            file = new_id() + _ENDINGS[item.kind]
            came.append(_Came(place, item.kind, file, content))
            plain.append((name, file))
    return Enclosed(tuple(plain), tuple(came), tuple(problems))


def _all(
    places: dict[str, Item], fields: Fields, files: Files
) -> Iterator[tuple[str, str, Item | None, str | bytes]]:
    """Name, place, the item that takes files there, and what came; a text that is no file."""
    for name, text in fields:
        place, item = _place(places, name)
        content = text if item is None else _decoded(text)
        if item is None or content:
            yield name, place, item, content
    for name, part in files:
        if part:
            yield name, *_place(places, name), part


def _place(places: dict[str, Item], name: str) -> tuple[str, Item | None]:
    kind, _, place = name.partition(".")
    return place, places.get(_INDEX.sub("", place)) if kind == "answer" else None


def _decoded(text: str) -> bytes | str:
    """The bytes of a ``data:`` address in either alphabet of base64, or the text as it came."""
    head, comma, body = text.strip().partition(",")
    if not (comma and head.startswith("data:") and head.endswith(";base64")):
        return text.strip()
    try:
        plain = body.translate(str.maketrans("-_", "+/")).rstrip("=")
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return text


def _clean(cleaner: Cleaner, file: _Came) -> bytes:
    clean = cleaner.voice if file.kind is Kind.VOICE else cleaner.photo
    return clean(file.content)
