"""Makes the resident's document: the whole questionnaire as one page, the same for everyone."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version as version_of
from pathlib import Path

from app.core.languages import parse_language
from app.core.pictures import pictures_in
from app.core.questionnaire import Kind, Questionnaire, Terms
from app.core.texts import Slot
from app.flow.attachments import asks_for_files
from app.flow.records import Council, Document, Sound, Spoken, Version
from app.web.language import reader_of
from app.web.page import page_bytes
from app.web.respond.context import form_context
from app.web.respond.form import START, Filled
from app.web.respond.lists import SHORT
from app.web.respond.members import repeats_of
from app.web.respond.phone import script_for
from app.web.respond.spoken import spoken
from app.web.squeezed import squeezed

_WEB = Path(__file__).parents[1]
STYLES = ("tokens", "base", "question")
# So many options have a shape and colour that no other has, before a rule of rarer.css is needed.
_SHAPES = 10


def has_rarer_kinds(questionnaire: Questionnaire) -> bool:
    """Whether there is something that kinds.css is for."""
    return bool(repeats_of(questionnaire)) or any(
        item.kind in (Kind.RANK, Kind.VOTE) or len(item.options) > SHORT or bool(item.guidance)
        for item in questionnaire.items()
    )


def styles_for(questionnaire: Questionnaire, tag: str, listens: bool = False) -> tuple[str, ...]:
    """The style sheets that the document, and the pages that take its place, need: one style for
    all of them, since that is the one that the document's policy allows. The look of pictures is
    there only where the page itself shows some; else the later part of the script brings it."""
    has_text = parse_language(tag).has_text
    more = {
        "files": asks_for_files(questionnaire),
        "rarer": any(
            item.kind in (Kind.RANGE, Kind.NOTE) or len(item.options) > _SHAPES
            for item in questionnaire.items()
        ),
        "kinds": has_rarer_kinds(questionnaire),
        "later/spoken": not has_text,
        "later/pictures": (listens or not has_text) and bool(pictures_in(questionnaire)),
    }
    return (*STYLES, *(name for name, is_needed in more.items() if is_needed))


class DocumentRenderer:
    """Implements flow's port Renderer, and gives back a form with answers in it."""

    @cached_property
    def release(self) -> str:
        """The program's version and its look: whatever changes the bytes changes this."""
        seen = hashlib.sha256(version_of("buurtstem").encode())
        for folder in ("templates", "static", "respond"):
            for path in sorted((_WEB / folder).rglob("*.*")):
                if path.suffix in (".html", ".css", ".js", ".py"):
                    seen.update(path.read_bytes())
        return f"{version_of('buurtstem')}-{seen.hexdigest()[:12]}"

    def render(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
        first: str = START,
    ) -> bytes:
        """The document of an open version in one language: the same bytes for everyone."""
        return self.fill(version, council, slots, tag, Filled(first=first), sounds)

    def fill(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        filled: Filled,
        sounds: Sequence[Sound] = (),
    ) -> bytes:
        """The same page with answers and problems in it; never kept."""
        questionnaire = version.questionnaire
        reader = reader_of(tag, slots, questionnaire.source)
        context = form_context(version, council.name, reader, filled, sounds)
        styles = styles_for(questionnaire, tag, filled.listens)
        return page_bytes(
            "respond/document.html",
            reader,
            context,
            styles,
            script_for(questionnaire),
            version.look,
        )

    def document(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
    ) -> Document:
        """The document with its compressed forms, made once, as small as they get."""
        plain = self.render(version, council, slots, tag, sounds)
        small = squeezed(plain)
        return Document(
            version_id=version.id,
            tag=tag,
            release=self.release,
            etag=hashlib.sha256(plain).hexdigest()[:12],
            plain=plain,
            gzip=small.gzip,
            brotli=small.brotli,
        )

    def spoken(
        self,
        questionnaire: Questionnaire,
        terms: Terms,
        council: str,
        slots: Sequence[Slot],
        tag: str,
    ) -> tuple[Spoken, ...]:
        """Everything in the document that can be heard, in order."""
        return spoken(questionnaire, terms, council, slots, tag)
