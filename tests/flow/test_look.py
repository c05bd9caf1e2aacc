"""A look is taken only if people can read it, and a version keeps the one it was opened with."""

import pytest

from app.core.look import PLAIN_LOOK
from app.core.pictures import Picture
from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.flow.deliver import picture_behind
from app.flow.look import MOST_LOGO_BYTES, set_logo, set_look, take_look_away, try_look
from app.flow.open_version import Opening, close_version, fingerprint, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Version
from tests.builders import a_council, a_questionnaire, an_open_version, texts

BLUE = b":root{--utrecht-button-primary-action-background-color:#004699;--utrecht-link-color:#00f}"
GREY = b":root{--utrecht-document-color:#999}"
TERMS = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who decides"))
LOGO = Picture("a" * 24 + ".svg", "image/svg+xml", b"<svg/>")


def council_of(toolkit: Toolkit, version: Version) -> Council:
    with toolkit.store.read() as shelves:
        return shelves.people.council(version.council_id)


def test_a_theme_is_tried_without_a_council() -> None:
    tried = try_look(BLUE)
    assert tried.is_readable
    assert tried.look.accent == "#004699"
    assert not try_look(GREY).is_readable


def test_a_look_is_the_councils_from_now_on_and_is_logged(toolkit: Toolkit) -> None:
    council = council_of(toolkit, an_open_version(toolkit)[1])
    set_look(toolkit, council, "Test Persoon", BLUE)
    with toolkit.store.read() as shelves:
        now = shelves.people.council(council.id)
        assert now.look.accent == "#004699"
        assert {each.id: each.look for each in shelves.people.councils()}[council.id] == now.look
        acts = [(person, act) for _, person, act, _ in shelves.people.acts(council.id)]
        assert ("Test Persoon", "set the look") in acts


def test_what_cannot_be_read_is_refused_and_changes_nothing(toolkit: Toolkit) -> None:
    version = an_open_version(toolkit)[1]
    council = council_of(toolkit, version)
    with pytest.raises(Refused) as refusal:
        set_look(toolkit, council, "Test Persoon", GREY)
    assert refusal.value.problems[0].code == "too_little_contrast"
    assert council_of(toolkit, version).look == PLAIN_LOOK


def test_a_version_keeps_the_look_it_was_opened_with(toolkit: Toolkit) -> None:
    """Decision 2: bytes never change under their fingerprint."""
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(toolkit, council, a_questionnaire())
    set_look(toolkit, council, "Test Persoon", BLUE)
    first = open_version(toolkit, survey, Opening(TERMS, is_example=True))
    take_look_away(toolkit, council, "Test Persoon")
    with toolkit.store.read() as shelves:
        kept = shelves.surveys.version(survey)
    assert kept is not None
    assert (kept.look.accent, kept.fingerprint) == ("#004699", first.fingerprint)
    close_version(toolkit, survey, now=True)
    second = open_version(toolkit, survey, Opening(TERMS, is_example=True))
    assert second.look == PLAIN_LOOK
    assert second.fingerprint != first.fingerprint


def test_our_own_look_leaves_every_fingerprint_as_it_was() -> None:
    one = a_questionnaire()
    assert fingerprint(one, TERMS, ()) == fingerprint(one, TERMS, (), (), PLAIN_LOOK)
    blue = try_look(BLUE).look
    assert fingerprint(one, TERMS, ()) != fingerprint(one, TERMS, (), (), blue)


def test_taking_the_look_away_leaves_the_logo(toolkit: Toolkit) -> None:
    version = an_open_version(toolkit)[1]
    council = council_of(toolkit, version)
    set_look(toolkit, council, "Test Persoon", BLUE)
    set_logo(toolkit, council, "Test Persoon", LOGO)
    take_look_away(toolkit, council, "Test Persoon")
    assert council_of(toolkit, version).logo == LOGO.name
    assert picture_behind(toolkit, LOGO.name) == LOGO
    set_logo(toolkit, council, "Test Persoon", None)
    assert council_of(toolkit, version).logo == ""
    assert picture_behind(toolkit, LOGO.name) is None


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        (Picture("b.jpg", "image/jpeg", b"x"), "logo_kind"),
        (Picture("b.png", "image/png", b"x" * (MOST_LOGO_BYTES + 1)), "logo_too_large"),
    ],
)
def test_a_logo_of_another_kind_or_too_large_is_refused(
    toolkit: Toolkit, logo: Picture, code: str
) -> None:
    council = council_of(toolkit, an_open_version(toolkit)[1])
    with pytest.raises(Refused) as refusal:
        set_logo(toolkit, council, "Test Persoon", logo)
    assert [problem.code for problem in refusal.value.problems] == [code]
