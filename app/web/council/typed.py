"""Forms of the workspace, by WTForms: what a field is called and what may stand in it.

Labels, reasons and help are English sentences here, marked for translation; the macro ``row`` in
templates/workspace/forms.html says them in the reader's language.
"""

from collections.abc import Iterable

from markupsafe import Markup
from wtforms import Form

from app.web.language import Reader


class Typed(Form):  # type: ignore[misc]
    """A form that was sent, or is to be filled in. Nothing is cut off or changed silently."""

    class Meta:
        """WTForms' own words are never shown: every validator here brings its sentence."""

        locales = ("en",)

    def why(self, reader: Reader) -> list[Markup]:
        """Every reason why the form cannot be taken, in the order of its fields."""
        found: Iterable[str] = (each for field in self for each in field.errors)
        return [reader.say(sentence) for sentence in found]
