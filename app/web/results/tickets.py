"""The pages behind a ticket: the promise, the results button, what is held, taking answers back."""

from flask import Response
from markupsafe import Markup

from app.core.questionnaire import Kind
from app.core.ticket import in_fours
from app.flow.records import Version
from app.flow.retention import Held, Outcome
from app.flow.return_results import Promise, TicketHolder
from app.media.qr import for_scanning, qr_svg_path
from app.web.addresses import results_path, ticket_path
from app.web.language import Reader, apart
from app.web.language import marked as _
from app.web.page import render_page
from app.web.results.page import STYLES, languages_of
from app.web.results.shown import Shown
from app.words import language_name

_PURPOSES = {
    "adult": _("16 years or older"),
    "answers": _("Use my answers"),
    "quote": _("Show my words to others"),
    "voice": _("Use the recording of my voice"),
    "photo": _("Use my photo"),
}
_KINDS = {
    "withdrawal": _("You can remove your answers"),
    "answers": _("We keep your answers"),
    "free_text": _("We keep what you wrote"),
    "recordings": _("We keep your recordings"),
}
_OUTCOMES = {
    Outcome.GONE: _("Your answers are gone."),
    Outcome.GONE_AFTER_PUBLICATION: _("Your answers are gone."),
    Outcome.NOT_FOUND: _("We do not find your answers."),
    Outcome.TOO_LATE: _("It is too late to remove your answers."),
}


def own_path(holder: TicketHolder, page: str = "") -> str:
    """The address of a ticket's page, or of a page below it, without the language."""
    return f"/t/{holder.survey.slug}/{holder.number}{page}"


def _about(promise: Promise, reader: Reader, title: str, address: str) -> dict[str, object]:
    version = promise.version
    shown = Shown(reader, version.questionnaire.source)
    return {
        "title": reader.say(title),
        "is_example": version.is_example,
        "topic": shown.texts(version.questionnaire.title),
        "council": promise.council.name,
        "promise": _promised(version, shown),
        "tag": reader.tag,
        **languages_of(version.questionnaire, reader, address),
    }


def _promised(version: Version, shown: Shown) -> Markup:
    if not version.terms.promise_date:
        return shown.reader.say("You get the results.")
    day = shown.day(version.terms.promise_date)
    return shown.reader.say("You get the results. The last day for this: {day}.", day=day)


def _ticket(holder: TicketHolder, reader: Reader, title: str, page: str) -> dict[str, object]:
    about = _about(holder.promise, reader, title, own_path(holder, page))
    return {**about, "fours": in_fours(holder.number), "own": own_path(holder)}


def ticket_page(holder: TicketHolder, reader: Reader, url: str) -> Response:
    """Before publication the promise; after it the one button that shows the results.

    The ticket's code leads another phone to the same page; it is drawn here, where nobody waits
    for an answer to be stored (decision 6). ``url`` is the public address of this host.
    """
    is_published = holder.promise.is_published
    title = _("The results are here.") if is_published else _("Your ticket")
    context = _ticket(holder, reader, title, "")
    has_earlier = holder.promise.has_earlier
    address = ticket_path(holder.survey.slug, holder.number, reader.tag)
    path, side = qr_svg_path(for_scanning(f"{url}{address}"))
    context |= {
        "code": path,
        "side": side,
        "is_published": is_published,
        "results": results_path(holder.survey.slug, reader.tag) if has_earlier else "",
    }
    return render_page("results/ticket.html", reader, context, STYLES)


def promise_page(promise: Promise, reader: Reader) -> Response:
    """The public page before there are results."""
    address = f"/r/{promise.survey.slug}"
    context = _about(promise, reader, _("The results are not here yet."), address)
    return render_page("results/promise.html", reader, context, STYLES)


def typing_page(promise: Promise, reader: Reader, is_wrong: bool = False) -> Response:
    """A place to type the ticket's number."""
    context = _about(promise, reader, _("Your ticket"), f"/t/{promise.survey.slug}")
    status = 404 if is_wrong else 200
    return render_page(
        "results/type.html", reader, {**context, "is_wrong": is_wrong}, STYLES, status=status
    )


def held_page(holder: TicketHolder, reader: Reader, held: Held | None) -> Response:
    """What is held, until when; never an answer, since others may look at this phone too."""
    shown = Shown(reader, holder.promise.version.questionnaire.source)
    context = _ticket(holder, reader, _("What we keep about you"), "/held")
    if held is not None:
        context |= {
            "version": shown.number(held.version),
            "language": apart(language_name(held.language)),
            "is_easy": held.language.endswith("-simple"),
            "day": shown.day(held.day),
            "purposes": [_PURPOSES[name] for name in held.purposes],
            "ends": [
                (_KINDS[kind], _until(day, days, shown))
                for kind, day, days in held.ends
                if kind in _kinds_of(holder.promise.version, held)
            ],
        }
    return render_page("results/held.html", reader, {**context, "is_held": bool(held)}, STYLES)


def _kinds_of(version: Version, held: Held) -> set[str]:
    """The kinds of data that this person can have given at all."""
    kinds = {"withdrawal", "answers"}
    if any(item.kind is Kind.TEXT for item in version.questionnaire.items()):
        kinds.add("free_text")
    return kinds | ({"recordings"} if "voice" in held.purposes else set())


def _until(day: str, days: int, shown: Shown) -> Markup:
    if day:
        return shown.reader.say("The last day: {day}", day=shown.day(day))
    return shown.reader.say("Days after the survey ends: {count}", count=shown.number(days))


def withdrawal_page(holder: TicketHolder, reader: Reader, held: Held) -> Response:
    """What taking answers back means, and the button for it."""
    shown = Shown(reader, holder.promise.version.questionnaire.source)
    context = _ticket(holder, reader, _("Do you want to remove your answers?"), "/withdraw")
    context |= {
        "until": _until(*held.end("withdrawal"), shown),
        "is_published": holder.promise.is_published,
    }
    return render_page("results/withdraw.html", reader, context, STYLES)


def outcome_page(holder: TicketHolder, reader: Reader, outcome: Outcome) -> Response:
    """What became of taking answers back, in kind words."""
    context = _ticket(holder, reader, _OUTCOMES[outcome], "/withdraw")
    context |= {
        "outcome": outcome.value,
        "results": results_path(holder.survey.slug, reader.tag),
    }
    return render_page("results/withdrawn.html", reader, context, STYLES)
