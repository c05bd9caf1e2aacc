"""Help points as a resident reads them, and whether there are any to link to (IJ07)."""

from dataclasses import dataclass

from markupsafe import Markup

from app.core.advising.help import HelpPoint
from app.core.advising.slots import shown_to
from app.core.return_report import Said
from app.flow.advising import help_for
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.web.addresses import help_path
from app.web.told.shown import Shown
from app.words import comma, name_in


@dataclass(frozen=True)
class ShownHelp:
    """One help point in the reader's language. ``call`` is the number as a phone dials it."""

    name: Markup
    what: Markup
    when: Markup
    where: Markup
    phone: str
    call: str
    speaks: str


def help_link(toolkit: Toolkit, survey: Survey, tag: str) -> str:
    """The page that tells where help is; empty where no help is known."""
    return help_path(survey.slug, tag) if help_for(toolkit, survey, None) else ""


def shown_help(point: HelpPoint, shown: Shown, shows_drafts: bool) -> ShownHelp:
    """A help point for the reader; what has no confirmed text of theirs is in the survey's own
    language, and says so."""

    def said(path: str) -> Markup:
        slot = shown_to(point.texts, path, shown.reader.tag, shown.source, shows_drafts)
        return shown.said(Said(slot.text, slot.tag)) if slot else Markup()

    return ShownHelp(
        said("help:name"),
        said("help:what"),
        said("help:when"),
        said("help:where"),
        point.phone,
        "".join(sign for sign in point.phone if sign in "+0123456789"),
        comma(shown.reader.tag).join(name_in(tag, shown.reader.tag) for tag in point.languages),
    )
