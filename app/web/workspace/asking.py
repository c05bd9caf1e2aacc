"""Who asks for a page of the workspace, at whichever door: their words, and what they typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import request
from markupsafe import Markup

from app.core.problems import Problem
from app.flow.ports import Toolkit
from app.web.language import Reader
from app.web.workspace import page


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One request. Each door adds who it is and what they may do."""

    toolkit: Toolkit
    reader: Reader

    def say(self, sentence: str, **figures: object) -> Markup:
        """A sentence in the reader's language."""
        return self.reader.say(sentence, **figures)

    def field(self, name: str, most: int = 20_000) -> str:
        """What one field of the form holds; line ends are plain."""
        return request.form.get(name, "").replace("\r\n", "\n")[:most]

    def reasons(self, problems: Iterable[Problem], words: Mapping[str, str]) -> list[Markup]:
        """The problems as sentences; ``words`` hold one per code, with the problem's figures."""
        return page.reasons(self.reader, problems, words)
