"""Files that only who asked for them may read: recovery sheets, letters and cards."""

import os
from pathlib import Path
from stat import S_ISREG


def write_private(path: Path, content: bytes) -> None:
    """The file holds these bytes, and no other account of this machine may read it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        # One that was there before keeps the rights that it had.
        if S_ISREG(os.fstat(handle).st_mode):
            os.fchmod(handle, 0o600)
        stream.write(content)
