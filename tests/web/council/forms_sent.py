"""Sends forms back as a browser does: what stands in a page, unchanged or with some changes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Pairs = list[tuple[str, str]]


@dataclass
class Form:
    """One form of a page: where it goes to, and its fields in their order. Buttons are left out."""

    action: str
    method: str
    fields: Pairs = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def with_changes(self, **changes: str) -> dict[str, list[str]]:
        """The fields by name; a change replaces all values of a name (dots as ``__``)."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found | {name.replace("__", "."): [value] for name, value in changes.items()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._area: list[str] | None = None
        self._select = ""
        self._options: Pairs = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.forms and "name" in given:
            self.forms[-1].names.add(given["name"])
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get")))
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._area = [given["name"]]
        elif tag == "select":
            self._select, self._options = given["name"], []
        elif tag == "option":
            self._options.append((given.get("value", ""), "1" if "selected" in given else ""))

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        if kind != "file" and "name" in given:
            self.forms[-1].fields.append((given["name"], given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            # A browser drops the first line end of a text area, and sends its own.
            name, *parts = self._area
            text = "".join(parts).removeprefix("\n").replace("\n", "\r\n")
            self.forms[-1].fields.append((name, text))
            self._area = None
        elif tag == "select":
            chosen = [value for value, mark in self._options if mark] or [
                value for value, _mark in self._options[:1]
            ]
            self.forms[-1].fields += [(self._select, value) for value in chosen]


def forms_in(page: str) -> list[Form]:
    """All forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def form_to(client: FlaskClient, page: str, action: str, *names: str) -> Form:
    """The form of a page that is posted to an address and has fields or buttons of these names."""
    answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    found = forms_in(answer.get_data(as_text=True))
    ours = [form for form in found if (form.action, form.method) == (action, "post")]
    return next(form for form in ours if set(names) <= form.names)


def send(client: FlaskClient, page: str, action: str = "", **changes: str) -> TestResponse:
    """Posts the form of a page with some changes."""
    names = (name.replace("__", ".") for name in changes if name != "auto")
    form = form_to(client, page, action or page.partition("?")[0], *names)
    return client.post(form.action, data=form.with_changes(**changes))
