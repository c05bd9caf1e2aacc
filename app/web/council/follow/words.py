"""What the pages of following say: methods, modes, reasons to refuse, and what was done."""

from collections.abc import Iterable

from markupsafe import Markup

from app.core.coverage import Group, Measure
from app.core.outreach import Method
from app.core.pausing import PauseReason
from app.core.problems import Problem
from app.core.questionnaire import Questionnaire
from app.flow.watching.follow import Following
from app.web.council.door import Visit
from app.web.language import marked as _
from app.words import format_day, name_in

METHODS = {
    Method.STREET: _("On the street"),
    Method.SQUARE: _("On a square or market"),
    Method.PARK: _("In a park or playground"),
    Method.CENTRE: _("In a community centre"),
    Method.SCHOOL: _("At a school"),
    Method.STAND: _("At a stand or table"),
    Method.GROUP: _("With a group"),
    Method.HOME_VISIT: _("At people's homes"),
    Method.PHONE: _("By phone"),
}
MODES = {
    "self": _("by themselves, on a phone"),
    "interviewer": _("together with somebody who asks"),
    "kiosk": _("on a tablet at a place"),
    "paper": _("on paper"),
    "group": _("in a group"),
}
PAUSE_REASONS = {
    PauseReason.MISTAKE: _("There is a mistake in the survey. We are mending it."),
    PauseReason.EVENT: _("Something serious happened. Asking now would not be right."),
    PauseReason.TALK: _("We want to talk with people from here first."),
}
REASONS = {
    "pause_reason": _("Choose what people may read."),
    "pause_words": _("Write in your own words why, in at most {most} signs."),
    "already_paused": _("The survey is paused already."),
    "not_paused": _("The survey is not paused."),
    "nothing_open": _("The survey is not open, so nothing was changed."),
    "already_closed": _("The survey is closed already."),
    "closing_has_passed": _("That day has passed. Choose today or a later day."),
    "closing_after_promise": _("The last day must be before {promise}, the day of the results."),
    "closing_day_form": _("Choose a day."),
    "group_name": _("Write who they are, in at most {most} signs."),
    "group_channel": _("Write whom they trust, in at most {most} signs."),
    "group_measure": _("Choose how you will see that you heard them."),
    "group_value": _("Choose how you will see that you heard them."),
    "group_item": _("An answer to a sensitive question may not be used for this. Choose another."),
    "group_stays": _(
        "The survey has opened. Whom you did not hear stays on the list: the report says so."
    ),
    "group_exists": _("{where} is on the list already."),
    "group_is_counted": _("{where} is counted each night, so nobody needs to judge it."),
    "unknown_group": _("This group is not on the list any more."),
    "never_opened": _("The survey has not opened yet."),
    "visit_method": _("Choose how you met people."),
    "visit_day": _("Choose the day."),
    "visit_in_future": _("That day has not come yet. Choose today or an earlier day."),
    "visit_in_past": _("That day has passed. Choose today or a later day."),
    "visit_number": _("Write a number from 0 to {most}."),
    "visit_place": _("This place does not belong to this survey. Choose another."),
    "visit_not_planned": _("This visit is not planned any more."),
    "visit_survey": _("Choose a survey that is open now."),
    "no_reason": _("Write the reason."),
}
SAYS = {
    "paused": _("The survey is paused. People who scan the code read why."),
    "on": _("The survey goes on."),
    "closed": _("The survey is closed. Nobody can begin after today."),
    "closed_now": _("The survey is closed and the answers are fixed."),
    "last_day": _("The last day is set."),
    "no_last_day": _("The survey does not close by itself any more."),
    "group": _("This group is on the list."),
    "group_gone": _("This group is not on the list any more."),
    "heard": _("Written down: you heard this group."),
    "planned": _("The visit is planned."),
    "dropped": _("The visit is not planned any more."),
    "visited": _("Written down. Thank you!"),
}
TIRED = {
    "place_is_asked": _("A survey is open here since {since}. Wait until it closes."),
    "place_rests": _("People here were asked not long ago. Let them rest until {until}."),
    "place_asked_often": _("Asked {count} times within a year. {most} times is the most."),
}


def day(visit: Visit, iso: str) -> str:
    """A day in the person's language; empty where there is none."""
    return format_day(iso, visit.reader.tag) if iso else ""


def tired_said(visit: Visit, problems: Iterable[Problem]) -> list[Markup]:
    """Why a place should rest, with its days in the person's language."""

    def shown(text: str) -> str:
        return day(visit, text) if text.count("-") == 2 else text

    told = [
        Problem(p.code, p.where, tuple((name, shown(text)) for name, text in p.figures))
        for p in problems
    ]
    return visit.reasons(told, TIRED)


def named(visit: Visit, words: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of a code and its sentence, for a choice."""
    return [(str(code), visit.say(sentence)) for code, sentence in words.items()]


def seen_in(visit: Visit, group: Group, found: Following) -> str:
    """In which a group is seen, as a sentence."""
    say, value = visit.say, group.value
    if group.measure is Measure.LANGUAGE:
        return say("Seen in: answers in {language}.", language=name_in(value, visit.reader.tag))
    if group.measure is Measure.PLACE:
        return say("Seen in: answers at {place}.", place=found.place_name(value))
    if group.measure is Measure.MODE:
        return say("Seen in: answers given {mode}.", mode=say(MODES.get(value, value)))
    if group.measure is Measure.ITEM:
        item, option = labels_of(found.version.questionnaire if found.version else None, value)
        return say("Seen in: the answer {option} to {item}.", option=option, item=item)
    return say("Not counted. You say yourself whether you heard them.")


def labels_of(asked: Questionnaire | None, pair: str) -> tuple[str, str]:
    """What a ``path=option`` asks and what it answers, in the language it was written in."""
    path, _equals, name = pair.partition("=")
    item = asked.item(path) if asked else None
    if asked is None or item is None:
        return path, name
    options = {option.name: option.label.get(asked.source) for option in item.options}
    return item.label.get(asked.source) or path, options.get(name) or name
