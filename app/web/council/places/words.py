"""What the pages of places and prints say: kinds, states, weekdays, reasons, and what was done."""

from collections.abc import Iterable

from app.core.languages import UnknownLanguage, parse_language
from app.core.places import CodeState, Moment
from app.web.council.door import Visit
from app.web.language import marked as _
from app.words import format_day, format_moment, name_in

KINDS = {
    "": _("Not said"),
    "community_centre": _("Community centre"),
    "library": _("Library"),
    "school": _("School"),
    "doctor": _("Doctor or care"),
    "shop": _("Shop"),
    "market": _("Market"),
    "food_bank": _("Food bank"),
    "place_of_worship": _("Church, mosque or temple"),
    "sports": _("Sports club"),
    "housing": _("Homes or a shelter"),
    "office": _("Office or counter"),
    "street": _("Street or square"),
    "other": _("Another kind of place"),
}
STATES = {
    CodeState.ON: _("The code leads to the questions."),
    CodeState.RESULTS: _("The code leads to the results."),
    CodeState.OFF: _("The code is switched off. Who scans it reads that it is not used any more."),
}
SWITCHES = {
    CodeState.ON: _("Lead to the questions again"),
    CodeState.RESULTS: _("Lead to the results"),
    CodeState.OFF: _("Switch this code off"),
}
REASONS = {
    "not_published": _("There are no results yet. Publish them first."),
    "place_name": _("Give the place a name, in at most {most} signs."),
    "place_exists": _("There is a place with this name already: {where}."),
    "unknown_place": _("This place is not there any more."),
    "unknown_language": _("The program does not know this language: {where}."),
    "visitors_count": _("Write how many people come there, as a number, or leave it empty."),
    "too_many_moments": _("These are too many moments. At most {most}."),
    "half_a_moment": _("A moment needs a day, a beginning, and an end after that."),
    "face_name": _("Write the name of this person, in at most {most} signs."),
    "face_phone": _("A phone number has at most {most} signs."),
    "face_moments": _("Say when this person is there: one moment or more, at most {most}."),
    "too_many_faces": _("At most {most} people fit on the card of a place."),
    "unknown_face": _("This person is not on the list any more."),
    "not_a_day": _("Choose the last day on which this person is there."),
    "end_day_has_passed": _("The last day has passed. Choose a later day."),
    "not_a_photo": _("This photo cannot be read. Take another one, as JPEG or PNG."),
    "no_name": _("A name is needed."),
    "no_places": _("This survey has no places yet. Choose places first."),
    "never_opened": _("Open the survey first. Then a code leads somewhere."),
    "nothing_open": _("This survey is closed, so there is nothing new to hang up."),
    "no_public_address": _("This machine has no public address yet. Ask who keeps it."),
    "too_many_places": _("These are too many places for one file. Choose at most {most}."),
    "language_not_offered": _("This survey is not in that language."),
    "card_count": _("Choose 1 to {most} cards."),
    "too_many_cards": _("These are {count} cards. One file holds at most {most}."),
    "size_is_fixed": _("This is made on A4 only."),
    "distance_is_fixed": _("The code on this has its own size. Leave the distance as it is."),
    "strange_distance": _("Choose a distance of {least} to {most} metres."),
    "print_full": _(
        "A code that wide leaves no room for the words. Choose a shorter distance, fewer languages "
        "or larger paper."
    ),
    "unknown_print": _("Choose what you want to print."),
}
SAYS = {
    "kept": _("The place is kept."),
    "codes": _("These places have a code for this survey now."),
    "switched": _("The code leads there from now on. You need no new print."),
    "face_kept": _("This person is on the list now."),
    "face_gone": _("This person is not on the list any more."),
    "checked": _("Thank you for looking."),
    "not_genuine": _(
        "Take the wrong code away and hang up a new print. Switch the code off until then."
    ),
}
PRINTS = {
    "poster": (_("Poster"), _("To hang up: one page for each place.")),
    "cards": (_("Cards"), _("To hand out: each with a code of its own and a ticket under a fold.")),
    "flyer": (_("Flyers"), _("To hand out or lay down: two on a page, to cut.")),
    "strips": (_("Strips to tear off"), _("To hang up: eight strips on each page.")),
    "table-card": (_("Table card"), _("To fold and put on a table.")),
    "who": (_("Who is asking"), _("Faces, names and when somebody is there.")),
    "guide": (_("Guide for the talk"), _("For volunteers: how to begin, the questions, the end.")),
    "tamper": (_("Check list"), _("For the place: look every week if the code is still ours.")),
    "results-poster": (_("Poster with results"), _("To hang up where people answered.")),
    "results-sheet": (_("Sheet with results"), _("To read out and to hand out.")),
    "results-folder": (_("Folder with results"), _("For a USB stick.")),
}
# What people speak in a Dutch neighbourhood; any other tag stays where it was kept before.
_SPOKEN = (
    "nl", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es", "rif", "ary", "bg", "ckb", "de", "dse",
    "fr", "hi", "hu", "kmr", "pap", "prs", "ps", "pt", "ro", "ru", "so", "sr", "ur", "vi", "zh",
)  # fmt: skip


def spoken_languages(visit: Visit, more: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Languages that a helper may speak, by their names in the person's language."""
    tags = dict.fromkeys((*_SPOKEN, *(tag for tag in more if _is_language(tag))))
    named = [(tag, name_in(tag, visit.reader.tag)) for tag in tags]
    return sorted(named, key=lambda each: each[1].casefold())


def _is_language(tag: str) -> bool:
    try:
        return bool(parse_language(tag).tag)
    except UnknownLanguage:
        return False


def kinds(visit: Visit, chosen: str = "") -> list[tuple[str, str]]:
    """Kinds of places; a kind that a host made up stays one."""
    own = {} if chosen in KINDS else {chosen: chosen}
    return [*((kind, visit.say(said)) for kind, said in KINDS.items()), *own.items()]


def kind_said(visit: Visit, kind: str) -> str:
    """A kind in words; empty where none was said."""
    return visit.say(KINDS[kind]) if kind and kind in KINDS else kind


def weekdays(visit: Visit) -> list[tuple[str, str]]:
    """The days of a week, with none before them."""
    named = (format_moment(day, "", "", visit.reader.tag)[0] for day in range(1, 8))
    return [("", "-"), *((str(number), name) for number, name in enumerate(named, 1))]


def moment_said(visit: Visit, moment: Moment) -> str:
    """A moment in words."""
    return " ".join(format_moment(moment.weekday, moment.starts, moment.ends, visit.reader.tag))


def day(visit: Visit, iso: str) -> str:
    """A day in the person's language; empty where there is none."""
    return format_day(iso, visit.reader.tag) if iso else ""
