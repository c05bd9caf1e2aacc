"""Collects the words of the program from the code into translations/ (``make strings``).

Residents' words and those of the workspace are two lists. What counts as one is in marked.py.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.words.marked import marked_in, workspace_marked_in
from app.words.workspace import DOMAIN

ROOT = Path(__file__).parents[2]


def collected(root: Path = ROOT) -> Catalog:
    """Every sentence of the program once, with the files that say it, in their order."""
    catalogue = Catalog()
    for sentence, file in marked_in(root / "app"):
        catalogue.add(sentence, locations=[(file, 0)])
    return catalogue


def collected_for_the_workspace(root: Path = ROOT) -> Catalog:
    """Every sentence of the workspace once, with the areas that say it."""
    catalogue = Catalog()
    for sentence, area in workspace_marked_in(root / "app"):
        catalogue.add(sentence, locations=[(area, 0)])
    return catalogue


def file_of(catalogue: Catalog) -> bytes:
    """The catalogue as a file, without a date, so that it changes only when its words do."""
    out = BytesIO()
    write_po(
        out,
        catalogue,
        width=100,
        omit_header=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    return out.getvalue()


def collect(root: Path = ROOT) -> tuple[str, ...]:
    """The lists hold the sentences of now, and every language has a place for each.

    A translation of a sentence that nobody says any more is gone. Returns the languages.
    """
    _collect(root, "messages", collected(root))
    _collect(root, DOMAIN, collected_for_the_workspace(root))
    files = sorted((root / "translations").glob("*/LC_MESSAGES/messages.po"))
    return tuple(file.parts[-3] for file in files)


def _collect(root: Path, domain: str, sentences: Catalog) -> None:
    folder = root / "translations"
    (folder / f"{domain}.pot").write_bytes(file_of(sentences))
    for file in sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po")):
        catalogue = read_po(BytesIO(file.read_bytes()))
        catalogue.update(sentences, no_fuzzy_matching=True)
        file.write_bytes(file_of(catalogue))


if __name__ == "__main__":
    print(f"{len(collected())} sentences of residents; languages: {', '.join(collect())}.")
