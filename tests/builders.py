"""A questionnaire, a council, an open version or a response in one readable line each.

Every builder gives something sound; a test names only what it is about.
"""

import itertools
from collections.abc import Iterable
from typing import Any

from app.core.consent import Consent
from app.core.missing import Missing
from app.core.plan import FormType, Group, Level, Origin, Part, Phase, Plan, Rung, Side, Station
from app.core.questionnaire import (
    CHOICE_KINDS,
    Finding,
    Item,
    Kind,
    Option,
    Purpose,
    Questionnaire,
    Terms,
)
from app.core.response import Mode, Response, Value
from app.core.texts import Slot, SlotState, Texts
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Place, Stage, Survey, Version
from app.flow.returning.keys import confirm_sheet, make_key

_numbers = itertools.count(1)
CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def an_id() -> str:
    """A fresh id in the form of all ids: 32 hex digits, the same in every run's order."""
    return f"{next(_numbers):032x}"


def a_code() -> str:
    """A fresh place code."""
    number = next(_numbers)
    signs = ""
    for _ in range(5):
        number, rest = divmod(number, len(CODE_SIGNS))
        signs += CODE_SIGNS[rest]
    return signs


def texts(text: str, languages: Iterable[str] = ("nl", "ar")) -> Texts:
    """The text in every language, told apart by its tag."""
    return Texts(tuple((tag, f"{text} [{tag}]") for tag in languages))


def an_option(name: str, **changes: Any) -> Option:
    return Option(**{"name": name, "label": texts(name), **changes})


def an_item(
    path: str = "safe_at_night",
    kind: Kind = Kind.SELECT_ONE,
    options: tuple[str, ...] = ("never", "sometimes", "often"),
    **changes: Any,
) -> Item:
    chosen = tuple(an_option(name) for name in options)
    has_options = kind in CHOICE_KINDS
    fields: dict[str, Any] = {
        "path": path,
        "kind": kind,
        "label": texts(path),
        "options": chosen if has_options else (),
        "option_list": f"{path}_list" if has_options else "",
    }
    return Item(**{**fields, **changes})


def a_questionnaire(*children: Any, **changes: Any) -> Questionnaire:
    """Two languages, one finding, and one item of each simple kind unless children are given."""
    given = children or (
        an_item(),
        an_item("worries", Kind.SELECT_MULTIPLE, ("rent", "food", "energy")),
        an_item("age", Kind.INTEGER),
        an_item("remarks", Kind.TEXT),
    )
    fields: dict[str, Any] = {
        "slug": "market-square-2026",
        "languages": ("nl", "ar"),
        "children": given,
        "title": texts("The market square"),
        "purposes": (Purpose("answers"), Purpose("quote")),
        "findings": () if children else (Finding("safe_at_night", ("often",)),),
    }
    return Questionnaire(**{**fields, **changes})


def some_terms(**changes: Any) -> Terms:
    """Everything that the gates H1, H2, H4 and H5 ask for."""
    fields: dict[str, Any] = {
        "promise_date": "2027-01-31",
        "controller": "Participation council North",
        "contact": "council@example.org",
        "decision": texts("The council decides about the lamps."),
        "ends": (("answers", 365), ("withdrawal", 30)),
    }
    return Terms(**{**fields, **changes})


def a_plan(**changes: Any) -> Plan:
    """A plan with nothing left to say."""
    fields: dict[str, Any] = {
        "question": "Where is it too dark at night?",
        "decision": "The lamps that come first are chosen.",
        "decider": "The council of the town",
        "decision_date": "2027-03-01",
        "origin": Origin.RESIDENTS,
        "phase": Phase.PREPARING,
        "groups": (Group("People who work at night", "the baker"),),
        "places": ("The bakery",),
        "cannot_change": "the opening hours of the park",
        "rung": Rung.ADVISE,
        "intended": "Fewer people take a detour at night",
        "form": FormType.OWN_PHONE,
        "opening_date": "2026-12-01",
        "closing_date": "2027-01-10",
        "promise_date": "2027-01-31",
        "team": (Part(Station.QUESTIONS, Side.RESIDENT, Level.WORKED_ALONG),),
        "controller": "Participation council North",
        "contact": "council@example.org",
    }
    return Plan(**{**fields, **changes})


