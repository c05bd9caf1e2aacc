"""Recordings beside a survey's file, as the commands read them: by name, from one folder only."""

from pathlib import Path

from app.exchange import Imported
from app.exchange.recordings import FOLDER
from app.flow.recordings import Raw

_MOST_BYTES = 40 * 1024 * 1024
_BY = "import"


def _folder(file: Path) -> Path:
    is_ours = file.name == "survey.yaml"
    return file.parent if is_ours else file.with_name(f"{file.stem}-media")


def names_beside(file: Path) -> tuple[str, ...]:
    """The recordings that lie beside a survey: ``audio/TAG/NAME`` beside a survey.yaml, the files
    of the folder FORM-media beside a form."""
    folder = _folder(file)
    found = folder.glob(f"{FOLDER}/*/*" if file.name == "survey.yaml" else "*")
    files = (path for path in found if path.is_file() and not path.is_symlink())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def recordings_beside(file: Path, imported: Imported) -> tuple[Raw, ...]:
    """The recordings that an import found, with their bytes; no more is read than is allowed."""
    made = []
    for each in imported.recordings:
        with (_folder(file) / each.file).open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        made.append(Raw(each.path, each.tag, each.kind, content, _BY, each.file))
    return tuple(made)
