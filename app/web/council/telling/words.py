"""What the station of the return says: routes, what was done, and reasons to refuse."""

from app.core.promise import PromiseState, Standing
from app.web.council.door import Visit
from app.web.language import marked as _
from app.words import format_day

ROUTES = {
    "ticket": _("With the ticket"),
    "place": _("At the place"),
    "mail": _("By mail"),
    "sms": _("By text message"),
    "letter": _("By letter"),
}
TROUBLES = {
    "carrier_away": _(
        "The mail or text service takes no messages now. Nothing is lost. Try again later."
    ),
    "broken": _("Sending stopped by a fault. Nothing is lost. Try again."),
}
REASONS = {
    "not_published": _("Publish the results first. Then everyone can be told."),
    "no_return_key": _("There is no return key yet, so nobody left an address."),
    "wrong_passphrase": _("This does not open the key. The code of the sheet opens it too."),
    "too_many_guesses": _("That was wrong too often. Try again in an hour."),
    "sender_is_running": _("Sending is under way already."),
    "no_letters": _("There are no letters to print or to post."),
    "too_many_returned": _("So many letters were not posted. At most: {most}."),
    "no_news_ready": _("There is no news yet. Make it ready at Advice first."),
    "nobody_wants_more": _("Nobody is left who wants to hear more."),
    "reason_too_long": _("This is too long. At most {most} signs."),
    "unknown_place": _("This place is not one of this survey."),
    "no_name": _("A name is needed."),
    "number": _("Type a number."),
    "database_busy": _("It is busy here. Nothing was changed. Try again in a minute."),
}
SAID = {
    "started": _("Sending has begun. You can leave this page."),
    "paused": _("Sending stops before the next message."),
    "posted": _("The letters are posted. That is noted with your name."),
    "returned": _("The letters that came back are noted."),
    "told": _("That is noted with your name."),
    "released": _("The news is ready to be sent. Type the passphrase to send it."),
    "reason": _("People who look for the results read this now."),
    "no_reason": _("The reason is gone."),
}


def promise_said(visit: Visit, state: PromiseState) -> str:
    """How the promise stands, in one sentence; empty where no day was promised."""
    if not state.day:
        return ""
    day = format_day(state.day, visit.reader.tag)
    if state.standing is Standing.LATE:
        return visit.say("You promised the results before {day}. That day has passed.", day=day)
    if state.standing is Standing.DUE_SOON:
        return visit.say(
            "Days left until the promised day, {day}: {count}", day=day, count=state.days
        )
    return visit.say("You promised the results before {day}.", day=day)
