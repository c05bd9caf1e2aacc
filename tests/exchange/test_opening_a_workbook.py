"""An imported workbook opens through the real gates once every language is confirmed."""

from dataclasses import replace
from pathlib import Path

from app.core.questionnaire import Terms
from app.core.texts import Texts
from app.exchange import read_survey
from app.flow.open_version import Opening, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import review, take_in
from app.words import Catalogues
from bench.workload import write_workload
from tests.builders import a_council

TRANSLATIONS = Path(__file__).parents[2] / "translations"


def test_ten_questions_in_three_languages_open_without_an_example_mark(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """H1 to H6: one title serves all languages, and interface words are there for each."""
    kit = replace(toolkit, words=Catalogues(TRANSLATIONS))
    file = write_workload(tmp_path / "w10.xlsx")
    imported = read_survey(file.name, file.read_bytes())
    assert (imported.repairs, imported.losses) == ((), ())
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(kit, council, imported.questionnaire)
    for tag in ("nl", "en", "ar"):
        review(kit, survey, tag, "A. Tester")
    decision = Texts.of({"nl": "Wij kiezen samen."})
    terms = Terms("2027-01-31", ("ticket", "place"), "Raad", "raad@example.org", decision)
    version = open_version(kit, survey, Opening(terms))
    assert not version.is_example
    assert version.overrides == ()
