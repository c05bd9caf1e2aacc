"""What the pages of making sense say: prompts, kinds of knowledge, sides, and why not."""

from app.core.plan import Level, Side
from app.core.report_facts import Knowledge
from app.core.sense import Prompt
from app.web.language import marked as _

PROMPTS = {
    Prompt.SURPRISE: _("What surprised us?"),
    Prompt.PUZZLE: _("What do we not understand yet?"),
    Prompt.PATTERN: _(
        "Which patterns do we see? Which of them could people meet together, and early?"
    ),
    Prompt.LOOK_ALONG: _("Who must look along?"),
}
KNOWLEDGE = {
    Knowledge.EXPERIENCE: _("From own experience"),
    Knowledge.NEAR: _("From close by, such as a food bank, church or club"),
    Knowledge.PROFESSIONAL: _("From work with people"),
    Knowledge.SCIENTIFIC: _("From research"),
}
KNOWLEDGE_SHORT = {
    Knowledge.EXPERIENCE: _("Own experience"),
    Knowledge.NEAR: _("Close by"),
    Knowledge.PROFESSIONAL: _("Work"),
    Knowledge.SCIENTIFIC: _("Research"),
}
SIDES = {
    Side.RESIDENT: _("Residents"),
    Side.PROFESSIONAL: _("Professionals"),
    Side.RESEARCHER: _("Researchers"),
}
LEVELS = {
    Level.INFORMED: _("were told"),
    Level.THOUGHT_ALONG: _("thought along"),
    Level.WORKED_ALONG: _("worked along"),
    Level.DECIDED: _("decided"),
}
REASONS = {
    "not_frozen": _("Answers may still come in. Wait until they are fixed."),
    "no_finding": _("Write what you found, in one or two sentences."),
    "finding_too_long": _("This finding is too long. At most {most} signs."),
    "unknown_finding": _("This finding is not there any more."),
    "not_told": _("This number or theme may not be told. Choose another, or tell it in words."),
    "unknown_quote": _("This quote may not be shown any more. Choose another."),
    "quote_taken": _("This quote stands beside another finding already."),
    "too_many_lead": _(
        "At most {most} findings lead. Let this one wait, or let another one wait first."
    ),
    "unknown_knowledge": _("Choose where somebody knows this from."),
    "no_remark": _("Write down what was said."),
    "remark_too_long": _("This is too long. At most {most} signs."),
    "too_many_remarks": _("At most {most} of these fit here. Take some away first."),
    "unknown_prompt": _("Choose what this is about."),
    "unknown_remark": _("This is not there any more."),
    "readers_number": _("Write a number from 0 to {most}."),
    "report_too_long": _("This text is too long. At most {most} signs."),
    "changed_meanwhile": _("Somebody else changed this text meanwhile. Look, and save again."),
    "never_opened": _("The survey has not opened yet."),
    "unknown_slot": _("This text is not there any more. Load the page again."),
}
SAYS = {
    "finding": _("The finding is saved."),
    "finding_gone": _("The finding is gone."),
    "moved": _("The findings have changed places."),
    "remark": _("Written down."),
    "remark_gone": _("That is taken away."),
    "readers": _("Written down who read along."),
    "reading": _("The words of residents are saved."),
}
