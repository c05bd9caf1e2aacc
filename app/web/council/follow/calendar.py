"""The calendar of all councils: when a place is asked, rests and hears the results (GO02)."""

from flask import Response

from app.core.roles import Right
from app.flow.watching.calendar import Entry, PlaceLine, Where, calendar_of
from app.web.council.door import Visit, route
from app.web.council.follow.words import day, tired_said
from app.web.language import marked as _

_WHERE = {
    Where.OPEN: _("open"),
    Where.PLANNED: _("planned"),
    Where.RETURN: _("results"),
    Where.REST: _("rest"),
    Where.FREE: _("free"),
}
_MONTHS = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)


@route("/calendar", Right.SEE)
def calendar(visit: Visit) -> Response:
    """The year, place by place."""
    found = calendar_of(visit.toolkit, visit.council)
    context = {
        "title": visit.say("Calendar"),
        "year": found.today[:4],
        "months": [visit.say(_MONTHS[at]) for at in range(12)],
        "lines": [_line(visit, line, found.today) for line in found.lines],
        "open_now": found.open_now,
        "this_year": found.this_year,
        "this_month": int(found.today[5:7] or 0),
    }
    return visit.page("council/follow/calendar.html", context, css=("follow",))


def _line(visit: Visit, line: PlaceLine, today: str) -> dict[str, object]:
    return {
        "name": line.name,
        "is_own": line.is_own,
        "months": [(str(where), visit.say(_WHERE[where])) for _, where in line.months(today)],
        "entries": [_entry(visit, entry) for entry in line.entries],
        "problems": tired_said(visit, line.problems),
        "left": line.left,
    }


def _entry(visit: Visit, entry: Entry) -> dict[str, object]:
    say = visit.say
    said = []
    if not entry.first:
        said.append(say("Being made."))
        begin, end = (day(visit, iso) for iso in entry.planned)
        if begin and end:
            said.append(say("Planned from {begin} until {end}.", begin=begin, end=end))
        elif begin:
            said.append(say("Planned from {begin}.", begin=begin))
    elif entry.last:
        begin, end = day(visit, entry.first), day(visit, entry.last)
        said.append(say("Open from {begin} until {end}.", begin=begin, end=end))
        said.append(say("The place rests until {day}.", day=day(visit, entry.rests_until)))
    else:
        said.append(say("Open since {day}.", day=day(visit, entry.first)))
    if entry.promise:
        said.append(say("Results promised by {day}.", day=day(visit, entry.promise)))
    return {"title": entry.title, "slug": entry.slug, "is_own": entry.is_own, "said": said}
