"""The results as a folder that lives on without the server (KA17): pages, sounds, prints, numbers.

Every address inside is relative, nothing is fetched from anywhere, and it opens from a stick. Only
what is public goes in: no code of a place, no ticket, no number that is withheld.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.printing import told_printing_of
from app.flow.publishing.aloud import Aloud, Piece, aloud
from app.flow.publishing.results import Results, results_of
from app.flow.records import Survey
from app.web.language import reader_of
from app.web.page import page_bytes
from app.web.prints import Wish, printed
from app.web.prints.told import SHEET
from app.web.told.aloud import ALL, Ear, block_pieces, pieces_of
from app.web.told.around_page import STYLES, languages_of, listening_script
from app.web.told.beside import Beside
from app.web.told.blocks import blocks_of
from app.web.told.nouns import Block
from app.web.told.numbers import numbers_csv, numbers_json
from app.web.told.today import beside_today
from app.words import language_name

# A stick tells no time of day.
_NOON = (12, 0, 0)


@dataclass(frozen=True)
class FolderEar(Ear):
    """The ear of a page in the folder: sounds lie beside it. ``wanted`` gathers them by name."""

    wanted: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def block(self, block: Block) -> str:
        """Where the sound of a block lies; empty where a part of it cannot be said."""
        return self._at(f"{self.tag}/{block.key}", block_pieces(block, self.tag))

    def everything(self, blocks: Sequence[Block]) -> str:
        """Where the sound of all blocks lies."""
        if not all(self.block(block) for block in blocks):
            return ""
        pieces = [piece for block in blocks for piece in block_pieces(block, self.tag)]
        return self._at(f"{self.tag}/{ALL}", tuple(pieces))

    def said(self, *texts: Markup | str, tag: str = "") -> str:
        """Where the sound of a sentence lies."""
        pieces = pieces_of(texts, tag or self.tag)
        name = hashlib.sha256(repr(pieces).encode()).hexdigest()[:12]
        return self._at(f"said/{name}", pieces)

    def _at(self, name: str, pieces: tuple[Piece, ...]) -> str:
        if not self.hears or not self.aloud.is_heard(pieces):
            return ""
        self.wanted[f"sounds/{name}.mp3"] = pieces
        return f"sounds/{name}.mp3"


def folder_of(toolkit: Toolkit, survey: Survey) -> Mapping[str, bytes]:
    """The files of the folder by their names. Raises Refused: ``not_published``, or as prints do
    (``no_public_address``)."""
    results = results_of(toolkit, survey.slug)
    if results is None:
        raise Refused(Problem("not_published", survey.slug))
    # A link leads nowhere on a stick; help is told instead.
    changes = tuple(replace(change, link="") for change in results.changes)
    told = replace(results, changes=changes)
    return dict(_files(toolkit, told, beside_today(toolkit, results)))


def _files(toolkit: Toolkit, results: Results, beside: Beside) -> Iterator[tuple[str, bytes]]:
    voices = aloud(toolkit, results.survey)
    wanted: dict[str, tuple[Piece, ...]] = {}
    tags = results.version.questionnaire.languages
    logo = told_printing_of(toolkit, results.survey).logo
    picture = f"pictures/{logo.name}" if logo else ""
    for tag in tags:
        ear = FolderEar(voices, results.survey, tag, wanted)
        yield f"{tag}.html", _page(toolkit, results, ear, beside, picture)
        if parse_language(tag).has_text:
            made = printed(toolkit, results.survey, Wish(SHEET, tags=(tag,)))
            yield f"print/{tag}.pdf", made.pdf
    yield "index.html", _index(toolkit, results, FolderEar(voices, results.survey, tags[0], wanted))
    if logo:
        yield picture, logo.content
    yield "numbers/results.json", numbers_json(results)
    yield "numbers/results.csv", numbers_csv(results)
    yield from _sounds(voices, wanted)


def _sounds(voices: Aloud, wanted: Mapping[str, tuple[Piece, ...]]) -> Iterator[tuple[str, bytes]]:
    for name, pieces in wanted.items():
        files = [file for file in voices.files(pieces) if file]
        yield name, b"".join(file.read_bytes() for file in files)


def _page(
    toolkit: Toolkit, results: Results, ear: FolderEar, beside: Beside, picture: str
) -> bytes:
    reader = reader_of(ear.tag, words_for(toolkit, results.survey, ear.tag), results.source)
    blocks = blocks_of(results, reader, beside)
    context = {
        "title": reader.say("The results"),
        "is_example": results.version.is_example,
        "ear": ear,
        "blocks": blocks,
        "everything": ear.everything(blocks),
        "council": results.council.name,
        "logo": picture,
        "sheet": f"print/{ear.tag}.pdf" if ear.has_text else "",
        "public": f"{toolkit.url}/r/{results.survey.slug}".split("://", 1)[-1],
        **languages_of(results.version.questionnaire, reader, "{}.html".format),
    }
    render = partial(page_bytes, css=STYLES, look=results.council.look)
    script = listening_script() if ear.hears else ""
    return render("results/folder.html", reader, context, script=script)


def _index(toolkit: Toolkit, results: Results, ear: FolderEar) -> bytes:
    """The first page: each language in its own name."""
    reader = reader_of(ear.tag, words_for(toolkit, results.survey, ear.tag), results.source)
    tags = [t for t in results.version.questionnaire.languages if not parse_language(t).is_easy]
    context = {
        "title": reader.say("The results"),
        "is_example": results.version.is_example,
        "ear": ear,
        "topic": results.version.questionnaire.title.get(results.source),
        "council": results.council.name,
        "ways": [(tag, language_name(tag), parse_language(tag).direction) for tag in tags],
        "languages": [],
        "other_level": "",
    }
    script = listening_script() if ear.hears else ""
    return page_bytes(
        "results/folder-index.html", reader, context, STYLES, script, results.council.look
    )


def packed_day(toolkit: Toolkit, survey: Survey) -> str:
    """The ISO day that the files of a folder tell: that of its publication. Raises Refused."""
    results = results_of(toolkit, survey.slug)
    if results is None:
        raise Refused(Problem("not_published", survey.slug))
    return results.publication.day


def zipped(name: str, day: str, files: Mapping[str, bytes]) -> bytes:
    """One file that holds the folder under its name; ``day`` is ISO, and no time is told."""
    year, month, date = (int(part) for part in day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", (year, month, date, *_NOON))
            entry.external_attr = 0o644 << 16
            is_squeezed = path.endswith((".mp3", ".pdf", ".png", ".jpg", ".jpeg"))
            entry.compress_type = zipfile.ZIP_STORED if is_squeezed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
