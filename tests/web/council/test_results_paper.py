"""The results on paper and on a stick, from the workspace."""

import io
import zipfile
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.flow.ports import Toolkit
from app.flow.records import Publication, PublishedFinding, Stage
from tests.builders import an_id
from tests.web.council.conftest import Running, SignedIn

Token = Callable[[FlaskClient, str], dict[str, str]]
PAPER = "/council/surveys/market/print"


@pytest.fixture
def coordinator(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


def _publish(toolkit: Toolkit, running: Running) -> None:
    survey, version, _place = running
    found = PublishedFinding("safe_at_night", ("often",), 80, 100)
    publication = Publication(
        an_id(), survey.id, survey.council_id, version.id, 1, "2026-11-24", 100, (), (found,)
    )
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.FROZEN, "2026-11-23")
        shelves.publications.add(publication)


def test_after_publication_posters_sheets_and_a_folder_are_made(
    coordinator: FlaskClient, kit: Toolkit, running: Running, form_of: Token
) -> None:
    """RR03, KA17."""
    assert "There are no results yet." in coordinator.get(f"{PAPER}/results").text
    _publish(kit, running)
    assert f"{PAPER}/results" in coordinator.get(PAPER).text
    for kind in ("results-poster", "results-sheet"):
        fields = {**form_of(coordinator, f"{PAPER}/results"), "kind": kind, "language": "nl"}
        made = coordinator.post(f"{PAPER}/results", data=fields)
        assert made.data.startswith(b"%PDF"), made.text
    fields = {**form_of(coordinator, f"{PAPER}/results"), "kind": "results-folder"}
    made = coordinator.post(f"{PAPER}/results", data=fields)
    with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
        assert {"market/index.html", "market/nl.html", "market/ar.html"} <= set(packed.namelist())
    wrong = coordinator.post(f"{PAPER}/results", data={**fields, "kind": "poster"})
    assert wrong.status_code == 422
