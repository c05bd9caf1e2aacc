"""What stands in brackets in a quote where words that lead to a person stood, in its language."""

from app.core.open_answers.marks import MarkKind
from app.flow.ports import Toolkit
from app.web.language import marked as _
from app.web.language import plain_reader

INSTEAD = {
    MarkKind.NAME: _("name"),
    MarkKind.PHONE: _("phone number"),
    MarkKind.MAIL: _("e-mail address"),
    MarkKind.WEB: _("web page"),
    MarkKind.IBAN: _("bank account"),
    MarkKind.BSN: _("service number"),
    MarkKind.DATE: _("date"),
    MarkKind.POSTCODE: _("postcode"),
    MarkKind.STREET: _("street"),
    MarkKind.PLATE: _("number plate"),
    MarkKind.AGE: _("age"),
    MarkKind.OTHER: _("somebody"),
}


def instead(toolkit: Toolkit, tag: str) -> dict[MarkKind, str]:
    """The word for each kind of mark in a language."""
    reader = plain_reader(toolkit.words, tag)
    return {kind: str(reader.say(word)) for kind, word in INSTEAD.items()}
