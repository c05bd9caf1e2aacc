"""Files that came with responses: random names, the council's day as their time, for nobody else.

They are written inside the transaction that names them and by the one writer whose turn it is, so
a file that no row names is what a machine left behind that stopped in between.
"""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from secrets import SystemRandom, token_hex

from app.core.missing import Missing
from app.flow.records import Attachment, Survey, Version
from app.store.forgetting import overwrite, unlink
from app.store.session import Session, Statement
from app.store.tabulations import Tabulations

ATTACHMENTS = "attachments"
# New files are written anew the night after; those of older days were already.
_NEW_SECONDS = 3 * 24 * 3600
_Row = tuple[str, bytes, int, str]
_ADD = Statement(
    "INSERT INTO attachments (id, response_id, item_number, instance, kind, file, day)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_FIND = "SELECT a.file, a.response_id, a.item_number, a.instance FROM attachments a"
_OF_RESPONSE = Statement(f"{_FIND} WHERE a.response_id = ?")
_OF_KIND = Statement(f"{_FIND} WHERE a.response_id = ? AND a.kind = ?")
_IN_RESPONSES = f"{_FIND} JOIN responses r ON r.id = a.response_id"
_OF_SURVEY = Statement(f"{_IN_RESPONSES} WHERE r.survey_id = ? ORDER BY a.file")
_OF_VERSION = Statement(f"{_IN_RESPONSES} WHERE r.version_id = ?")
_NAMED = Statement("SELECT file FROM attachments")
_DELETE = Statement("DELETE FROM attachments WHERE file = ?")
# Which place held the file is told by its item and instance; its name goes with it.
_SET = (
    "UPDATE response_values SET missing = {missing}, value = ''"
    " WHERE response_id = ? AND item_number = ? AND instance = ? AND missing = 0"
)
_BLANK = Statement(_SET.format(missing=0))
_REFUSE = Statement(_SET.format(missing=int(Missing.REFUSED)))


class Attachments(Tabulations):
    """The part of the response shelf that keeps files."""

    def attach(
        self, response_id: str, version: Version, day: str, files: Iterable[Attachment]
    ) -> None:
        """The files are on disk, and are gone again if this transaction never is."""
        files = tuple(files)
        if not files:
            return
        numbers, folder = self._numbering.of_version(version), _folder(self._session)
        for each in files:
            path = folder / each.name
            self._session.if_undone.append(partial(unlink, path))
            _write(path, each.content, _noon(day))
        _settle(folder)
        key = bytes.fromhex(response_id)
        self._session.many(
            _ADD,
            [
                (token_hex(16), key, numbers[f.path].number, f.instance, f.kind, f.name, day)
                for f in files
            ],
        )

    def attachments(self, survey: Survey) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file of a survey, by random name; a file that a later
        transaction deleted meanwhile is left out."""
        folder = self._session.data / ATTACHMENTS
        for file, *_ in self._session.fast(_OF_SURVEY, survey.id).fetchall():
            path = folder / file
            if path.is_file():
                yield file, path.read_bytes()

    def forget_attachments(self, survey: Survey, version: Version | None = None) -> int:
        """Recordings and other files of all responses, or of one version, are gone; how many.
        That something was given stays counted."""
        which = (_OF_VERSION, version.id) if version else (_OF_SURVEY, survey.id)
        return self._forget(self._session.fast(*which).fetchall(), _BLANK)

    def forget_attachments_of(self, response_id: str, kind: str) -> int:
        """The files of one kind that came with a response are gone, and refused from now on."""
        key = bytes.fromhex(response_id)
        return self._forget(self._session.fast(_OF_KIND, key, kind).fetchall(), _REFUSE)

    def _forget(self, rows: Sequence[_Row], instead: Statement) -> int:
        self._session.many(_DELETE, [(file,) for file, *_ in rows])
        self._session.many(instead, [place for _, *place in rows])
        self._drop(rows)
        return len(rows)

    def _drop_files_of(self, key: bytes) -> None:
        self._drop(self._session.fast(_OF_RESPONSE, key).fetchall())

    def _drop(self, rows: Sequence[_Row]) -> None:
        folder = self._session.data / ATTACHMENTS
        for file, *_ in rows:
            self._session.afterwards.append(partial(unlink, folder / file))

    def sweep_attachments(self) -> int:
        """Files that no row names are gone; how many there were. Only in a writer's turn."""
        named = {file for (file,) in self._session.fast(_NAMED).fetchall()}
        found = [path for path in _files(self._session.data) if path.name not in named]
        for path in found:
            unlink(path)
        return len(found)

    def renew_attachments(self) -> None:
        """New files are written anew in random order, so that the disk's own notes of when each
        was made tell the night and nothing more (decision 7). Only in a writer's turn."""
        since = time.time() - _NEW_SECONDS
        new = [path for path in _files(self._session.data) if path.stat().st_mtime > since]
        SystemRandom().shuffle(new)
        for path in new:
            fresh = path.with_name(f"{token_hex(16)}.part")
            _write(fresh, path.read_bytes(), path.stat().st_mtime)
            with path.open("r+b") as old:
                fresh.replace(path)
                overwrite(old)


def _files(data: Path) -> list[Path]:
    return [path for path in (data / ATTACHMENTS).glob("*") if path.is_file()]


def _folder(session: Session) -> Path:
    folder = session.data / ATTACHMENTS
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _write(path: Path, content: bytes, moment: float) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.utime(path, (moment, moment))
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _noon(day: str) -> float:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC).timestamp()
