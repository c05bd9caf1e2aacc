"""One sheet of each print that belongs to a place: poster, card, who is here, check list."""

import base64
from dataclasses import replace
from functools import cache

from app.core.places import Face
from app.core.ticket import in_fours
from app.flow.printing import Card, Printing
from app.flow.records import Place, Survey
from app.media.sheets import CardSheet, FaceShown, PosterSheet, Promise, TamperSheet, WhoSheet
from app.web.addresses import place_url, ticket_path
from app.web.prints.wording import Wording, apart


class Room:
    """Where the sheets of one file are composed: each language's words are looked up once."""

    def __init__(self, printing: Printing, url: str) -> None:
        self.printing = printing
        self.url = url
        self.wording = cache(self._wording)

    def _wording(self, tag: str) -> Wording:
        return Wording(self.printing, tag, self.url)

    def promises(self, tags: tuple[str, ...]) -> tuple[Promise, ...]:
        """The promise in every language but the first; words that are said already, since a
        language has none of its own in an example, are not said again."""
        first, *others = (self.wording(tag).promise() for tag in tags)
        said = {first.ask: first, **{each.ask: each for each in reversed(others)}}
        return tuple(each for each in others if said[each.ask] is each)


def poster(room: Room, place: Place, tags: tuple[str, ...]) -> PosterSheet:
    """A poster for a place; the first language is the loudest. It is a flyer's text too."""
    wording = room.wording(tags[0])
    _ = wording.say
    moments, until = wording.here(place)
    return PosterSheet(
        promise=wording.promise(),
        topic=apart(wording.title()),
        effort=wording.effort(),
        steps=(
            _("Scan the code with your phone."),
            _("Choose your language. Answer the questions."),
            wording.results(),
        ),
        or_type=_("Or type:"),
        url=place_url(room.url, place.code),
        host=wording.host,
        code=place.code,
        together=_("Do you want help? We are here:"),
        others=room.promises(tags),
        asks=(wording.asks(), wording.contact(), apart(place.name)),
        genuine=(wording.genuine(), _("We never ask for a password or bank number.")),
        example=wording.example(),
        moments=moments,
        until=until,
        speaks=wording.speaks(place),
    )


def with_logo(made: PosterSheet, printing: Printing) -> PosterSheet:
    """The poster with the council's logo, where there is one."""
    logo = printing.logo
    if logo is None:
        return made
    content = base64.b64encode(logo.content).decode()
    shown = f"data:{logo.type};base64,{content}"
    return replace(made, logo=shown, council=printing.council.name)


def card(wording: Wording, survey: Survey, place: Place, made: Card) -> CardSheet:
    """An invitation card with its ticket."""
    _ = wording.say
    return CardSheet(
        promise=wording.promise(),
        scan=f"{_('Scan the code with your phone.')} {_('Or type:')}",
        url=f"{place_url(wording.url, place.code)}?card={made.code}",
        host=wording.host,
        code=place.code,
        card=made.code,
        keep=_("Keep this ticket."),
        later=wording.results(),
        ticket=in_fours(made.ticket),
        ticket_url=wording.url + ticket_path(survey.slug, made.ticket, wording.tag),
        fold=_("Fold this part inside. Then nobody sees your ticket."),
        asks=wording.asks(),
        example=wording.example(),
    )


def who(room: Room, place: Place, tags: tuple[str, ...]) -> WhoSheet:
    """Who asks and when they are here; only who agreed is named (KS06)."""
    wording = room.wording(tags[0])
    _ = wording.say
    here = room.printing.faces_at(place)
    named = [face for face in here if face.is_named(room.printing.today)]
    silent = {moment for face in here if face not in named for moment in face.moments}
    return WhoSheet(
        tag=wording.tag,
        direction=wording.direction,
        title=wording.asks(),
        place=apart(place.name),
        here=_("Do you want help? We are here:"),
        faces=tuple(_face(wording, face) for face in named),
        moments=wording.moments(sorted(silent)),
        speaks=wording.speaks(place),
        others=room.promises(tags),
        free=_("You choose. Your food and your help stay the same."),
        asks=(wording.contact(), wording.genuine()),
        or_type=_("Or type:"),
        url=place_url(wording.url, place.code),
        host=wording.host,
        code=place.code,
        example=wording.example(),
    )


def _face(wording: Wording, face: Face) -> FaceShown:
    photo = base64.b64encode(face.photo).decode()
    return FaceShown(
        name=apart(face.name),
        phone=face.phone,
        moments=wording.moments(face.moments),
        until=wording.until((face,)),
        photo=f"data:image/jpeg;base64,{photo}" if photo else "",
    )


def tamper(wording: Wording, place: Place) -> TamperSheet:
    """The check list that hangs out of sight at a place: a look at the codes each week (QR07)."""
    _ = wording.say
    contact = apart(wording.printing.version.terms.contact)
    return TamperSheet(
        tag=wording.tag,
        direction=wording.direction,
        title=_("Check the code every week."),
        place=apart(place.name),
        steps=(
            _("Nothing is stuck over the code."),
            _("Scan the code. The address begins with {address}.", address=apart(wording.host)),
            _("We never ask for a password or bank number."),
        ),
        wrong=_("Is something wrong? Take it away. Tell us: {contact}", contact=contact),
        right=_("Is everything right?"),
        columns=(_("Day"), _("Your name"), _("Yes"), _("No")),
        host=wording.host,
        code=place.code,
        example=wording.example(),
    )
