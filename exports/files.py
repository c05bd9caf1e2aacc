"""Recordings and photos that leave with a workbook, in one zip that only its owner may read."""

import os
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo


def write_files(files: Iterable[tuple[str, bytes]], path: Path) -> int:
    """The files are in a zip at ``path``, by name; how many. Without files there is no zip, also
    not one of an earlier time, which would hold what was taken back since."""
    path.unlink(missing_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.unlink(missing_ok=True)
    count = 0
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream, ZipFile(stream, "w", ZIP_STORED) as packed:
            for name, content in files:
                # An entry without a time: nothing here may say when somebody answered.
                packed.writestr(ZipInfo(name), content)
                count += 1
        if count:
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count
