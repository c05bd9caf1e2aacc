"""Writing a backup: the database, its files and the host's keys, in one encrypted file.

The key file goes in as well: without it no ticket and no waiting answer could be opened on a new
machine. That is why a backup is never written without encryption, and its key belongs elsewhere.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from app.core.problems import Problem, Refused
from app.flow.ports import Store
from app.store.attachments import ATTACHMENTS
from app.store.copies.parts import BYTES, FILE, KEYS, MANIFEST, ROWS, TABLE, PartWriter
from app.store.copies.rows import batches, kinds_of
from app.store.copies.sealed_stream import SealedWriter, read_key
from app.store.migrating import revision
from app.store.session import Session
from app.store.shelves import SqlShelves
from app.store.sounds import RECORDINGS
from app.store.tables import metadata

FOLDERS = (ATTACHMENTS, RECORDINGS)
_PIECE = 1 << 20


def write_backup(store: Store, data: Path, secrets: Path, file: Path, key: bytes) -> None:
    """The backup file is there, whole; it shows one moment of the database.

    ``key`` is what the key file holds: 32 random bytes in base64. Raises Refused for any other
    key, and where the file is there already or cannot be written; nothing is left then.
    """
    plain_key = read_key(key)
    beside = file.with_name(f"{file.name}.{token_hex(8)}.part")
    try:
        # The name is taken at once, so that of two backups at a time one is refused.
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as problem:
        raise Refused(Problem("backup_exists", str(file))) from problem
    except OSError as problem:
        raise Refused(Problem("backup_not_writable", str(file))) from problem
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            _write(PartWriter(SealedWriter(stream, plain_key)), store, data, secrets)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        file.unlink(missing_ok=True)
        raise


def _write(parts: PartWriter, store: Store, data: Path, secrets: Path) -> None:
    with store.read() as shelves:
        if not isinstance(shelves, SqlShelves):
            raise TypeError("only this room's own store can be copied")
        parts.put_json(MANIFEST, {"format": 1, "revision": revision(shelves.session)})
        parts.put(KEYS, secrets.read_bytes())
        _write_tables(parts, shelves.session)
        for folder in FOLDERS:
            for path in sorted((data / folder).glob("*")):
                _write_file(parts, f"{folder}/{path.name}", path)
    parts.finish()


def _write_tables(parts: PartWriter, session: Session) -> None:
    for table in metadata.sorted_tables:
        columns = [column.name for column in table.columns]
        head = {"table": table.name, "columns": columns, "kinds": kinds_of(table)}
        parts.put_json(TABLE, head)
        for batch in batches(session, table):
            parts.put_json(ROWS, batch)


def _write_file(parts: PartWriter, name: str, path: Path) -> None:
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        # Withdrawn since the folder was listed.
        return
    with stream:
        day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
        parts.put_json(FILE, {"name": name, "day": day})
        while piece := stream.read(_PIECE):
            parts.put(BYTES, piece)
