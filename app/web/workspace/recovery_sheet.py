"""The recovery sheet of a return key in the words of the workspace: printed once, on paper only."""

from app.core.passphrase import SHEET_GROUPS
from app.media.recovery import recovery_pdf
from app.media.sheets import RecoverySheet
from app.web.language import Reader
from app.web.language import marked as _
from app.words import format_day

_LONGEST = 90
POINTS = (
    _("With this code you can read the addresses that people left, to tell them the results."),
    _("You need it when everybody has forgotten their passphrase."),
    _("Keep it in a safe place, not at a computer. Two people know where it lies."),
    _("Make no photo of it, and send it to nobody."),
    _("Sheet and passphrases lost? Then nobody can read the addresses, nor can we."),
    _("Then the ticket and the place still tell people the results."),
    _("Tear it up when everybody has heard the results."),
)


def recovery_sheet(reader: Reader, council: str, survey: str, code: str, day: str) -> bytes:
    """The sheet as PDF. ``survey`` is its title, ``code`` its groups with a space between."""
    said = reader.speaker.text
    groups = tuple(code.split())
    assert len(groups) == SHEET_GROUPS
    return recovery_pdf(
        RecoverySheet(
            tag=reader.tag,
            title=said(_("Recovery sheet")),
            council=_short(council),
            about=said(_("For the return addresses of: {survey}")).format(survey=_short(survey)),
            groups=groups,
            points=tuple(said(point) for point in POINTS),
            foot=said(_("Made on {day}. The code stands nowhere else.")).format(
                day=format_day(day, reader.tag)
            ),
        )
    )


def _short(name: str) -> str:
    """A name that leaves the page to its code."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
