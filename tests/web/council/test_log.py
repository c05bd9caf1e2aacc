"""The log of a council, and what an evaluator takes out: acts, and never an answer (IJ18)."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.core.editing.moving import Remove
from app.flow.making.edit import edit
from app.flow.people.log import acts_of
from app.flow.ports import Toolkit
from app.flow.prepare import review, take_in
from app.flow.records import Council, Person, Session, Stage, Survey
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.council.people.acts import ACTS
from exports.plain_workbook import PlainPacking
from tests.builders import a_person, a_questionnaire
from tests.ended import answered, ended, ticket
from tests.web.council.conftest import SignedIn


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    made = take_in(kit, council, a_questionnaire())
    review(kit, made, "nl", "Ans")
    return made


def test_the_log_tells_acts_in_words_and_can_be_read_per_survey(
    kit: Toolkit, council: Council, survey: Survey, signed_in: SignedIn
) -> None:
    with kit.store.write() as shelves:
        shelves.people.log(council.id, "2026-11-23", "Bo", "juggle", "three <balls>")
    client = signed_in("evaluator")
    whole = client.get("/council/log").get_data(as_text=True)
    assert "Confirmed every text of a language" in whole
    # An act that nobody put into words stands as it was noted.
    assert "juggle" in whole
    assert "three &lt;balls&gt;" in whole
    of_one = client.get(f"/council/log?survey={survey.slug}").get_data(as_text=True)
    assert "Confirmed every text of a language" in of_one
    assert "juggle" not in of_one


def test_what_was_done_by_command_was_done_by_the_host_in_the_readers_language(
    kit: Toolkit, council: Council, signed_in: SignedIn
) -> None:
    with kit.store.write() as shelves:
        shelves.people.log(council.id, "2026-11-23", "host", "set the look", "council")
    told = signed_in("evaluator", lang="nl").get("/council/log").get_data(as_text=True)
    assert "De beheerder van het programma" in told
    assert "Veranderde de huisstijl" in told


def test_the_log_of_another_council_is_its_own(
    kit: Toolkit, survey: Survey, signed_in: SignedIn
) -> None:
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    theirs = signed_in("coordinator", of=other)
    address = f"/council/log?survey={survey.slug}"
    assert "Confirmed every text" not in theirs.get(address).get_data(as_text=True)
    assert theirs.get(f"/council/surveys/{survey.slug}/evaluation.xlsx").status_code == 404


def test_a_long_log_has_pages(kit: Toolkit, council: Council) -> None:
    with kit.store.write() as shelves:
        for number in range(5):
            shelves.people.log(council.id, "2026-11-23", "Bo", "review", f"x {number}")
    first = acts_of(kit, council, most=2)
    assert ([act.subject for act in first.acts], first.older) == (["x 4", "x 3"], 3)
    last = acts_of(kit, council, skip=4, most=2)
    assert ([act.subject for act in last.acts], last.older) == (["x 0"], 0)


def test_a_response_that_arrives_leaves_nothing_in_the_log(toolkit: Toolkit) -> None:
    survey, version, place = ended(toolkit, 0, 0, Stage.OPEN)
    with toolkit.store.read() as shelves:
        before = shelves.people.acts(survey.council_id)
    answered(toolkit, survey, version, place, "yes", ticket(0))
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 1
        assert shelves.people.acts(survey.council_id) == before


def _acts_noted() -> set[str]:
    """The acts that verbs note under a fixed name."""
    noted = re.compile(
        r"(?:people\.log|note_act|noted|_log|_put|_link)"
        r'\(([^()]|\([^()]*\))*?"([a-z][a-z -]+)"(?=,|\))',
        re.S,
    )
    chosen = re.compile(r'\bact = "([a-z ]+)"(?: if [^"]+ else "([a-z ]+)")?')
    files = Path(__file__).parents[3].joinpath("app", "flow").rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in files]
    found = {each[2] for text in texts for each in noted.finditer(text)}
    named = {name for text in texts for each in chosen.findall(text) for name in each if name}
    return (found | named) - {"host"}


def test_what_verbs_note_is_put_into_words_here() -> None:
    assert len(_acts_noted()) > 20
    assert _acts_noted() - set(ACTS) == set()


def test_every_act_is_put_into_words_once() -> None:
    assert len(set(ACTS.values())) == len(ACTS)


def test_an_evaluation_holds_how_a_survey_was_made_and_no_answer(toolkit: Toolkit) -> None:
    """IJ18."""
    kit = _packing(toolkit)
    survey, version, place = ended(kit, 3, 0, Stage.OPEN)
    with kit.store.read() as shelves:
        council = shelves.people.council(survey.council_id)
    answered(kit, survey, version, place, "yes", ticket(9))
    book = _evaluation(kit, council, survey)
    assert book.sheetnames == [
        *("about", "plan", "steps", "texts", "tries", "pictures", "versions", "overrides"),
        *("pauses", "publications", "visits", "in spite of MV10", "groups"),
        *("advice", "changes", "open questions", "findings", "remarks", "read along"),
        *("published in spite of", "log", "told"),
    ]
    about = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert about["survey"] == survey.slug
    assert [row[0] for row in book["versions"].iter_rows(min_row=2, values_only=True)] == [1]
    # Nothing is published: no number of people is in it.
    assert list(book["told"].iter_rows(min_row=2, values_only=True)) == []
    with kit.store.read() as shelves:
        assert shelves.people.acts(council.id)[-1][2:] == ("export evaluation", survey.slug)


def test_an_evaluation_tells_who_changed_which_question(
    kit: Toolkit, council: Council, survey: Survey
) -> None:
    edit(kit, survey, a_person(council, name="Bo"), Remove("age"))
    book = _evaluation(_packing(kit), council, survey)
    steps = list(book["steps"].iter_rows(min_row=2, values_only=True))
    assert [row[1:4] for row in steps] == [("Bo", "remove", "item:age")]
    texts = list(book["texts"].iter_rows(min_row=2, values_only=True))
    assert ("item:age:label", "nl", 1) in {row[:3] for row in texts}


def test_a_text_like_a_formula_stays_a_text() -> None:
    content = PlainPacking().workbook([("x", ("a", "b"), (("=1+1", 3), (None, "+31")))])
    rows = list(load_workbook(BytesIO(content))["x"].iter_rows(min_row=2))
    assert (rows[0][0].value, rows[0][0].data_type) == ("=1+1", "s")
    assert rows[0][1].value == 3
    assert rows[1][0].value is None


def _packing(kit: Toolkit) -> Toolkit:
    return replace(kit, packing=PlainPacking())


def _evaluation(kit: Toolkit, council: Council, survey: Survey) -> Workbook:
    """The workbook as an evaluator gets it from the page."""
    person = Person("f" * 32, council.id, "Eva", ("evaluator",))
    with kit.store.write() as shelves:
        shelves.people.add_person(person, "no hash")
        shelves.access.set_second_factor(person.id, council.id, b"seed", ())
        trace = kit.secrets.hash("session", "", "token")
        shelves.access.add_session(Session(trace, person.id, council.id, True, "2027-12-31"))
    client = create_web(kit).test_client()
    client.set_cookie(COOKIE, "token", path="/council")
    answer = client.get(f"/council/surveys/{survey.slug}/evaluation.xlsx")
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.get_data()))


def test_the_log_says_titles_days_and_languages_instead_of_their_codes(
    kit: Toolkit, council: Council, survey: Survey, signed_in: SignedIn
) -> None:
    with kit.store.write() as shelves:
        for act, subject in (
            ("log visit", f"{survey.slug} street 2026-11-20"),
            ("print", f"{survey.slug} strips"),
            ("open", survey.slug),
        ):
            shelves.people.log(council.id, "2026-11-23", "host", act, subject)
        title = shelves.surveys.draft(survey).title.get("nl")
    page = re.sub(r"<[^>]+>", "", signed_in("evaluator").get("/council/log").get_data(as_text=True))
    assert f"{title} · On the street 20 November 2026" in page
    assert f"{title} · Strips to tear off" in page
    assert f"{title} · Dutch" in page
    assert "The keeper of the program" in page
    assert f"{survey.slug} " not in page
