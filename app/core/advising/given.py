"""An advice that a council gives: to whom, from which findings, and what was replied (IJ20)."""

from dataclasses import dataclass

from app.core.advising.lines import LONGEST_LINE, is_day
from app.core.advising.slots import SOURCE_NEEDED, long_texts, text_in
from app.core.problems import Problem
from app.core.texts import Slot

MOST_FINDINGS = 20
LONGEST_REPLY = 4000


@dataclass(frozen=True)
class GivenAdvice:
    """One advice. ``texts`` are slots with the path ``advice:text``; who must do it, when, why and
    how are lines in the survey's own language (LB05). ``day`` is when it was sent, empty before;
    ``reply_due`` when the answer should be there. ``reply_by`` is who wrote the reply down."""

    id: str
    recipient: str
    texts: tuple[Slot, ...]
    findings: tuple[str, ...] = ()
    who: str = ""
    when: str = ""
    why: str = ""
    how: str = ""
    day: str = ""
    reply_due: str = ""
    reply: str = ""
    reply_day: str = ""
    reply_by: str = ""

    @property
    def is_sent(self) -> bool:
        """Whether it has gone to its recipient."""
        return bool(self.day)

    def is_overdue(self, today: str) -> bool:
        """Whether the answer should have been there before today."""
        return self.is_sent and not self.reply and bool(self.reply_due) and self.reply_due < today


def advice_troubles(advice: GivenAdvice, source: str) -> tuple[Problem, ...]:
    """Why an advice cannot be kept like this; empty where it can."""
    found = [*long_texts(advice.texts)]
    if not text_in(advice.texts, source):
        found.append(Problem(SOURCE_NEEDED, "advice:text"))
    if not advice.recipient or len(advice.recipient) > LONGEST_LINE:
        found.append(Problem("no_recipient", "recipient", (("most", str(LONGEST_LINE)),)))
    for name in ("who", "when", "why", "how"):
        if len(getattr(advice, name)) > LONGEST_LINE:
            found.append(Problem("line_too_long", name, (("most", str(LONGEST_LINE)),)))
    if advice.reply_due and not is_day(advice.reply_due):
        found.append(Problem("not_a_day", "reply_due"))
    if len(advice.findings) > MOST_FINDINGS:
        found.append(Problem("too_many_findings", "findings", (("most", str(MOST_FINDINGS)),)))
    return tuple(found)


def sending_troubles(advice: GivenAdvice, today: str) -> tuple[Problem, ...]:
    """Why an advice cannot go out today: it needs a day by which the answer is there."""
    if advice.is_sent:
        return (Problem("advice_is_sent", "day"),)
    if not advice.reply_due or advice.reply_due < today:
        return (Problem("reply_due_needed", "reply_due"),)
    return ()
