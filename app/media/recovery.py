"""The recovery sheet as PDF: a code in large type, once, on one A4 page."""

from app.media.sheets import RecoverySheet
from app.media.typesetting import Press


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """A tagged PDF of one page."""
    press = Press()
    press.add(press.set("recovery", sheet=sheet, title=sheet.title))
    return press.printed().pdf
