"""How a page of the workspace is reached: its address, the right it needs, and who is there.

A view is marked with ``route`` and gets a ``Visit``. Before it runs, the session, the right and,
for a POST, the form's token were checked; see guard.py for what happens otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request

from app.core.roles import Right, rights_in
from app.flow.find import survey_for
from app.flow.people.patience import Patience
from app.flow.people.sign_in import Entry
from app.flow.records import Council, Person, Survey
from app.web.council import frame, guard
from app.web.errors import refuse
from app.web.workspace.asking import Asking

bp = Blueprint("council", __name__, url_prefix=guard.PREFIX)
NEEDED: dict[str, Right | None] = {}
"""The right that each endpoint needs; None for what is open to everybody. A test reads it."""
_LARGEST_FORM = 2_000_000
_LARGEST_FILE = 20_000_000


@dataclass(frozen=True, kw_only=True)
class Visit(Asking):
    """One request of somebody who is in."""

    entry: Entry
    leads: bool = True
    """False on the pages of a survey that another council leads."""

    @property
    def person(self) -> Person:
        """Who is there."""
        return self.entry.person

    @property
    def council(self) -> Council:
        """Whose workspace this is."""
        return self.entry.council

    @property
    def rights(self) -> frozenset[Right]:
        """What the person may do here."""
        return rights_in(self.person.roles, self.leads)

    def may(self, right: Right) -> bool:
        """Whether the person has a right."""
        return right in self.rights

    def survey(self, slug: str) -> Survey:
        """The survey with a slug; a page that is not there where the council takes no part."""
        found = survey_for(self.toolkit, self.council, slug)
        if found is None:
            refuse("unknown_page", self.reader)
        return found

    def fields(self, name: str) -> tuple[str, ...]:
        """What all fields of one name hold."""
        return tuple(request.form.getlist(name))

    def file(self, name: str) -> tuple[str, bytes] | None:
        """Name and content of a file that came along; None where none was chosen."""
        part = request.files.get(name)
        if part is None:
            return None
        content = part.read()
        # A large one lies in a file of its own, which nobody else closes.
        part.close()
        return (part.filename or "", content) if content else None

    def names_file(self, name: str) -> bool:
        """Whether a file was chosen, also one that holds nothing."""
        part = request.files.get(name)
        return part is not None and bool(part.filename)

    def page(
        self,
        template: str,
        context: Mapping[str, object],
        survey: Survey | None = None,
        station: str = "",
        css: Iterable[str] = (),
        script: Iterable[str] = (),
        says: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        """The page of a template. ``css`` and ``script`` are names below static/css/workspace and
        static/js/workspace; ``says`` are the sentences that ``go`` may have asked for."""
        whole = {
            **frame.around(self.toolkit, self.entry, self.reader, survey, station),
            "said": (says or {}).get(request.args.get("said", ""), ""),
            **context,
        }
        return frame.render(template, self.reader, whole, css, script, status)

    def go(self, address: str, said: str = "", at: str = "") -> Response:
        """On to another page of the workspace, which says what was done."""
        joined = f"{'&' if '?' in address else '?'}said={said}" if said else ""
        answer = redirect(f"{address}{joined}{'#' + at if at else ''}", 303)
        assert isinstance(answer, Response)
        return answer


def route(
    address: str, right: Right, method: str = "GET", largest: int = _LARGEST_FORM
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Marks a view with its address below /council and the right that it needs. ``largest`` is
    how many bytes a form may bring; forms with a file say LARGEST_FILE."""

    def marked(view: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(view)
        def guarded(**parts: Any) -> Response:
            request.max_content_length = request.max_form_memory_size = largest
            toolkit = current_app.extensions["toolkit"]
            entry, reader = guard.who(toolkit)
            if (request.content_length or 0) > largest:
                return guard.too_large(toolkit, entry, reader, largest)
            stopped = guard.stop(toolkit, entry, reader, right)
            if stopped is not None:
                return stopped
            assert entry is not None
            leads = guard.leads(toolkit, entry, reader, parts.get("slug"))
            if right not in rights_in(entry.person.roles, leads):
                return guard.not_yours(toolkit, entry, reader, leads)
            return view(Visit(toolkit=toolkit, reader=reader, entry=entry, leads=leads), **parts)

        name = f"{view.__module__.removeprefix('app.web.council.')}.{view.__name__}"
        endpoint = name.replace(".", "-")
        NEEDED[f"council.{endpoint}"] = right
        bp.add_url_rule(address, endpoint, guarded, methods=[method])
        return view

    return marked


LARGEST_FILE = _LARGEST_FILE


def open_route(
    address: str, methods: Iterable[str] = ("GET",)
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Marks a view that needs nobody to be in: signing in, and taking up an invitation."""

    def marked(view: Callable[..., Response]) -> Callable[..., Response]:
        name = f"{view.__module__.removeprefix('app.web.council.')}.{view.__name__}"
        endpoint = name.replace(".", "-")
        NEEDED[f"council.{endpoint}"] = None
        bp.add_url_rule(address, endpoint, view, methods=list(methods))
        return view

    return marked


def patience() -> Patience:
    """Who guessed wrong in this process, in this hour."""
    found = current_app.extensions.setdefault("patience", Patience())
    assert isinstance(found, Patience)
    return found
