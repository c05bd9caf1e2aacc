"""Recordings of a survey, and what can be heard of its versions; the files lie under recordings/.

A recording that another replaces keeps its file as long as a version is heard with it.
"""

import json
import os
from dataclasses import asdict
from functools import partial
from pathlib import Path

from sqlalchemy import ColumnElement, select

from app.flow.records import Recording, Sound, Survey, Version
from app.store.forgetting import unlink
from app.store.session import Session, Statement
from app.store.tables import surveys as tables

RECORDINGS = "recordings"
_BEHIND = Statement(
    "SELECT s.definition FROM versions v JOIN version_sounds s ON s.version_id = v.id"
    " WHERE v.fingerprint = ? AND s.tag = ? ORDER BY v.opened_day DESC, v.id LIMIT 1"
)
_HEARD = Statement("SELECT 1 FROM version_sounds WHERE definition LIKE ? LIMIT 1")
_OF_VERSION = Statement("SELECT definition FROM version_sounds WHERE version_id = ? AND tag = ?")


class SoundShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_recording(self, recording: Recording, content: bytes) -> None:
        """The recording is there, and its bytes are on disk before its row is."""
        self._drop_unheard(recording.survey_id, recording.path, recording.tag, recording.kind)
        _put_file(self.file(recording.file), content)
        row = asdict(recording)
        row["recorded_by"] = row.pop("by")
        row["centiseconds"] = round(row.pop("seconds") * 100)
        adding = self._session.insert(tables.recordings).values(row)
        said = {name: value for name, value in row.items() if name not in _PLACE}
        self._session.run(adding.on_conflict_do_update(index_elements=list(_PLACE), set_=said))

    def drop_recording(self, survey: Survey, path: str, tag: str, kind: str) -> bool:
        """The recording is gone, with its file unless a version is heard with it."""
        self._drop_unheard(survey.id, path, tag, kind)
        same = _at(survey.id, path, tag, kind)
        return bool(self._session.run(tables.recordings.delete().where(*same)).rowcount)

    def _drop_unheard(self, *place: str) -> None:
        """The file of the recording that stands here goes, unless a version is heard with it."""
        columns = tables.recordings.c
        same = _at(*place)
        for (name,) in self._session.run(select(columns.file).where(*same)).fetchall():
            if not self._session.fast(_HEARD, f"%{name}%").fetchone():
                self._session.afterwards.append(partial(unlink, self.file(name)))

    def drop_spoken(self, name: str) -> None:
        """The sound is gone after the transaction, unless a version is heard with it."""
        if not self._session.fast(_HEARD, f"%{name}%").fetchone():
            self._session.afterwards.append(partial(unlink, self.file(name)))

    def recordings(self, survey: Survey) -> tuple[Recording, ...]:
        """All recordings of a survey, by path, tag and kind."""
        columns = tables.recordings.c
        wanted = select(tables.recordings).where(columns.survey_id == survey.id)
        rows = self._session.run(wanted.order_by(columns.path, columns.tag, columns.kind))
        found = []
        for each in rows:
            row = dict(each._mapping)
            row["by"] = row.pop("recorded_by")
            row["seconds"] = row.pop("centiseconds") / 100
            found.append(Recording(**row))
        return tuple(found)

    def put_sounds(self, version: Version, tag: str, sounds: tuple[Sound, ...]) -> None:
        """These are the sounds of a version in one language."""
        row = {
            "version_id": version.id,
            "tag": tag,
            "council_id": version.council_id,
            "definition": json.dumps([asdict(sound) for sound in sounds], ensure_ascii=False),
        }
        adding = self._session.insert(tables.version_sounds).values(row)
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=["version_id", "tag"], set_={"definition": row["definition"]}
            )
        )

    def sounds(self, version_id: str, tag: str) -> tuple[Sound, ...]:
        """The sounds of a version in one language, in the order of the document."""
        return _sounds(self._session.fast(_OF_VERSION, version_id, tag).fetchone())

    def sounds_behind(self, fingerprint: str, tag: str) -> tuple[Sound, ...]:
        """The same, by the fingerprint of the version."""
        return _sounds(self._session.fast(_BEHIND, fingerprint, tag).fetchone())

    def file(self, name: str) -> Path:
        """Where a sound lies."""
        return self._session.data / RECORDINGS / name


_PLACE = ("survey_id", "path", "tag", "kind")


def _at(*place: str) -> list[ColumnElement[bool]]:
    columns = tables.recordings.c
    return [columns[name] == value for name, value in zip(_PLACE, place, strict=True)]


def _sounds(row: tuple[str] | None) -> tuple[Sound, ...]:
    return () if row is None else tuple(Sound(**plain) for plain in json.loads(row[0]))


def _put_file(path: Path, content: bytes) -> None:
    """The file is there whole; its time is the day and no more."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    noon = int(path.stat().st_mtime) // 86400 * 86400 + 43200
    os.utime(path, (noon, noon))
