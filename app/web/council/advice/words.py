"""What the pages of advice say: states, steps, reasons to refuse, and what was done."""

from app.core.advising.lines import is_day
from app.core.advising.session import Prompt, Step
from app.core.changes import ChangeState
from app.web.council.door import Visit
from app.web.language import marked as _
from app.words import format_day

STATES = {
    ChangeState.TAKEN_UP: _("Taken up"),
    ChangeState.PARTLY: _("Partly taken up"),
    ChangeState.NOT_TAKEN_UP: _("Not taken up"),
    ChangeState.BEING_STUDIED: _("Being studied"),
}
STEPS = {
    Step.CLARIFY: _("Write questions, each alone"),
    Step.ASK: _("Ask and answer the questions"),
    Step.GROUPS: _("Think up advice in groups"),
    Step.ROWS: _("Say who, what, when, why and how"),
    Step.HARVEST: _("Lay the advice beside the aspects"),
    Step.REFLECT: _("Look back, the case owner first"),
    Step.DONE: _("The session is over"),
}
PROMPTS = {
    Prompt.INSIGHT: _("What insight do you take home?"),
    Prompt.UNANSWERED: _("What stays unanswered?"),
    Prompt.NEEDED: _("What is needed to answer it?"),
}
REASONS = {
    "source_text_needed": _("A text is missing. Fill in what is empty."),
    "text_too_long": _("A text is too long. Use at most {most} signs."),
    "no_recipient": _("Say whom the advice is for, in at most {most} signs."),
    "line_too_long": _("A line is too long. Use at most {most} signs."),
    "not_a_day": _("Choose a day."),
    "day_to_come": _("This day is still to come. Choose today or an earlier day."),
    "too_many_findings": _("These are too many findings. Choose at most {most}."),
    "unknown_advice": _("This advice is not there any more."),
    "advice_is_sent": _("This advice was sent. It stays as it is."),
    "reply_due_needed": _("Choose by which day the answer should be there, today or later."),
    "advice_not_sent": _("This advice was not sent yet."),
    "reply_is_there": _("The answer was written down already."),
    "reply_text": _("Write the answer, in at most {most} signs."),
    "reply_before_advice": _("The answer cannot be older than the advice."),
    "no_reason": _("Say why not, or why only a part. Without a reason it is no answer."),
    "no_due_day": _("Choose by which day it is decided."),
    "no_owner": _("Say who does this, in at most {most} signs."),
    "not_quick": _("Quick is what was done within three months of the results."),
    "not_a_link": _("Write the whole address. It begins with https://"),
    "unknown_change": _("This is not there any more."),
    "change_was_told": _("People were told of this. You can change it, not take it away."),
    "not_published": _("Publish the results first. Then there is news to tell."),
    "no_news": _("There is nothing new to tell."),
    "unknown_subject": _("This is not there any more."),
    "nothing_to_confirm": _("Write the text first. Then it can be confirmed."),
    "help_phone": _("A phone number has digits, spaces, + and -. At most 40 signs."),
    "unknown_place": _("This place is not there any more."),
    "unknown_help": _("This help is not there any more."),
    "too_many_points": _("There is help enough on the list. At most {most}."),
    "no_case": _("Describe the case, in at most {most} signs."),
    "no_case_owner": _("Say whose case it is."),
    "no_learning_questions": _("Write one learning question or more, each on a line of its own."),
    "too_many_lines": _("At most {most} lines, each of at most {signs} signs."),
    "too_many_groups": _("At most {most} groups fit in a session."),
    "unknown_session": _("This session is not there any more."),
    "questions_open": _("Questions that are still open: {count}. Answer or park them first."),
    "question_without_owner": _(
        "Open questions that nobody takes along: {count}. Write a name with each."
    ),
    "session_is_over": _("The session is over."),
    "first_step": _("This is the first step."),
    "note_text": _("Write something, in at most {most} signs."),
    "too_many_notes": _("There are too many notes. At most {most}."),
    "questions_are_over": _("The step of questions is over. Go one step back to add one."),
    "no_advice_yet": _("No advice yet. First the questions."),
    "advice_is_over": _("The groups are ready. Go one step back to change their choice."),
    "no_reflection_yet": _("Looking back comes at the end."),
    "unknown_prompt": _("Choose one of the three questions."),
    "owner_first": _("First the case owner looks back, then the others."),
    "unknown_note": _("This note is not there any more."),
    "five_chosen": _("The group has chosen {most} already. Lay one back first."),
    "unknown_aspect": _("This aspect is not on the list."),
}
SAYS = {
    "kept": _("It is kept."),
    "gone": _("It is gone."),
    "sent": _("The advice counts as sent today. Now it waits for an answer."),
    "replied": _("The answer is written down. Everybody can read it with the results."),
    "done": _("It is written down, and stands with the results."),
    "news": _("The news is ready to be sent to who asked for it."),
    "confirmed": _("The texts in this language are confirmed."),
    "step": _("On to the next step."),
    "back": _("One step back. Nothing is lost."),
    "advice": _("The card is an advice now. Choose by which day an answer should be there."),
}


def day(visit: Visit, iso: str) -> str:
    """A day in the person's language; empty where there is none, or what was typed is none."""
    return format_day(iso, visit.reader.tag) if is_day(iso) else ""
