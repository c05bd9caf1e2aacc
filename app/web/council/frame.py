"""The frame around each page of the council: who is in, where the survey is, and the tour."""

from collections.abc import Iterable, Mapping
from secrets import token_hex

from flask import Response, request
from markupsafe import Markup

from app.core.roles import Right, rights_in
from app.flow.find import has_partners, lead_of, title_of, version_of
from app.flow.people.sign_in import Entry, form_token
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.web.addresses import picture_path
from app.web.council.stations import Half, halves_for, onward
from app.web.council.strip import strip_for
from app.web.language import Reader
from app.web.workspace import page

_NOBODY: Mapping[str, object] = {
    "me": None,
    "survey": None,
    "line": (),
    "stations": (),
    "onward": None,
    "tour": None,
    "is_demo": False,
    "logo": "",
}


def around(
    toolkit: Toolkit,
    entry: Entry,
    reader: Reader,
    survey: Survey | None = None,
    station: str = "",
) -> dict[str, object]:
    """What the frame of each page needs."""
    leads = survey is None or survey.council_id == entry.council.id
    rights = rights_in(entry.person.roles, leads)
    token = form_token(toolkit, entry, token_hex(8))
    line = _line(toolkit, survey, station, rights) if survey else ()
    after = onward([each for half in line for each in half.stations], request.path)
    return {
        "me": entry.person,
        "council": entry.council,
        "look": entry.council.look,
        "logo": picture_path(entry.council.logo),
        "is_demo": toolkit.is_demo,
        "has_partners": survey is not None and has_partners(toolkit),
        "led_by": "" if leads or survey is None else lead_of(toolkit, survey).name,
        "survey": survey,
        "survey_title": title_of(toolkit, survey, reader.tag) if survey else "",
        "line": [(reader.say(half.name), half) for half in line],
        "stations": [
            (reader.say(sentence), link)
            for half in line
            if half.is_shown
            for sentence, link in half.stations
        ],
        "onward": (reader.say(after[0]), after[1]) if after else None,
        "tour": strip_for(toolkit, entry.person, reader, survey.slug if survey else "", station),
        "may": lambda name: Right(name) in rights,
        "csrf": Markup('<input type="hidden" name="token" value="{}">').format(token),
    }


def _line(
    toolkit: Toolkit, survey: Survey, station: str, rights: frozenset[Right]
) -> tuple[Half, ...]:
    has_opened = version_of(toolkit, survey) is not None
    return halves_for(survey.slug, station, rights, has_opened)


def render(
    template: str,
    reader: Reader,
    context: Mapping[str, object],
    css: Iterable[str] = (),
    script: Iterable[str] = (),
    status: int = 200,
) -> Response:
    """The answer that holds the page; where ``around`` is not in the context, nobody is in."""
    return page.render(template, reader, {**_NOBODY, **context}, css, script, status)
