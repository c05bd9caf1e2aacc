"""What volunteers carry, as PDF: who asks here and when, the conversation guide, the check list."""

from collections.abc import Sequence

from app.media.sheets import GuideSheet, TamperSheet, WhoSheet
from app.media.typesetting import A4, Paper, Press, Printed

WHO_MM = 36.0
_STYLES = ("roomy", "regular", "tight", "dense")
# From so many languages or people on, a card is not tried in the roomiest style.
_MANY_LANGUAGES, _MANY_FACES = 6, 3


def who_pdf(sheets: Sequence[WhoSheet], title: str = "", paper: Paper = A4) -> Printed:
    """A PDF with a page per place: who asks and when they are there."""
    press = Press(paper)
    for sheet in sheets:
        start = (len(sheet.others) >= _MANY_LANGUAGES) + (len(sheet.faces) >= _MANY_FACES)
        styles = [{"density": style} for style in _STYLES[start:]]
        document, _ = press.set_on_one(
            "who", styles, sheet=sheet, symbol_mm=WHO_MM, title=title or sheet.title
        )
        press.add(document)
    return press.printed(WHO_MM)


def guide_pdf(sheets: Sequence[GuideSheet], paper: Paper = A4) -> Printed:
    """A PDF with the guide in each language, each from a page of its own."""
    press = Press(paper)
    for sheet in sheets:
        press.add(press.set("guide", sheet=sheet))
    return press.printed()


def tamper_pdf(sheets: Sequence[TamperSheet], paper: Paper = A4) -> Printed:
    """A PDF with a page per place: what to look at each week, and rows to fill in."""
    press = Press(paper)
    for sheet in sheets:
        press.add(press.set("tamper", sheet=sheet))
    return press.printed()
