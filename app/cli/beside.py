"""What lies beside a survey's file, as the commands read it: by name, from one folder only.

Beside a survey.yaml: recordings in ``audio/TAG``, pictures in ``pictograms``. Beside a form: the
folder FORM-media, with both.
"""

from collections.abc import Callable
from pathlib import Path

from app.exchange import Imported
from app.exchange.recordings import FOLDER
from app.flow.recordings import Raw
from app.media.pictures import MOST_BYTES as _MOST_OF_A_PICTURE

_MOST_BYTES = 40 * 1024 * 1024
_BY = "import"
_PICTURES = "pictograms"


def _is_ours(file: Path) -> bool:
    return file.name == "survey.yaml"


def _folder(file: Path) -> Path:
    return file.parent if _is_ours(file) else file.with_name(f"{file.stem}-media")


def names_beside(file: Path) -> tuple[str, ...]:
    """The media that lie beside a survey and that its file is read with: ``audio/TAG/NAME`` beside
    a survey.yaml, the files of the folder FORM-media beside a form."""
    folder = _folder(file)
    found = folder.glob(f"{FOLDER}/*/*" if _is_ours(file) else "*")
    files = (path for path in found if path.is_file() and not path.is_symlink())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def recordings_beside(file: Path, imported: Imported) -> tuple[Raw, ...]:
    """The recordings that an import found, with their bytes; no more is read than is allowed."""
    made = []
    for each in imported.recordings:
        content = _read(_folder(file) / each.file, _MOST_BYTES)
        made.append(Raw(each.path, each.tag, each.kind, content, _BY, each.file))
    return tuple(made)


def pictures_beside(file: Path) -> Callable[[str], bytes | None]:
    """Reads the pictures beside a survey, by name and never from another folder."""
    folder = _folder(file) / _PICTURES if _is_ours(file) else _folder(file)

    def read(name: str) -> bytes | None:
        path = folder / name
        if Path(name).name != name or path.is_symlink() or not path.is_file():
            return None
        return _read(path, _MOST_OF_A_PICTURE)

    return read


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file, or one more than is allowed of one that is too large."""
    with path.open("rb") as stream:
        return stream.read(most + 1)
