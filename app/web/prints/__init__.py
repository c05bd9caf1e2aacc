"""What prints say, in the words of the survey's languages.

Put together here, for the command line and for the workspace; app/media sets it on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.printing import MOST_CARDS, Printing, make_cards, printing_of
from app.flow.records import Place, Survey
from app.media.cards import card_pdf
from app.media.handouts import flyer_pdf, strips_pdf, table_card_pdf
from app.media.posters import poster_pdf
from app.media.typesetting import Paper, Printed
from app.media.volunteers import guide_pdf, tamper_pdf, who_pdf
from app.web.prints import told
from app.web.prints.guide import guide_sheet
from app.web.prints.sheets import Room, card, poster, tamper, who, with_logo

KINDS = ("poster", "cards", "flyer", "strips", "table-card", "who", "guide", "tamper")
"""What can be printed while a survey is open, in the order in which a council needs it."""
# Only these are read from a distance that depends on where they hang or stand.
FROM_AFAR = ("poster", "flyer", "table-card", told.POSTER)
ON_A3 = ("poster", "who", told.POSTER)
_NEAREST, _FARTHEST = 0.2, 3.0
_MM_PER_METRE = 100.0


@dataclass(frozen=True)
class Wish:
    """What somebody wants on paper. Without ``places`` all of them; without ``tags`` all languages
    of the survey, those that helpers of a place speak before the others. ``distance`` is from how
    many metres the code is read: a tenth of it is the width of the code (QR01)."""

    kind: str
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    count: int = 4
    size: str = "a4"
    distance: float | None = None
    is_grey: bool = False

    def paper(self) -> Paper:
        """The paper it is made on. Raises Refused for what this kind of print cannot be."""
        if self.size != "a4" and self.kind not in ON_A3:
            raise Refused(Problem("size_is_fixed", self.kind))
        if self.distance is None:
            return Paper(self.size, None, self.is_grey)
        if self.kind not in FROM_AFAR:
            raise Refused(Problem("distance_is_fixed", self.kind))
        if not _NEAREST <= self.distance <= _FARTHEST:
            figures = (("least", str(_NEAREST)), ("most", str(_FARTHEST)))
            raise Refused(Problem("strange_distance", f"{self.distance:g}", figures))
        return Paper(self.size, self.distance * _MM_PER_METRE, self.is_grey)


def make_print(
    toolkit: Toolkit,
    survey: Survey,
    kind: str,
    place_codes: Sequence[str] = (),
    tags: Sequence[str] = (),
    count: int = 4,
) -> bytes:
    """A PDF of a kind, with a page per place, or for cards ``count`` per place and language."""
    wish = Wish(kind, tuple(place_codes), tuple(tags), count)
    return printed(toolkit, survey, wish).pdf


def printed(toolkit: Toolkit, survey: Survey, wish: Wish) -> Printed:
    """The print that was wished for.

    Raises Refused as ``printing_of`` does, for a language that the survey does not have, and for a
    size or distance that this kind of print cannot have.
    """
    paper = wish.paper()
    if wish.kind in told.KINDS:
        return told.told_print(toolkit, survey, wish.kind, wish.places, wish.tags, paper)
    printing = printing_of(toolkit, survey, wish.places)
    paper = replace(paper, accent=printing.council.look.accent)
    room = Room(printing, toolkit.url)
    if wish.kind == "guide":
        own = _written(wish.tags or (printing.version.questionnaire.source,), printing)
        return guide_pdf([guide_sheet(room.wording(tag)) for tag in own], paper)
    chosen = {place.code: languages_at(printing, place, wish.tags) for place in printing.places}
    title = room.wording(chosen[printing.places[0].code][0]).title()
    if wish.kind == "cards":
        refuse_too_many(sum(map(len, chosen.values())) * wish.count)
        cards = [
            card(room.wording(tag), survey, place, each)
            for place in printing.places
            for tag in chosen[place.code]
            for each in make_cards(toolkit, survey, place, wish.count)
        ]
        return card_pdf(cards, title, paper)
    if wish.kind == "who":
        sheets = [who(room, place, chosen[place.code]) for place in printing.places]
        return who_pdf(sheets, title, paper)
    if wish.kind == "tamper":
        rows = [tamper(room.wording(chosen[p.code][0]), p) for p in printing.places]
        return tamper_pdf(rows, paper)
    return _from_posters(room, chosen, wish.kind, title, paper)


def refuse_too_many(cards: int) -> None:
    """Nothing happened, or Refused where there are more cards than fit in one file."""
    if cards > MOST_CARDS:
        figures = (("count", str(cards)), ("most", str(MOST_CARDS)))
        raise Refused(Problem("too_many_cards", "", figures))


def _from_posters(
    room: Room, chosen: dict[str, tuple[str, ...]], kind: str, title: str, paper: Paper
) -> Printed:
    places = room.printing.places
    posters = [poster(room, place, chosen[place.code]) for place in places]
    if kind == "flyer":
        return flyer_pdf(posters, title, paper)
    if kind == "strips":
        return strips_pdf(posters, title, paper)
    if kind == "table-card":
        # The other side of the tent speaks the second language first.
        turned = [(chosen[place.code][1:2] + chosen[place.code][:1] + chosen[place.code][2:])
                  for place in places]  # fmt: skip
        backs = [poster(room, place, tags) for place, tags in zip(places, turned, strict=True)]
        return table_card_pdf(list(zip(posters, backs, strict=True)), title, paper)
    if not paper.is_grey:
        # A logo has colours of its own, which a print without colour must not have.
        posters = [with_logo(each, room.printing) for each in posters]
    return poster_pdf(posters, title, paper)


def languages_at(printing: Printing, place: Place, tags: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages of a print at a place: those asked for, else the survey's first, those that
    somebody there speaks (MV18), and the others. Raises Refused for one that it does not have."""
    offered = _written(tags or printing.version.questionnaire.languages, printing)
    if tags:
        return offered
    spoken = printing.registered(place).helper_languages
    near = [tag for tag in offered[1:] if tag in spoken]
    return tuple(dict.fromkeys((offered[0], *near, *offered)))


def _written(tags: Sequence[str], printing: Printing) -> tuple[str, ...]:
    """Each language once, since easy words share the words of a print."""
    offered = printing.version.questionnaire.languages
    for tag in tags:
        try:
            known = parse_language(tag).tag in offered
        except UnknownLanguage:
            known = False
        if not known:
            raise Refused(Problem("language_not_offered", tag, (("have", ", ".join(offered)),)))
    languages = [parse_language(tag) for tag in tags]
    written = [language.base for language in languages if not language.is_spoken_only]
    return tuple(dict.fromkeys(written or [languages[0].base]))
