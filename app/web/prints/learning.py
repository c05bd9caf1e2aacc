"""The worksheets of a learning session on paper (LB02, LB04-LB07), in one or more languages."""

from collections.abc import Sequence

from app.core.advising.session import (
    CLARIFY_MINUTES,
    GROUP_MINUTES,
    LARGEST_GROUP,
    MOST_CHOSEN,
    SMALLEST_GROUP,
    LearningSession,
    Note,
    chosen_cards,
)
from app.core.languages import parse_language
from app.flow.advising import Sitting, source_of
from app.flow.deliver import words_for
from app.flow.find import version_of
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.media.papers import TableSheet, tables_pdf
from app.media.typesetting import Printed
from app.web.prints.languages import offered
from app.web.prints.wording import apart
from app.words import Speaker

_EMPTY = LearningSession("", "", "", "", "", ())


def worksheets(
    toolkit: Toolkit, survey: Survey, tags: Sequence[str] = (), sitting: Sitting | None = None
) -> Printed:
    """Five sheets in each language, Dutch or the survey's first unless others are chosen. With a
    sitting its case and its chosen advice stand on them.

    Raises Refused for a language that the survey does not have.
    """
    known = source_of(toolkit, survey)
    chosen = offered(tags, known) if tags else (known[0],)
    version = version_of(toolkit, survey)
    is_example = version is not None and version.is_example
    sheets = [
        sheet
        for tag in chosen
        for sheet in _Sheets(Speaker(tag, words_for(toolkit, survey, tag)), tag, sitting).all(
            is_example
        )
    ]
    return tables_pdf(sheets)


class _Sheets:
    """The sheets in one language."""

    def __init__(self, say: Speaker, tag: str, sitting: Sitting | None) -> None:
        self.say, self.tag = say, tag
        self.direction = parse_language(tag).direction
        self.session = sitting.session if sitting else _EMPTY
        self.chosen: tuple[Note, ...] = chosen_cards(sitting.notes) if sitting else ()

    def all(self, is_example: bool) -> tuple[TableSheet, ...]:
        """In the order of the session."""
        self.example = self.say("Example. Nothing here is real.") if is_example else ""
        return (self.questions(), self.cards(), self.rows(), self.matrix(), self.looking_back())

    def _sheet(
        self,
        title: str,
        lead: tuple[str, ...],
        columns: tuple[str, ...],
        rows: tuple[tuple[str, ...], ...],
        height_mm: float,
        warning: str = "",
        is_wide: bool = False,
    ) -> TableSheet:
        case = (apart(self.session.case),) if self.session.case else ()
        return TableSheet(
            self.tag,
            self.direction,
            title,
            warning,
            (*case, *lead),
            columns,
            rows,
            height_mm,
            is_wide,
            self.example,
        )

    def questions(self) -> TableSheet:
        """LB02: each alone, and no advice."""
        _ = self.say
        lead = (
            _("What is not clear? What do you want to know?"),
            _("Write no names. Nobody sees who wrote it."),
            _("You have {count} minutes.", count=apart(str(CLARIFY_MINUTES))),
        )
        return self._sheet(
            _("Questions first"),
            lead,
            (_("Your question"),),
            (("",),) * 8,
            20,
            _("Write questions only. No advice yet."),
        )

    def cards(self) -> TableSheet:
        """LB04: cards to cut, one advice on each."""
        _ = self.say
        size = apart(f"{SMALLEST_GROUP}-{LARGEST_GROUP}")
        lead = (
            _("Work in groups of {count}.", count=size),
            _("One advice on each card. Then choose {count}.", count=apart(str(MOST_CHOSEN))),
            _("You have {count} minutes.", count=apart(str(GROUP_MINUTES))),
        )
        blank = (("", "", ""),) * 3
        return self._sheet(_("Our advice"), lead, ("", "", ""), blank, 40, is_wide=True)

    def rows(self) -> TableSheet:
        """LB05: who, what, when, why, how."""
        _ = self.say
        columns = (_("Who?"), _("What?"), _("When?"), _("Why?"), _("How?"))
        filled = [
            tuple(map(apart, (card.who, card.text, card.when, card.why, card.how)))
            for card in self.chosen
        ]
        blank = [("",) * 5] * max(0, MOST_CHOSEN - len(filled))
        return self._sheet(
            _("Our advice in five rows"), (), columns, (*filled, *blank), 24, is_wide=True
        )

    def matrix(self) -> TableSheet:
        """LB06: advice beside the aspect that fits best."""
        _ = self.say
        aspects = self.session.aspects or ("",) * 6
        rows = tuple(
            (apart(aspect), " / ".join(apart(c.text) for c in self.chosen if c.aspect == aspect))
            if aspect
            else ("", "")
            for aspect in aspects
        )
        lead = (_("Lay each advice beside what fits best."),)
        return self._sheet(
            _("Advice and aspects"), lead, (_("Aspect"), _("Our advice")), rows, 20, is_wide=True
        )

    def looking_back(self) -> TableSheet:
        """LB07: the case owner first."""
        _ = self.say
        asked = (
            _("What new insight do you have?"),
            _("What has no answer yet?"),
            _("What is needed to answer it?"),
        )
        owner = _("Whose case it is")
        return self._sheet(
            _("Looking back"),
            (_("First speaks whose case it is. Then the others."),),
            ("", owner, _("The others")),
            tuple((question, "", "") for question in asked),
            42,
            is_wide=True,
        )
