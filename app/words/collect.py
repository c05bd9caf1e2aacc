"""Collects the interface words of residents from the code into translations/ (``make strings``).

What counts as one is said in marked.py.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.words.marked import marked_in

ROOT = Path(__file__).parents[2]


def collected(root: Path = ROOT) -> Catalog:
    """Every sentence of the program once, with the files that say it, in their order."""
    catalogue = Catalog()
    for sentence, file in marked_in(root / "app"):
        catalogue.add(sentence, locations=[(file, 0)])
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
    """messages.pot holds the sentences of now, and every language has a place for each.

    A translation of a sentence that nobody says any more is gone. Returns the languages.
    """
    sentences = collected(root)
    folder = root / "translations"
    (folder / "messages.pot").write_bytes(file_of(sentences))
    files = sorted(folder.glob("*/LC_MESSAGES/messages.po"))
    for file in files:
        catalogue = read_po(BytesIO(file.read_bytes()))
        catalogue.update(sentences, no_fuzzy_matching=True)
        file.write_bytes(file_of(catalogue))
    return tuple(file.parts[-3] for file in files)


if __name__ == "__main__":
    print(f"{len(collected())} sentences; languages: {', '.join(collect())}.")
