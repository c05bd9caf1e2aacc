"""How a page behind a reviewer link is reached: by the address alone, which says who is there.

A link that is over, was stopped or never was looks the same from outside. No cookie is set.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.translating.hands import Hand
from app.flow.translating.links import Opened, open_link
from app.web.errors import refuse
from app.web.incoming import holds_nul
from app.web.language import Reader
from app.web.origin import refuse_elsewhere
from app.web.workspace import page
from app.web.workspace.asking import Asking
from app.web.workspace.texts import language_words
from app.web.workspace.words import reader_for
from app.words.workspace import LANGUAGES

bp = Blueprint("review", __name__, url_prefix="/review/<token>")
_LARGEST_FORM, LARGEST_FILE = 500_000, 20_000_000


@dataclass(frozen=True, kw_only=True)
class Guest(Asking):
    """One request of somebody who came through a link that is open."""

    opened: Opened
    token: str

    @property
    def tag(self) -> str:
        """The one language that is open here."""
        return self.opened.link.tag

    @property
    def hand(self) -> Hand:
        """Whose hand it is."""
        return self.opened.hand

    def address(self, where: str = "") -> str:
        """An address behind this link, which keeps the language that the reader chose."""
        chosen = request.args.get("lang", "")
        mark = "&" if "?" in where else "?"
        kept = f"{mark}lang={chosen}" if chosen in LANGUAGES else ""
        return f"/review/{self.token}/{where}{kept}"

    def go(self, where: str) -> Response:
        """On to another page behind this link."""
        answer = redirect(self.address(where), 303)
        assert isinstance(answer, Response)
        return answer

    def page(
        self,
        template: str,
        context: Mapping[str, object],
        script: Iterable[str] = (),
        status: int = 200,
    ) -> Response:
        """The page of a template, for a phone."""
        whole = {
            "name": self.opened.link.name,
            "council_name": self.opened.council.name,
            "language": language_words(self.reader, self.tag),
            "tag": self.tag,
            "address": self.address,
            **context,
        }
        css = ("languages", "recorder", "review")
        return page.render(template, self.reader, whole, css, script, status)


def route(
    address: str, method: str = "GET", largest: int = _LARGEST_FORM
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Marks a view with its address behind the link. ``largest`` is how many bytes a form may
    bring."""

    def marked(view: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(view)
        def guarded(token: str, **parts: Any) -> Response:
            request.max_content_length = request.max_form_memory_size = largest
            toolkit: Toolkit = current_app.extensions["toolkit"]
            reader = reader_for(request)
            if method == "POST":
                refuse_elsewhere(request, toolkit.url)
            try:
                opened = open_link(toolkit, token[:64])
            except Refused:
                return closed(reader)
            if holds_nul(request):
                refuse("unreadable", reader)
            return view(Guest(toolkit=toolkit, reader=reader, opened=opened, token=token), **parts)

        bp.add_url_rule(address, f"{view.__module__.rpartition('.')[2]}-{view.__name__}", guarded,
                        methods=[method])  # fmt: skip
        return view

    return marked


def closed(reader: Reader) -> Response:
    """The page of a link that opens nothing."""
    context = {"title": reader.say("This link does not open anything any more.")}
    return page.render("review/closed.html", reader, context, ("review",), status=404)
