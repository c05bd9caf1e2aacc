"""What a poster and a card say, in the words of the survey's languages.

Put together here, for the command line and for the workspace; app/media sets it on paper.
"""

from collections.abc import Sequence

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.languages import UnknownLanguage, fallbacks, parse_language
from app.core.problems import Problem, Refused
from app.core.ticket import in_fours
from app.flow.ports import Toolkit
from app.flow.printing import Card, Printing, make_cards, printing_of
from app.flow.records import Place, Survey
from app.media.cards import card_pdf
from app.media.posters import poster_pdf
from app.media.sheets import CardSheet, PosterSheet, Promise
from app.web.addresses import place_url, ticket_path
from app.words import Speaker, format_day, format_number

_ISOLATE, _POP = "\u2068", "\u2069"


def make_print(
    toolkit: Toolkit,
    survey: Survey,
    kind: str,
    place_codes: Sequence[str] = (),
    tags: Sequence[str] = (),
    count: int = 4,
) -> bytes:
    """A PDF: ``poster`` with one page per place, or ``cards``: ``count`` per place and language.

    Without ``place_codes`` of all places; without ``tags`` in all languages of the survey, of
    which a poster speaks the first one loudest. Raises Refused as ``printing_of`` does, and for a
    language that the survey does not have.
    """
    printing = printing_of(toolkit, survey, place_codes)
    chosen = _chosen(printing, tags)
    title = _title(printing, chosen[0])
    if kind == "poster":
        sheets = [_poster(printing, place, chosen, toolkit.url) for place in printing.places]
        return poster_pdf(sheets, title)
    return card_pdf(
        [
            _card(printing, survey, place, card, tag, toolkit.url)
            for place in printing.places
            for tag in chosen
            for card in make_cards(toolkit, survey, place, count)
        ],
        title,
    )


def _chosen(printing: Printing, tags: Sequence[str]) -> tuple[str, ...]:
    """The languages of a print: each once, since easy words share the words of a print."""
    offered = printing.version.questionnaire.languages
    for tag in tags:
        try:
            known = parse_language(tag).tag in offered
        except UnknownLanguage:
            known = False
        if not known:
            raise Refused(Problem("language_not_offered", tag, (("have", ", ".join(offered)),)))
    languages = [parse_language(tag) for tag in tags or offered]
    written = [language.base for language in languages if not language.is_spoken_only]
    return tuple(dict.fromkeys(written or [languages[0].base]))


def _poster(printing: Printing, place: Place, tags: tuple[str, ...], url: str) -> PosterSheet:
    tag = tags[0]
    _ = Speaker(tag, printing.slots)
    host = _host(url)
    return PosterSheet(
        promise=_promise(printing, tag),
        topic=_apart(_title(printing, tag)),
        effort=f"{_minutes(printing, tag)} {_('No name needed.')}",
        steps=(
            _("Scan the code with your phone."),
            _("Choose your language. Answer the questions."),
            _results(printing, tag),
        ),
        or_type=_("Or type:"),
        url=place_url(url, place.code),
        host=host,
        code=place.code,
        together=_("Do you want help? We are here:"),
        others=tuple(_promise(printing, other) for other in tags[1:]),
        asks=(
            _("{council} asks these questions.", council=_apart(printing.council.name)),
            _("Questions? {contact}", contact=_apart(printing.version.terms.contact)),
            _apart(place.name),
        ),
        genuine=(
            _(
                "The address on your phone must begin with {address}. If not, stop.",
                address=_apart(host),
            ),
            _("We never ask for a password or bank number."),
        ),
        example=_example(printing, tag),
    )


def _card(
    printing: Printing, survey: Survey, place: Place, card: Card, tag: str, url: str
) -> CardSheet:
    _ = Speaker(tag, printing.slots)
    return CardSheet(
        promise=_promise(printing, tag),
        scan=f"{_('Scan the code with your phone.')} {_('Or type:')}",
        url=f"{place_url(url, place.code)}?card={card.code}",
        host=_host(url),
        code=place.code,
        card=card.code,
        keep=_("Keep this ticket."),
        later=_results(printing, tag),
        ticket=in_fours(card.ticket),
        ticket_url=url + ticket_path(survey.slug, card.ticket, tag),
        fold=_("Fold this part inside. Then nobody sees your ticket."),
        asks=_("{council} asks these questions.", council=_apart(printing.council.name)),
        example=_example(printing, tag),
    )


def _promise(printing: Printing, tag: str) -> Promise:
    _ = Speaker(tag, printing.slots)
    direction = parse_language(tag).direction
    return Promise(tag, direction, _("Tell us."), _("We tell you what happens with it."))


def _results(printing: Printing, tag: str) -> str:
    _ = Speaker(tag, printing.slots)
    promised = printing.version.terms.promise_date
    if not promised:
        return _("You get the results.")
    day = _apart(format_day(promised, tag))
    return _("You get the results. The last day for this: {day}.", day=day)


def _minutes(printing: Printing, tag: str) -> str:
    _ = Speaker(tag, printing.slots)
    minutes = minutes_to_say(seconds_by_eye(printing.version.questionnaire, tag))
    return _("Time: about {count} min.", count=_apart(format_number(str(minutes), tag)))


def _example(printing: Printing, tag: str) -> str:
    """The mark, in the print's language and in English: whoever passes by must see it."""
    if not printing.version.is_example:
        return ""
    said = Speaker(tag, printing.slots)("Example. Nothing here is real.")
    return said if "Example" in said else f"{said} · {_apart('Example')}"


def _title(printing: Printing, tag: str) -> str:
    questionnaire = printing.version.questionnaire
    return questionnaire.title.get(*fallbacks(tag, questionnaire.source))


def _host(url: str) -> str:
    return url.split("://", 1)[-1]


def _apart(figure: str) -> str:
    """A figure with its own direction, so that a number or an address stays whole in Arabic."""
    return f"{_ISOLATE}{figure}{_POP}" if figure else ""
