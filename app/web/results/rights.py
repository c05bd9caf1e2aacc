"""The pages of a person's rights: what is held, taking all back or one purpose, and the page for
who has no ticket, which is the same for everybody.
"""

from flask import Response
from markupsafe import Markup

from app.flow.records import Version
from app.flow.retention import Held, Outcome, ends_for
from app.flow.returning.promise import Promise
from app.flow.returning.tickets import TicketHolder
from app.web.addresses import results_path, typing_path
from app.web.agreed import KINDS, contact, receipt, until
from app.web.language import Reader
from app.web.language import marked as _
from app.web.results.page import shown_page
from app.web.results.tickets import about, behind_ticket, look_of

_OUTCOMES = {
    Outcome.GONE: _("Your answers are gone."),
    Outcome.GONE_AFTER_PUBLICATION: _("Your answers are gone."),
    Outcome.NOT_FOUND: _("We do not find your answers."),
    Outcome.TOO_LATE: _("It is too late to remove your answers."),
}
_ASKING = {
    "quote": _("Do you want us to stop showing your words?"),
    "voice": _("Do you want to remove the recording of your voice?"),
    "photo": _("Do you want to remove your photo?"),
}
_MEANING = {
    "quote": _("We show your words to others no more. Your answers stay."),
    "voice": _("We delete the recording. Your other answers stay."),
    "photo": _("We delete the photo. Your other answers stay."),
}
_DONE = {
    "quote": _("We show your words to others no more."),
    "voice": _("The recording of your voice is gone."),
    "photo": _("Your photo is gone."),
}
REVOKING = {
    "quote": _("Stop showing my words"),
    "voice": _("Remove my voice recording"),
    "photo": _("Remove my photo"),
}


def held_page(holder: TicketHolder, reader: Reader, held: Held | None) -> Response:
    """What is held, until when; never an answer, since others may look at this phone too."""
    context = behind_ticket(holder, reader, _("What we keep about you"), "/held")
    context |= {"is_held": held is not None, "may": False, "ways": revoking(reader, held)}
    if held is not None:
        context |= {
            "receipt": receipt(reader, held.record),
            "ends": _ends(reader, held.ends),
            "may": held.may_be_taken_back,
        }
    return shown_page("results/held.html", reader, context, look=look_of(holder))


def revoking(reader: Reader, held: Held | None) -> list[tuple[str, Markup]]:
    """Each purpose that can be said no to now, with the words for doing so."""
    return [(name, reader.say(REVOKING[name])) for name in (held.revocable if held else ())]


def _ends(reader: Reader, ends: tuple[tuple[str, str, int], ...]) -> list[tuple[Markup, Markup]]:
    return [(reader.say(KINDS[kind]), until(reader, day, days)) for kind, day, days in ends]


def withdrawal_page(holder: TicketHolder, reader: Reader, held: Held) -> Response:
    """What taking answers back means, and the button for it."""
    context = behind_ticket(holder, reader, _("Do you want to remove your answers?"), "/withdraw")
    context |= {
        "until": until(reader, *held.end("withdrawal")),
        "is_published": holder.promise.is_published,
    }
    return shown_page("results/withdraw.html", reader, context, look=look_of(holder))


def revoking_page(holder: TicketHolder, reader: Reader, held: Held, purpose: str) -> Response:
    """What a later no to one purpose means, and the button for it."""
    page = f"/withdraw/{purpose}"
    context = behind_ticket(holder, reader, _ASKING[purpose], page)
    context |= {
        "until": until(reader, *held.end("withdrawal")),
        "meaning": reader.say(_MEANING[purpose]),
        "act": reader.say(REVOKING[purpose]),
        "is_published": holder.promise.is_published,
    }
    return shown_page("results/revoke.html", reader, context, look=look_of(holder))


def revoked_page(holder: TicketHolder, reader: Reader, held: Held | None, purpose: str) -> Response:
    """The purpose is no, seen at once among all that was agreed to."""
    context = behind_ticket(holder, reader, _DONE[purpose], "/held")
    context |= {
        "receipt": receipt(reader, held.record) if held else (),
        "is_published": holder.promise.is_published,
    }
    return shown_page("results/revoked.html", reader, context, look=look_of(holder))


def outcome_page(holder: TicketHolder, reader: Reader, outcome: Outcome) -> Response:
    """What became of taking answers back, in kind words."""
    context = behind_ticket(holder, reader, _OUTCOMES[outcome], "/withdraw")
    context |= {
        "outcome": outcome.value,
        "results": results_path(holder.survey.slug, reader.tag),
    }
    return shown_page("results/withdrawn.html", reader, context, look=look_of(holder))


def rights_page(promise: Promise, reader: Reader) -> Response:
    """What everybody may do, with a ticket and without one; who asks is not known here."""
    version, slug = promise.version, promise.survey.slug
    address = f"/r/{slug}/rights"
    purposes = _purposes(version)
    context = about(promise, reader, _("Your rights"), address)
    context |= {
        "typing": typing_path(slug, reader.tag),
        "results": results_path(slug, reader.tag),
        "ways": [reader.say(REVOKING[name]) for name in purposes if name in REVOKING],
        "ends": _ends(reader, ends_for(version, purposes)),
        "controller": version.terms.controller or promise.council.name,
        "contact": contact(version.terms.contact),
    }
    return shown_page("results/rights.html", reader, context, look=promise.council.look)


def _purposes(version: Version) -> tuple[str, ...]:
    return tuple(purpose.name for purpose in version.questionnaire.purposes)
