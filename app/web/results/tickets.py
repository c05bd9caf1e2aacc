"""The ticket: the promise, the button that shows the results, and a place to type its number.

What a person may do with it besides is rights.py.
"""

from flask import Response, current_app
from markupsafe import Markup

from app.core.look import Look
from app.core.planning import WAYS_WITH_ADDRESS
from app.core.ticket import in_fours
from app.flow.records import Stage
from app.flow.returning.promise import Promise, promise_state
from app.flow.returning.tickets import TicketHolder
from app.media.qr import for_scanning, qr_svg_path
from app.web.addresses import (
    asking_path,
    results_path,
    rights_path,
    ticket_path,
    typing_path,
)
from app.web.language import Reader
from app.web.language import marked as _
from app.web.results.ear import ear_for
from app.web.results.page import shown_page
from app.web.results.room import room_of
from app.web.told.around_page import languages_of
from app.web.told.shown import Shown

_LATE = _("The results are late. The last day was {day}. You still get them.")


def own_path(holder: TicketHolder, page: str = "") -> str:
    """The address of a ticket's page, or of a page below it, without the language."""
    return f"/t/{holder.survey.slug}/{holder.number}{page}"


def about(promise: Promise, reader: Reader, title: str, address: str) -> dict[str, object]:
    """What every page about a survey needs; ``title`` is looked up in the reader's words."""
    version = promise.version
    shown = Shown(reader, version.questionnaire.source)
    return {
        "title": reader.say(title),
        "is_example": version.is_example,
        "ear": ear_for(promise.survey, reader.tag),
        "topic": shown.texts(version.questionnaire.title),
        "council": promise.council.name,
        **_promised(promise, shown),
        "tag": reader.tag,
        "rights": rights_path(promise.survey.slug, reader.tag),
        **languages_of(version.questionnaire, reader, lambda tag: f"{address}?lang={tag}"),
    }


def _promised(promise: Promise, shown: Shown) -> dict[str, object]:
    """The promise as it stands today: a day that passed is said, with the council's reason in a
    line of its own, since it may be in another language."""
    toolkit, promised = room_of(current_app).toolkit, promise.version.terms.promise_date
    if not promised:
        kept = shown.reader.say("You get the results.")
        return {"promise": kept, "is_late": False, "why_late": ""}
    day = shown.day(promised)
    state = promise_state(toolkit, promise.survey.slug)
    if not state.is_late:
        due = shown.reader.say("You get the results. The last day for this: {day}.", day=day)
        return {"promise": due, "is_late": False, "why_late": ""}
    late, why = shown.reader.say(_LATE, day=day), state.reason
    return {"promise": late, "is_late": True, "why_late": shown.said(why) if why else ""}


def look_of(holder: TicketHolder) -> Look:
    """The look of the council that a ticket's survey belongs to."""
    return holder.promise.council.look


def behind_ticket(holder: TicketHolder, reader: Reader, title: str, page: str) -> dict[str, object]:
    """What every page behind a ticket needs; ``page`` is its place below the ticket's own."""
    return {
        **about(holder.promise, reader, title, own_path(holder, page)),
        "fours": in_fours(holder.number),
        "own": own_path(holder),
    }


def ticket_page(
    holder: TicketHolder,
    reader: Reader,
    url: str,
    ways: list[tuple[str, Markup]],
    help_at: str = "",
) -> Response:
    """Before publication the promise; after it the one button that shows the results.

    The ticket's code leads another phone to the same page; it is drawn here, where nobody waits
    for an answer to be stored (decision 6). ``url`` is the public address of this host, ``ways``
    the purposes that can be said no to by themselves; ``help_at`` is where help is told.
    """
    is_published = holder.promise.is_published
    title = _("The results are here.") if is_published else _("Your ticket")
    context = behind_ticket(holder, reader, title, "")
    has_earlier = holder.promise.has_earlier
    address = ticket_path(holder.survey.slug, holder.number, reader.tag)
    path, side = qr_svg_path(for_scanning(f"{url}{address}"))
    context |= {
        "asking": _asking(holder.promise, reader),
        "code": path,
        "side": side,
        "ways": ways,
        "help_at": help_at,
        "is_published": is_published,
        "results": results_path(holder.survey.slug, reader.tag) if has_earlier else "",
    }
    return shown_page("results/ticket.html", reader, context, look=look_of(holder))


def _asking(promise: Promise, reader: Reader) -> str:
    """Where an address can be left, while one is asked: a request of its own, in which no ticket
    goes along."""
    version = promise.version
    is_asked = (
        set(version.terms.ways) & set(WAYS_WITH_ADDRESS) and version.stage is not Stage.FROZEN
    )
    return asking_path(promise.survey.slug, reader.tag) if is_asked else ""


def promise_page(promise: Promise, reader: Reader, help_at: str = "") -> Response:
    """The public page before there are results, with the ways on from here."""
    address = f"/r/{promise.survey.slug}"
    context = about(promise, reader, _("The results are not here yet."), address)
    context |= {
        "asking": _asking(promise, reader),
        "typing": typing_path(promise.survey.slug, reader.tag),
        "help_at": help_at,
    }
    return shown_page("results/promise.html", reader, context, look=promise.council.look)


def typing_page(promise: Promise, reader: Reader, is_wrong: bool = False) -> Response:
    """A place to type the ticket's number."""
    context = about(promise, reader, _("Your ticket"), f"/t/{promise.survey.slug}")
    status = 404 if is_wrong else 200
    return shown_page(
        "results/type.html",
        reader,
        {**context, "is_wrong": is_wrong},
        status=status,
        look=promise.council.look,
    )