def a_council(**changes: Any) -> Council:
    name = f"council-{next(_numbers)}"
    fields = {"id": an_id(), "slug": name, "name": name, "time_zone": "Europe/Amsterdam"}
    return Council(**{**fields, **changes})


def a_survey(council: Council, **changes: Any) -> Survey:
    fields = {"id": an_id(), "council_id": council.id, "slug": f"survey-{next(_numbers)}"}
    return Survey(**{**fields, **changes})


def a_place(survey: Survey, **changes: Any) -> Place:
    fields = {
        "id": an_id(),
        "council_id": survey.council_id,
        "survey_id": survey.id,
        "code": a_code(),
        "name": "Food bank",
        "kind": "food_bank",
    }
    return Place(**{**fields, **changes})


def a_person(council: Council, **changes: Any) -> Person:
    fields: dict[str, Any] = {
        "id": an_id(),
        "council_id": council.id,
        "name": f"Person {next(_numbers)}",
        "roles": ("coordinator",),
    }
    return Person(**{**fields, **changes})


def a_version(survey: Survey, **changes: Any) -> Version:
    """A version for real use; its receiving pair is only a name for one."""
    fields: dict[str, Any] = {
        "id": an_id(),
        "survey_id": survey.id,
        "council_id": survey.council_id,
        "number": 1,
        "wave_id": an_id(),
        "fingerprint": f"print-{next(_numbers)}",
        "questionnaire": a_questionnaire(slug=survey.slug),
        "terms": some_terms(),
        "stage": Stage.OPEN,
        "opened_day": "2026-11-23",
        "is_example": False,
        "overrides": (),
        "receiving_public": "public-point",
        "receiving_private": b"wrapped-private",
    }
    return Version(**{**fields, **changes})


RETURN_PASSPHRASE = "river lamp onion tram"


def with_return_key(toolkit: Toolkit, survey: Survey, holder: str = "host") -> str:
    """The survey has a return key, whose sheet was typed back: its code is what comes back."""
    code = make_key(toolkit, survey, holder, "Somebody", RETURN_PASSPHRASE)
    confirm_sheet(toolkit, survey, "Somebody", code)
    return code


def a_slot(path: str = "title", tag: str = "nl", **changes: Any) -> Slot:
    fields: dict[str, Any] = {"text": f"{path} in {tag}", "state": SlotState.DRAFT}
    return Slot(path=path, tag=tag, **{**fields, **changes})


def a_value(path: str, *values: str, missing: Missing | None = None, instance: str = "") -> Value:
    return Value(path, values, missing, instance)


def a_response(*values: Value, **changes: Any) -> Response:
    """A kept response in Dutch, on the fixed clock's day."""
    fields: dict[str, Any] = {
        "consent": Consent((("answers", True), ("quote", False))),
        "values": values or (a_value("safe_at_night", "often"),),
        "language": "nl",
        "level": "normal",
        "mode": Mode.SELF,
        "day": "2026-11-23",
    }
    return Response(**{**fields, **changes})


def an_open_version(
    toolkit: Toolkit, questionnaire: Questionnaire | None = None, **changes: Any
) -> tuple[Survey, Version, Place]:
    """A council with a survey that is open at one place, straight into the store: no gates."""
    council = a_council()
    questionnaire = questionnaire or a_questionnaire()
    survey = a_survey(council, slug=f"{questionnaire.slug}-{next(_numbers)}")
    public, private = toolkit.secrets.new_receiving_pair()
    version = a_version(
        survey,
        **{
            "questionnaire": questionnaire,
            "receiving_public": public,
            "receiving_private": private,
            **changes,
        },
    )
    place = a_place(survey)
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(survey, questionnaire)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
    return survey, version, place
