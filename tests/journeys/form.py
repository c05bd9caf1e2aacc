"""A resident without a browser: reads the form of a page, fills it in, sends it once."""

import http.client
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """An answer of the server. ``headers`` have lower-case names."""

    url: str
    status: int
    headers: dict[str, str]
    text: str

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    @property
    def words(self) -> str:
        """What a person reads, with white space folded."""
        return " ".join(self.tree.text_content().split())

    def link(self, attribute: str) -> html.HtmlElement:
        """The one element that has an attribute."""
        (found,) = self.tree.xpath(f"//*[@{attribute}]")
        return found


def request(url: str, fields: Iterable[tuple[str, str]] | None = None, **headers: str) -> Page:
    """One request, with no redirects followed. ``x_name`` becomes the header ``x-name``."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        if fields is None:
            connection.request("GET", target, headers=sent)
        else:
            sent["content-type"] = "application/x-www-form-urlencoded"
            connection.request("POST", target, urlencode(list(fields)), sent)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
    finally:
        connection.close()
    return Page(url, answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)


def form_of(page: Page) -> html.HtmlElement:
    """The one form that is sent by POST."""
    (form,) = [form for form in page.tree.forms if (form.method or "").upper() == "POST"]
    return form


def fields_of(form: html.HtmlElement) -> dict[str, list[str]]:
    """The names of all controls that hold an answer or consent, with the values they offer."""
    offered: dict[str, list[str]] = {}
    for control in form.iter("input", "textarea"):
        name = control.get("name") or ""
        if name.startswith(("answer.", "missing.", "consent.")):
            offered.setdefault(name, [])
            if control.get("type") in ("radio", "checkbox"):
                offered[name].append(control.get("value"))
    return offered


def hidden_of(form: html.HtmlElement) -> Pairs:
    """The hidden fields as the server filled them."""
    return [
        (control.get("name"), control.get("value") or "")
        for control in form.iter("input")
        if control.get("type") == "hidden" and control.get("name")
    ]


def answer(
    url: str,
    choose: Callable[[str, list[str]], list[str]],
    key: str | None = None,
    **headers: str,
) -> tuple[Pairs, Page]:
    """Opens a place, answers with ``choose(field name, offered values)``, sends.

    Every consent is yes. ``key`` None draws a submission key, as a phone with a script does.
    Returns what was sent and the page that came back.
    """
    page = request(url, **headers)
    assert page.status == 200, page.words
    form = form_of(page)
    key = secrets.token_urlsafe(24) if key is None else key
    sent = [(k, key if k == "submission" else v) for k, v in hidden_of(form)]
    for name, values in fields_of(form).items():
        if name.startswith("consent."):
            sent.append((name, "yes"))
        elif name.startswith("answer."):
            sent += [(name, value) for value in choose(name, values)]
    return sent, request(urljoin(url, form.get("action") or ""), sent, **headers)
