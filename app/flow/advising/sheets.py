"""What came of a survey, as sheets of the evaluation workbook: advice, changes, open questions."""

from collections.abc import Iterator

from app.core.advising.session import open_questions
from app.core.advising.slots import text_in
from app.flow.advising.texts import languages_of
from app.flow.records import Survey
from app.flow.shelves import Shelves

Sheet = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]


def advising_sheets(shelves: Shelves, survey: Survey) -> Iterator[Sheet]:
    """Every advice with its reply, every change with its reason, what nobody could answer yet."""
    source = languages_of(shelves, survey)[0]
    heads = ("to", "text", "findings", "who", "when", "why", "how")
    yield (
        "advice",
        (*heads, "sent on", "reply due", "reply", "reply on", "written down by"),
        tuple(
            (a.recipient, text_in(a.texts, source), " ".join(a.findings), a.who, a.when, a.why,
             a.how, a.day, a.reply_due, a.reply, a.reply_day, a.reply_by)
            for a in shelves.advising.advices(survey)
        ),
    )  # fmt: skip
    yield (
        "changes",
        ("day", "finding", "text", "state", "reason", "by whom", "due", "quick", "link", "told"),
        tuple(
            (c.day, c.finding, text_in(c.text, source), c.state.value, text_in(c.reason, source),
             c.owner, c.due, "yes" if c.is_quick else "", c.link, "yes" if c.follow_up else "")
            for c in shelves.advising.changes(survey)
        ),
    )  # fmt: skip
    yield (
        "open questions",
        ("day", "question", "taken along by"),
        tuple(
            (session.day, note.text, note.owner)
            for session in shelves.sessions.all(survey)
            for note in open_questions(shelves.sessions.notes(session))
        ),
    )
