"""The second form: where to send the results (decision 7).

It is a request of its own, with no ticket, key or place in it. What is typed comes back only in
the answer to whoever typed it, and is kept nowhere but sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, current_app, request
from markupsafe import Markup

from app.core.address_lines import LONGEST_LINE, TypedLetter
from app.core.problems import Problem, Refused
from app.flow.returning.addresses import (
    AddressOffer,
    TypedAddress,
    address_offer,
    leave_address,
)
from app.web.addresses import results_path
from app.web.agreed import contact, number, until
from app.web.errors import refuse
from app.web.incoming import holds_nul
from app.web.language import Reader, wanted_language
from app.web.language import marked as _
from app.web.origin import refuse_foreign
from app.web.results.ear import ear_for
from app.web.results.page import shown_page
from app.web.results.room import Room, room_of
from app.web.results.views import bp
from app.web.told.around_page import STYLES, languages_of
from app.web.told.shown import Shown

WAYS = {"mail": _("By mail"), "sms": _("By text message"), "letter": _("By letter")}
# Name of the field, what it is called, its direction, and the keyboard that a phone shows for it.
_FIELDS = {
    "mail": (("mail", _("Your mail address"), "ltr", "email"),),
    "sms": (("sms", _("Your mobile number"), "ltr", "tel"),),
    "letter": (
        ("name", _("Your name. You can leave this empty."), "auto", "text"),
        ("street", _("Street"), "auto", "text"),
        ("number", _("House number"), "auto", "text"),
        ("postcode", _("Postcode"), "ltr", "text"),
        ("town", _("Town"), "auto", "text"),
        ("country", _("Country. Empty means the Netherlands."), "auto", "text"),
    ),
}
_REASONS = {
    "mail_wrong": _("This mail address is not right. Check each sign."),
    "telephone_wrong": _("This number is not right. Check each digit."),
    "telephone_gets_no_text": _("This number gets no text messages. Type a mobile number."),
    "address_missing": _("This is still empty. Type it here."),
    "postcode_wrong": _("This postcode is not right. Type it like 1234 AB."),
    "address_line_long": _("This is too long. The most signs: {most}."),
    "address_too_long": _("This is too long. Make it shorter."),
}
_LONGEST_FIELD = 500


@dataclass(frozen=True)
class ShownField:
    """One field of the form, with what was typed in it and what is wrong with that."""

    name: str
    label: Markup
    direction: str
    keyboard: str
    value: str
    reason: Markup


@bp.get("/a/<slug>")
def ask_address(slug: str) -> Response:
    """How shall we send it, or the fields of the way that was chosen; the same for everybody."""
    _room, offer, reader = _asked(slug)
    way = request.args.get("way", "")
    return _form(offer, reader, way if way in offer.ways else "")


@bp.post("/a/<slug>")
def take_address(slug: str) -> Response:
    """The address is sealed and kept, or it is said at each field what is wrong."""
    room, offer, reader = _asked(slug)
    refuse_foreign(request, room.toolkit.url)
    if holds_nul(request):
        refuse("unreadable", reader)
    way = request.form.get("way", "")
    if way not in offer.ways:
        return _form(offer, reader, "", status=422 if offer.ways else 410)
    if room.forms.failed(slug, room.toolkit.clock.hour()):
        busy = reader.say("Many people are asking now.")
        wait = reader.say("Wait one hour. Then try again.")
        said = Markup(" ").join((busy, wait))
        return _form(offer, reader, way, said=said, status=429)
    try:
        leave_address(room.toolkit, slug, _typed(way), reader.tag)
    except Refused as refused:
        return _refused(offer, reader, way, refused.problems)
    return _thanks(offer, reader)


def _asked(slug: str) -> tuple[Room, AddressOffer, Reader]:
    room = room_of(current_app)
    try:
        offer = address_offer(room.toolkit, slug)
    except Refused:
        refuse("unknown_page")
    tag = wanted_language(request, offer.version.questionnaire.languages)
    return room, offer, room.reader(offer.survey, offer.version, tag)


def _field(name: str) -> str:
    return request.form.get(name, "")[:_LONGEST_FIELD]


def _typed(way: str) -> TypedAddress:
    letter = TypedLetter(*(_field(name) for name, *_rest in _FIELDS["letter"]))
    return TypedAddress(way, _field("mail"), _field("sms"), letter, _field("later") == "yes")


def _refused(
    offer: AddressOffer, reader: Reader, way: str, problems: Iterable[Problem]
) -> Response:
    reasons = {
        each.where: reader.say(_REASONS[each.code], most=LONGEST_LINE)
        for each in problems
        if each.code in _REASONS
    }
    if not reasons:
        # Closed meanwhile, or more addresses than people: there is nothing to mend here.
        return _form(offer, reader, "", status=410, is_over=True)
    whole = reasons.pop("address", Markup())
    return _form(offer, reader, way, reasons, whole, status=422)


def _form(
    offer: AddressOffer,
    reader: Reader,
    way: str,
    reasons: dict[str, Markup] | None = None,
    said: Markup = Markup(),
    status: int = 200,
    is_over: bool = False,
) -> Response:
    ways = () if is_over else offer.ways
    chosen = way or (ways[0] if len(ways) == 1 else "")
    reasons = reasons or {}
    context = {
        "ways": [(each, reader.say(WAYS[each])) for each in ways],
        "way": chosen,
        "way_said": reader.say(WAYS[chosen]) if chosen else "",
        "fields": [
            ShownField(
                name,
                reader.say(label),
                direction,
                keyboard,
                _field(name),
                reasons.get(name, Markup()),
            )
            for name, label, direction, keyboard in _FIELDS.get(chosen, ())
        ],
        "is_wrong": bool(reasons or said),
        "said": said,
        "later": _field("later"),
    }
    return _page("results/address.html", offer, reader, context, status)


def _thanks(offer: AddressOffer, reader: Reader) -> Response:
    return _page("results/address_kept.html", offer, reader, {"title": reader.say("Thank you")})


def _until(offer: AddressOffer, reader: Reader) -> Markup:
    if offer.until:
        return until(reader, offer.until, offer.days)
    days = number(reader, offer.days)
    return reader.say("Days that we keep addresses after the survey ends: {count}.", count=days)


def _page(
    template: str,
    offer: AddressOffer,
    reader: Reader,
    context: dict[str, object],
    status: int = 200,
) -> Response:
    version = offer.version
    shown = Shown(reader, version.questionnaire.source)
    whole = {
        "title": reader.say("Send me the results"),
        "is_example": version.is_example,
        "ear": ear_for(offer.survey, reader.tag),
        "topic": shown.texts(version.questionnaire.title),
        "until": _until(offer, reader),
        "contact": contact(version.terms.contact),
        "promised": shown.day(version.terms.promise_date) if version.terms.promise_date else "",
        "tag": reader.tag,
        "results": results_path(offer.survey.slug, reader.tag),
        **languages_of(
            version.questionnaire, reader, lambda tag: f"/a/{offer.survey.slug}?lang={tag}"
        ),
        **context,
    }
    styles = (*STYLES, "address")
    return shown_page(template, reader, whole, status, offer.council.look, styles)
