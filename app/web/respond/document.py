"""Makes the resident's document: the whole questionnaire as one page, the same for everyone."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version as version_of
from pathlib import Path

from app.core.pictures import pictures_in
from app.core.questionnaire import Questionnaire
from app.core.texts import Slot
from app.flow.records import Council, Document, Version
from app.web.language import reader_of
from app.web.page import page_bytes
from app.web.respond.context import form_context
from app.web.respond.form import Filled
from app.web.respond.phone import script_for
from app.web.squeezed import squeezed

_WEB = Path(__file__).parents[1]
STYLES = ("tokens", "base", "question")


def _styles(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Rules for pictures go only into a document that has some."""
    return (*STYLES, "pictures") if pictures_in(questionnaire) else STYLES


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

    def render(self, version: Version, council: Council, slots: Sequence[Slot], tag: str) -> bytes:
        """The document of an open version in one language: the same bytes for everyone."""
        return self.fill(version, council, slots, tag, Filled())

    def fill(
        self, version: Version, council: Council, slots: Sequence[Slot], tag: str, filled: Filled
    ) -> bytes:
        """The same page with answers and problems in it; never kept."""
        reader = reader_of(tag, slots)
        context = form_context(version, council.name, reader, filled)
        script = script_for(version.questionnaire)
        return page_bytes(
            "respond/document.html", reader, context, _styles(version.questionnaire), script
        )

    def document(
        self, version: Version, council: Council, slots: Sequence[Slot], tag: str
    ) -> Document:
        """The document with its compressed forms, made once, as small as they get."""
        plain = self.render(version, council, slots, tag)
        small = squeezed(plain)
        return Document(
            version_id=version.id,
            tag=tag,
            release=self.release,
            etag=hashlib.sha256(plain).hexdigest()[:16],
            plain=plain,
            gzip=small.gzip,
            brotli=small.brotli,
        )
