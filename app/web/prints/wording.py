"""The words of prints: what every print of a survey may say, in one of its languages.

A figure inside a sentence stands between U+2068 and U+2069, so that a number, a code or an address
stays whole in Arabic.
"""

import re
from collections.abc import Iterable

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.languages import fallbacks, parse_language
from app.core.places import Face, Moment, moments_of
from app.core.texts import Texts
from app.flow.printing import Printing
from app.flow.records import Place
from app.media.sheets import Promise
from app.words import Speaker, format_day, format_moment, format_number, language_name

_ISOLATE, _POP = "\u2068", "\u2069"
_INSERT = re.compile(r"\$\{[^{}]+\}")
_MANY_MOMENTS = 4


class Wording:
    """Speaks one language of a print. ``url`` is the public address of the host."""

    def __init__(self, printing: Printing, tag: str, url: str) -> None:
        self.printing = printing
        self.tag = tag
        self.url = url
        self.say = Speaker(tag, printing.slots)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return parse_language(self.tag).direction

    @property
    def host(self) -> str:
        """The address without its scheme, as people type it."""
        return self.url.split("://", 1)[-1]

    def text(self, texts: Texts) -> str:
        """A text of the survey in this language; an earlier answer in it is a neutral phrase."""
        said = texts.get(*fallbacks(self.tag, self.printing.version.questionnaire.source))
        return _INSERT.sub(self.say("your answer"), said)

    def title(self) -> str:
        """What the questions are about."""
        return self.text(self.printing.version.questionnaire.title)

    def promise(self) -> Promise:
        """The promise that stands first on everything."""
        _ = self.say
        return Promise(
            self.tag, self.direction, _("Tell us."), _("We tell you what happens with it.")
        )

    def results(self) -> str:
        """When the person gets the results (gate H1)."""
        _ = self.say
        promised = self.printing.version.terms.promise_date
        if not promised:
            return _("You get the results.")
        return _("You get the results. The last day for this: {day}.", day=self.day(promised))

    def effort(self) -> str:
        """How long it takes, that no name is needed, and that one can listen (QR11)."""
        _ = self.say
        minutes = minutes_to_say(seconds_by_eye(self.printing.version.questionnaire, self.tag))
        count = apart(format_number(str(minutes), self.tag))
        said = [_("Time: about {count} min.", count=count), _("No name needed.")]
        if self.printing.heard:
            said.append(_("You can read or listen."))
        return " ".join(said)

    def asks(self) -> str:
        """Who asks."""
        _ = self.say
        return _("{council} asks these questions.", council=apart(self.printing.council.name))

    def contact(self) -> str:
        """Where questions go."""
        _ = self.say
        return _("Questions? {contact}", contact=apart(self.printing.version.terms.contact))

    def genuine(self) -> str:
        """How to see that the code is the right one (QR07)."""
        _ = self.say
        return _(
            "The address on your phone must begin with {address}. If not, stop.",
            address=apart(self.host),
        )

    def moments(self, moments: Iterable[Moment]) -> tuple[str, ...]:
        """Moments of a week, with the names of its days."""
        shown = (format_moment(each.weekday, each.starts, each.ends, self.tag) for each in moments)
        return tuple(f"{day} {apart(times)}" for day, times in shown)

    def here(self, place: Place) -> tuple[tuple[str, ...], str]:
        """When somebody of the council is at a place, and until which day that is known."""
        faces = self.printing.faces_at(place)
        moments = moments_of(faces, self.printing.today)
        return self.moments(moments[:_MANY_MOMENTS]), self.until(faces)

    def until(self, faces: Iterable[Face]) -> str:
        """The last day of what is said about people: after that, a print is out of date."""
        _ = self.say
        last = min((face.end_day for face in faces), default="")
        return _("The last day: {day}", day=self.day(last)) if last else ""

    def speaks(self, place: Place) -> str:
        """Which languages somebody at a place speaks, each in its own words (MV18)."""
        _ = self.say
        spoken = self.printing.registered(place).helper_languages
        names = ", ".join(apart(language_name(tag)) for tag in spoken)
        return _("We speak: {names}.", names=names) if names else ""

    def day(self, iso: str) -> str:
        """A day, written in full."""
        return apart(format_day(iso, self.tag))

    def example(self) -> str:
        """The mark, in the print's language and in English: whoever passes by must see it."""
        if not self.printing.version.is_example:
            return ""
        said = self.say("Example. Nothing here is real.")
        return said if "Example" in said else f"{said} · {apart('Example')}"


def apart(figure: str) -> str:
    """A figure with its own direction."""
    return f"{_ISOLATE}{figure}{_POP}" if figure else ""
