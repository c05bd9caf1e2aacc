"""What the pages of publishing say: what each text is for, checks, and why not."""

from app.core.promise import Standing
from app.core.report_facts import (
    CANNOT_CHANGE,
    HAPPENS_NEXT,
    INTENDED,
    LIMITS,
    MISSING,
    OUTCOME,
    QUESTIONS,
    READING,
    WHO_DECIDES,
    WORDS,
)
from app.core.sense import Check
from app.web.language import marked as _

TEXTS = {
    HAPPENS_NEXT: (_("What happens now?"), _("Who does what, and when do people hear more?")),
    READING: (_("How do residents read it?"), _("In the words of residents who read along.")),
    WORDS: (_("What did people say?"), _("Themes in words. Never one person's story.")),
    OUTCOME: (_("What came of it?"), _("Say it beside the result that you wanted.")),
    INTENDED: (_("Which result did you want?"), _("You said this before you asked.")),
    MISSING: (_("Who is missing?"), _("Say it openly. The groups of your plan are named too.")),
    LIMITS: (
        _("What do these results not say?"),
        _("One sentence. Leave it empty for: they are not everyone."),
    ),
    WHO_DECIDES: (_("Who decides, and when?"), ""),
    CANNOT_CHANGE: (_("What can not change?"), ""),
    QUESTIONS: (_("Which questions stay open?"), _("Somebody else may want to take them up.")),
}
GROUP = (_("A group that you wanted to hear"), _("Write it as its people would say it."))
CHECKS = {
    Check.NO_RESIDENT_READ: _(
        "No resident read along yet. Ask somebody who knows it from own experience. Or say why not."
    ),
    Check.DRAFTS_LEFT: _(
        "Some translations were confirmed by nobody. Readers see the first language instead. "
        "Have them confirmed, or say why not."
    ),
}
PROMISES = {
    Standing.NO_DAY: _("No day was promised."),
    Standing.ON_TIME: _("You promised the results by {day}. You are in time."),
    Standing.DUE_SOON: _("You promised the results by {day}. That is soon: days left: {days}."),
    Standing.LATE: _("You promised the results by {day}. That day has passed. Tell people why."),
    Standing.KEPT: "",
}
REASONS = {
    "not_frozen": _("Answers may still come in. Wait until they are fixed."),
    "too_few_responses": _("{count} people answered. From {least} people on you can publish."),
    "too_little_changed": _(
        "The numbers stay as they are: at least {least} answers must be new. "
        "You can publish your words."
    ),
    "not_published": _("Nothing is published yet. Publish the numbers first."),
    "reason_needed": _("Write the reason, or do what is asked."),
    "reason_too_long": _("This reason is too long. At most {most} signs."),
    "unknown_finding": _("This finding is not there any more."),
    "never_opened": _("The survey has not opened yet."),
    "unknown_slot": _("This text is not there any more. Load the page again."),
    "report_too_long": _("This text is too long. At most {most} signs."),
    "changed_meanwhile": _("Somebody else changed this text meanwhile. Look, and save again."),
}
SAYS = {
    "published": _("The results are published. Now tell everyone who answered."),
    "words": _("Your words stand beside the numbers now."),
    "texts": _("The texts are saved. Residents see them once you publish."),
    "quote": _("The quote is gone from the results."),
}
