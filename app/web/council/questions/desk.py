"""The desk of the builder: one survey's draft, and a page or a change of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Response
from markupsafe import Markup

from app.core.editing.operation import Operation
from app.core.problems import Problem
from app.core.questionnaire import Questionnaire
from app.flow.find import draft_of
from app.flow.making.edit import Changed, edit
from app.flow.records import Survey
from app.web.council.door import Visit
from app.web.council.questions.reasons import reasons_for
from app.web.council.questions.shown import Shower
from app.web.language import marked as _

SAYS: Mapping[str, str] = {
    "added": _("It is added. You can take this back."),
    "saved": _("Saved."),
    "same": _("Nothing had changed."),
    "moved": _("Moved. You can take this back."),
    "gone": _("Taken away. You can take this back."),
    "copied": _("A copy stands below it."),
    "undone": _("The last step is taken back."),
    "redone": _("The step is done again."),
    "arrived": _("The survey is here. Read it through before you go on."),
}


@dataclass(frozen=True)
class Desk:
    """A visit to the draft of one survey."""

    visit: Visit
    survey: Survey
    draft: Questionnaire

    @property
    def shower(self) -> Shower:
        """Shows the draft in words."""
        return Shower(self.visit, self.draft)

    def address(self, tail: str = "", path: str = "", **asked: str) -> str:
        """An address below the list of questions."""
        parts = [f"/council/surveys/{self.survey.slug}/questions", tail, quote(path)]
        question = urlencode({name: value for name, value in asked.items() if value})
        return "/".join(part for part in parts if part) + (f"?{question}" if question else "")

    def change(self, operation: Operation, read_as: str = "", joins: int = 0) -> Changed:
        """The draft is changed. Raises Refused."""
        visit = self.visit
        return edit(visit.toolkit, self.survey, visit.person, operation, read_as, joins)

    def again(self) -> "Desk":
        """The same desk with the draft as it is now."""
        return desk_of(self.visit, self.survey.slug)

    def reasons(self, problems: Iterable[Problem]) -> list[Markup]:
        """The problems as sentences."""
        return reasons_for(self.visit, problems, self.draft)

    def page(
        self, template: str, context: Mapping[str, object], status: int = 200, script: bool = False
    ) -> Response:
        """A page of the builder."""
        whole = {
            "address": self.address,
            "draft": self.draft,
            "source": self.draft.source,
            "reasons": (),
            "wide": False,
            **context,
        }
        return self.visit.page(
            f"council/questions/{template}.html",
            whole,
            survey=self.survey,
            station="questions",
            css=("questions", "checks") if script else ("questions",),
            script=("questions",) if script else (),
            says=SAYS,
            status=status,
        )


def desk_of(visit: Visit, slug: str) -> Desk:
    """The desk of a survey; a page that is not there where the council takes no part in it."""
    survey = visit.survey(slug)
    return Desk(visit, survey, draft_of(visit.toolkit, survey))


def anchor(path: str) -> str:
    """The name of a line in the list."""
    return f"i-{path}"
