"""What people can say to a statement, in words: the same in every survey, so no slots."""

from app.web.language import marked as _

VOTE_WORDS = {
    "agree": _("I agree"),
    "disagree": _("I do not agree"),
    "pass": _("I have no opinion"),
}
