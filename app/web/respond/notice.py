"""The notice before consent: seven points to read first, and the whole of it one tap away (CO07).

Everything in it comes from the version's own terms, so that no survey can say less than it does.
The whole notice follows article 13 of the GDPR: who, why, on what ground, what, who sees it, how
long, which rights, and where to complain.
"""

from dataclasses import dataclass

from markupsafe import Markup

from app.core.planning import WAYS_WITH_ADDRESS, ends_of, is_day
from app.core.questionnaire import Kind, Questionnaire, Terms
from app.web.agreed import contact
from app.web.respond.texts import ShownTexts

_YEAR = 365


@dataclass(frozen=True)
class Check:
    """A friendly question about what was just explained, with the answer that fits (CO10).

    Whoever answers otherwise reads ``why`` again and goes on: nobody is kept out.
    """

    asked: Markup
    is_yes: bool
    why: Markup


def points_of(terms: Terms, council: str, texts: ShownTexts) -> tuple[Markup, ...]:
    """The first layer of the notice: what a person must know, at most seven points."""
    say = texts.reader.say
    return (
        say("{council} asks these questions.", council=council),
        say("Why we ask: {decision}", decision=texts.show(terms.decision)),
        promise(terms, texts),
        say("We do not ask your name. We show what all people said together."),
        say("You choose. Your food and your help stay the same."),
        say("You can skip questions. You can stop at any time."),
        say(
            "You can remove your answers later. Days for this after the survey ends: {count}.",
            count=texts.number(str(ends_of(terms)["withdrawal"])),
        ),
    )


def checks_of(texts: ShownTexts) -> tuple[Check, ...]:
    """The two points that everybody must have understood: stopping, and that help goes on."""
    say = texts.reader.say
    return (
        Check(
            say("May you stop at any time?"),
            True,
            say("You can skip questions. You can stop at any time."),
        ),
        Check(
            say("Does your food or your help depend on this?"),
            False,
            say("You choose. Your food and your help stay the same."),
        ),
    )


def promise(terms: Terms, texts: ShownTexts) -> Markup:
    """When the person gets the results (gate H1, which says so where that is no day)."""
    if not is_day(terms.promise_date):
        return texts.reader.say("You get the results.")
    day = texts.day(terms.promise_date)
    return texts.reader.say("You get the results. The last day for this: {day}.", day=day)


def whole_of(
    questionnaire: Questionnaire, terms: Terms, council: str, texts: ShownTexts
) -> tuple[Markup, ...]:
    """The second layer: all that article 13 of the GDPR asks for."""
    say = texts.reader.say
    controller = terms.controller or council
    ends = {kind: texts.number(str(days)) for kind, days in ends_of(terms).items()}
    has_text = any(item.kind is Kind.TEXT for item in questionnaire.items())
    return (
        say(
            "{controller} is responsible. Questions and complaints: {contact}",
            controller=controller,
            contact=contact(terms.contact),
        ),
        say("We may use your answers because you say yes."),
        say("We keep your answers, the place, the language and the day."),
        *_addresses(terms, ends["addresses"], texts),
        say(
            "{controller} and researchers read the answers. Others see only the results.",
            controller=controller,
        ),
        _kept(ends_of(terms)["answers"], texts),
        *(
            (say("Days that we keep texts that you write: {count}.", count=ends["free_text"]),)
            if has_text
            else ()
        ),
        say("Then we remove them. Copies are gone 30 days later."),
        say("You get a ticket. With it you see what we keep, and you can remove it."),
        say("No computer decides about you."),
        say("You can also complain to the privacy authority of the country."),
    )


def _addresses(terms: Terms, days: str, texts: ShownTexts) -> tuple[Markup, ...]:
    """That nothing of a person is kept, and what becomes of an address that is left later."""
    say = texts.reader.say
    if not set(terms.ways) & set(WAYS_WITH_ADDRESS):
        return (say("We do not keep your name, address or phone number."),)
    return (
        say("With your answers we keep no name, address or phone number."),
        say("You can leave an address later. Then we send you the results."),
        say("We lock your address. Nobody can join it to your answers."),
        say("Who brings the message sees your address. They do not see your answers."),
        say("Days that we keep addresses after the survey ends: {count}.", count=days),
    )


def _kept(days: int, texts: ShownTexts) -> Markup:
    # Nobody can picture 1825 days (PL11: no large exact numbers).
    if days >= 2 * _YEAR and days % _YEAR == 0:
        count = texts.number(str(days // _YEAR))
        return texts.reader.say(
            "Years that we keep your answers after the survey ends: {count}.", count=count
        )
    return texts.reader.say(
        "Days that we keep your answers after the survey ends: {count}.",
        count=texts.number(str(days)),
    )
