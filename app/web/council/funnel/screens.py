"""What each screen of the funnel asks: its question, why it is asked, and a good example.

A screen is data; templates/council/funnel/step.html shows it.
"""

from dataclasses import dataclass

from app.core.plan import FormType, Origin, Phase, Rung, Step
from app.web.language import marked as _


@dataclass(frozen=True)
class Field:
    """One thing to fill in. ``kind`` is ``line``, ``text``, ``day``, ``pick``, ``many``, ``list``,
    ``trust`` or ``team``; ``options`` are pairs of a word and a sentence."""

    name: str
    kind: str
    label: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Screen:
    """One question of the funnel."""

    question: str
    why: str
    fields: tuple[Field, ...]
    example: str = ""


ORIGINS = (
    (Origin.MUNICIPALITY, _("The municipality")),
    (Origin.COUNCIL, _("Our council")),
    (Origin.RESIDENTS, _("Residents")),
)
PHASES = (
    (Phase.PREPARING, _("It is being made")),
    (Phase.CARRYING_OUT, _("It is being carried out")),
    (Phase.EVALUATING, _("People look back on it")),
)
RUNGS = (
    (Rung.INFORM, _("They hear what will happen")),
    (Rung.CONSULT, _("They are asked, and the municipality decides")),
    (Rung.ADVISE, _("They advise, and hear what is done with it")),
    (Rung.CO_PRODUCE, _("They make the plan together with us")),
    (Rung.CO_DECIDE, _("They decide too")),
)
FORMS = (
    (FormType.OWN_PHONE, _("A poster or card: people answer on their own phone")),
    (FormType.FLASH_POLL, _("A flash poll: 3 questions at most")),
    (FormType.STAND, _("A stand with a tablet: each person starts anew")),
    (FormType.CONVERSATION, _("A talk: a volunteer reads out and taps along")),
    (FormType.FOCUS_GROUP, _("A talk with a group")),
)
WAYS = (
    ("ticket", _("On the ticket that people keep")),
    ("place", _("On a poster or out loud, at the place itself")),
    ("mail", _("By mail, for who leaves an address")),
    ("sms", _("By a text message, for who leaves a number")),
    ("letter", _("By a letter, for who leaves an address")),
)

SCREENS: dict[Step, Screen] = {
    Step.QUESTION: Screen(
        _("What do you want to know?"),
        _("One clear question keeps a survey short."),
        (Field("question", "text", _("Your question")),),
        _("Why do people not use the schemes that are there for them?"),
    ),
    Step.DECISION: Screen(
        _("What will be decided with the answers?"),
        _("People answer when they know what it is for."),
        (
            Field("decision", "text", _("What will be decided?")),
            Field("decider", "line", _("Who decides?")),
            Field("decision_date", "day", _("On which day?")),
        ),
        _("How people apply for a scheme. The town council decides."),
    ),
    Step.ORIGIN: Screen(
        _("Where does your question come from?"),
        _("The report says so, and the rules of the municipality ask for it."),
        (
            Field("origin", "pick", _("Who put it on the table?"), ORIGINS),
            Field("phase", "pick", _("How far is the policy?"), PHASES),
        ),
    ),
    Step.GROUPS: Screen(
        _("Whose view must not be missing?"),
        _("While the survey runs you see who you have not heard yet."),
        (Field("group", "list", _("Group")),),
        _("Single parents. People who work at night. People who are new here."),
    ),
    Step.PLACES: Screen(
        _("Where do they come together?"),
        _("A poster works best where people already are."),
        (Field("place", "list", _("Place")),),
        _("The food bank on Tuesday. The playground. The choir."),
    ),
    Step.TRUST: Screen(
        _("Whom do they trust?"),
        _("People answer sooner when somebody they know asks them."),
        (Field("trusted", "trust", _("Whom they trust")),),
        _("The volunteer at the food bank. The nurse of the school."),
    ),
    Step.LIMITS: Screen(
        _("What can this not change?"),
        _("Honesty now saves disappointment later. Residents read this."),
        (Field("cannot_change", "text", _("What stays as it is")),),
        _("The height of benefits. The government decides that."),
    ),
    Step.RUNG: Screen(
        _("How much of a say do residents have?"),
        _("Residents read it before they begin, and the report says it."),
        (Field("rung", "pick", _("Their say"), RUNGS),),
    ),
    Step.RESULT: Screen(
        _("What should be better afterwards?"),
        _("You can only show what changed if you write it down now."),
        (Field("intended", "text", _("The result you want")),),
        _("In a year more people use the schemes that are there for them."),
    ),
    Step.FORM: Screen(
        _("How will you ask?"),
        _("Short and where people are works best."),
        (Field("form", "pick", _("Way of asking"), FORMS),),
    ),
    Step.DATES: Screen(
        _("When will you ask, and when will you tell?"),
        _("Everyone who answers hears what came of it, by a fixed day."),
        (
            Field("opening_date", "day", _("First day")),
            Field("closing_date", "day", _("Last day")),
            Field("promise_date", "day", _("Everyone hears the results by")),
            Field("ways", "many", _("How do they hear it?"), WAYS),
        ),
    ),
    Step.TEAM: Screen(
        _("Who works along?"),
        _("Residents who work along see what others miss."),
        (Field("team", "team", _("Who works along")),),
    ),
    Step.RESPONSIBLE: Screen(
        _("Who is responsible?"),
        _("Residents may ask, complain and take answers back. They need a name."),
        (
            Field("controller", "line", _("Which organisation is responsible for the answers?")),
            Field("contact", "line", _("Where do questions and complaints go?")),
        ),
        _("Participation council North, mail council@example.org or call 0251 000000."),
    ),
}
