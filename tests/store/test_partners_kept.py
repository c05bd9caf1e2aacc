"""Councils that make a survey together, and links for people, as both engines keep them."""

from app.flow.records import Council, Invitation
from tests.builders import a_council, a_person, a_questionnaire, a_survey
from tests.store.conftest import Standing


def _second(standing: Standing) -> Council:
    council = a_council(name="Raad Zuid")
    with standing.kit.store.write() as shelves:
        shelves.people.add_council(council, "De Regio")
    return council


def test_a_council_is_asked_once_and_takes_part_when_it_says_yes(standing: Standing) -> None:
    survey, south = standing.survey, _second(standing)
    with standing.kit.store.write() as shelves:
        for _ in range(2):
            shelves.partners.ask(survey, south.id, "Ans", "2026-11-23")
        assert shelves.partners.asked(survey) == (south,)
        assert shelves.partners.requests(south.id) == ((survey, "Ans"),)
        assert shelves.surveys.find(survey.slug, south.id) is None
        assert shelves.partners.end_request(survey, south.id)
        assert not shelves.partners.end_request(survey, south.id)
        shelves.surveys.take_part(survey, south.id)
        lead, other = shelves.partners.councils_of(survey)
    assert (lead.id, other) == (survey.council_id, south)


def test_a_survey_knows_its_core_and_a_core_its_surveys(standing: Standing) -> None:
    south = _second(standing)
    own = a_survey(south)
    with standing.kit.store.write() as shelves:
        shelves.surveys.add(own, a_questionnaire())
        shelves.partners.set_core(own, standing.survey, "2026-11-23")
        assert shelves.partners.core(own) == standing.survey
        assert shelves.partners.core(standing.survey) is None
        assert shelves.partners.made_from(standing.survey) == (own,)


def test_a_council_has_a_region_and_may_be_renamed(standing: Standing) -> None:
    south = _second(standing)
    with standing.kit.store.write() as shelves:
        shelves.people.rename_council(south, "Raad Zuidwest")
        assert shelves.people.region(south.id) == "De Regio"
        assert shelves.people.region(standing.survey.council_id) == ""
        assert shelves.people.council(south.id).name == "Raad Zuidwest"


def test_an_invitation_of_who_is_there_already_goes_with_the_person(standing: Standing) -> None:
    south = _second(standing)
    person = a_person(south)
    link = Invitation("9" * 32, south.id, person.name, (), "Ans", "2026-12-01", person.id, True)
    with standing.kit.store.write() as shelves:
        shelves.people.add_person(person, "hash")
        shelves.access.invite(link, b"t" * 32)
        assert shelves.access.invitation(b"t" * 32) == link
        assert shelves.access.invitations(south.id) == (link,)
        shelves.access.set_second_factor(person.id, south.id, b"seed", (b"c" * 32,))
        shelves.access.drop_second_factor(person.id)
        assert shelves.access.second_factor(person.id) is None
        assert shelves.access.spare_codes_left(person.id) == 0
        shelves.access.end_invitation(link.id)
        shelves.people.remove_person(person)
        assert shelves.access.invitations(south.id) == ()
