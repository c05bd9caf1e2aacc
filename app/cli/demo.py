"""The ready-made example: a council, places, and the two surveys of surveys/, marked as such."""

from datetime import date, timedelta
from pathlib import Path

from app.cli.beside import names_beside, recordings_beside
from app.core.advising.help import PATHS, HelpPoint
from app.core.questionnaire import Terms
from app.core.roles import Role
from app.core.texts import Slot, SlotState, Texts
from app.exchange import read_survey
from app.flow.advising import keep_help
from app.flow.open_version import Opening, open_version
from app.flow.people.adding import add_person
from app.flow.people.councils import council_with
from app.flow.people.passwords import one_time_password, set_password
from app.flow.places import add_place, places_of
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from app.web.addresses import place_url

SURVEYS = Path(__file__).parents[2] / "surveys"
_PLACES = (("Buurthuis De Linde", "community_centre"), ("Bibliotheek", "library"))
_HELP = (
    ("Formulierenhulp (voorbeeld)", "Hulp bij brieven en formulieren.", "Maandag 9 tot 12 uur",
     "Buurthuis De Linde"),
    ("Geldloket (voorbeeld)", "Vragen over geld, schulden en toeslagen.", "Donderdag 13 tot 16 uur",
     "Bibliotheek"),
)  # fmt: skip
_NAME = "demo"
_PROMISED_AFTER = timedelta(days=60)


def prepare_demo(kit: Toolkit) -> str:
    """Both ready-made surveys are open, with places; returns what to tell the person."""
    council = council_with(kit)
    with kit.store.read() as shelves:
        have = {survey.slug: survey for survey in shelves.surveys.all()}
    lines = [*somebody_to_sign_in(kit, council)]
    lines += ["Example surveys. Every page carries the mark Example.", ""]
    for folder in sorted(path.parent for path in SURVEYS.glob("*/survey.yaml")):
        survey = have.get(folder.name) or _opened(kit, council, folder)
        lines.append(f"{survey.slug}")
        lines += [
            f"  {place_url(kit.url, place.code)}   {place.name}" for place in places_of(kit, survey)
        ]
    return "\n".join(lines)


def somebody_to_sign_in(kit: Toolkit, council: Council) -> tuple[str, ...]:
    """How to come into the workspace: a coordinator with a password of this run alone."""
    with kit.store.read() as shelves:
        people = shelves.people.people(council.id)
    if any(person.name != _NAME for person in people):
        return (f"The workspace of the council: {kit.url}/council/", "")
    password = one_time_password(kit)
    if people:
        set_password(kit, people[0], password)
    else:
        add_person(kit, council, _NAME, (Role.COORDINATOR.value,), password, "host")
    return (
        "The workspace of the council, as a coordinator. In the demo without a second factor:",
        f"  {kit.url}/council/   name: {_NAME}   password: {password}",
        "",
    )


def _opened(kit: Toolkit, council: Council, folder: Path) -> Survey:
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    beside = dict.fromkeys(names_beside(folder / "survey.yaml"), b"") | files
    imported = read_survey("survey.yaml", files["survey.yaml"], beside)
    recordings = recordings_beside(folder / "survey.yaml", imported)
    survey = take_in(kit, council, imported.questionnaire, folder.name, recordings)
    today = date.fromisoformat(kit.clock.today(council.time_zone))
    terms = Terms(
        promise_date=(today + _PROMISED_AFTER).isoformat(),
        ways=("ticket", "place"),
        controller=council.name,
        contact="voorbeeld@example.org",
        decision=imported.questionnaire.terms.decision
        or Texts.of({imported.questionnaire.source: "Dit is een voorbeeld."}),
    )
    open_version(kit, survey, Opening(terms, is_example=True))
    for name, kind in _PLACES:
        add_place(kit, survey, name, kind)
    _tell_help(kit, council, survey, imported.questionnaire.source)
    return survey


def _tell_help(kit: Toolkit, council: Council, survey: Survey, source: str) -> None:
    """Two made-up help points, which say that they are; there is a person to write them down."""
    with kit.store.read() as shelves:
        people = shelves.people.people(council.id)
    for said in _HELP if people and source == "nl" else ():
        texts = tuple(
            Slot(path, source, text, SlotState.DRAFT)
            for path, text in zip(PATHS, said, strict=True)
        )
        keep_help(kit, people[0], survey, HelpPoint("", "", texts))
