"""What a message says: council, thanks and a link, in the person's language, in two parts."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.address import Address, packed
from app.core.sms import MOST_PARTS, parts_of
from app.flow.carriers import Message
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Survey
from app.flow.returning.ledger import ledger
from app.flow.returning.links import link_code, slug_behind
from app.flow.returning.sending import send
from app.web import create_web
from app.web.messages import messages_of
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item
from tests.carriers.catching import NotingCarriers
from tests.ended import ended

_LANGUAGES = ("nl", "nl-simple", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es")


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    """The toolkit with the program's real words, at an address of a usual length."""
    words = Catalogues(Path("translations"))
    return replace(toolkit, words=words, url="https://buurtstem.voorbeeldstad.nl")


@pytest.fixture
def survey(kit: Toolkit) -> Survey:
    """A survey in every language of the interface, of whose topic nothing may be told."""
    made = a_questionnaire(
        an_item("outside", options=("yes", "no")), languages=_LANGUAGES, slug="debts-and-shame"
    )
    return ended(kit, 12, 12, questionnaire=made)[0]


def _written(kit: Toolkit, survey: Survey, address: Address, subject: str = "results") -> Message:
    return messages_of(kit, survey)(address, subject, "ab" * 16)


@pytest.mark.parametrize("tag", _LANGUAGES)
@pytest.mark.parametrize("subject", ["results", "follow_up"])
def test_a_text_message_leaves_in_two_parts_in_every_language(
    kit: Toolkit, survey: Survey, tag: str, subject: str
) -> None:
    told = _written(kit, survey, Address("sms", tag, ("+31612345678",)), subject)
    assert parts_of(told.body) <= MOST_PARTS
    assert f"/r/~{link_code(kit, survey)}?lang={tag}" in told.body
    assert told.body.startswith("council-")


@pytest.mark.parametrize("tag", _LANGUAGES)
def test_a_mail_says_no_topic_and_what_happens_with_the_address(
    kit: Toolkit, survey: Survey, tag: str
) -> None:
    once = _written(kit, survey, Address("mail", tag, ("a@example.org",)))
    more = _written(kit, survey, Address("mail", tag, ("a@example.org",), True))
    for told in (once, more):
        text = told.subject + told.body
        assert "debts" not in text.replace("~", "")
        assert "market square" not in text
        assert survey.slug not in text
        assert "a@example.org" not in text
        assert "council@example.org" in text
        assert f"https://buurtstem.voorbeeldstad.nl/r/~{link_code(kit, survey)}" in text
    assert once.body != more.body
    if tag not in ("en",):
        for english in ("Thank you", "You asked", "The results"):
            assert english not in once.subject + once.body


def test_a_link_leads_back_to_its_survey_and_says_nothing(kit: Toolkit, survey: Survey) -> None:
    code = link_code(kit, survey)
    assert slug_behind(kit, code) == survey.slug
    assert len(code) == 8
    with pytest.raises(Exception, match="unknown_survey"):
        slug_behind(kit, "aaaaaaaa")


def test_a_very_long_name_of_a_council_is_cut_and_not_the_link(
    kit: Toolkit, survey: Survey
) -> None:
    with kit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        shelves.people.rename_council(council, "Participatieraad van de stad " * 6)
    told = _written(kit, survey, Address("sms", "ar", ("+31612345678",)))
    assert parts_of(told.body) <= MOST_PARTS
    assert told.body.endswith("lang=ar")


def test_the_link_of_a_message_leads_to_the_results_in_its_language(
    kit: Toolkit, survey: Survey
) -> None:
    publish(kit, survey)
    phone = create_web(kit).test_client()
    told = _written(kit, survey, Address("sms", "ar", ("+31612345678",)))
    link = told.body.split()[-1].removeprefix(kit.url)
    led = phone.get(link)
    assert (led.status_code, led.location) == (302, f"/r/{survey.slug}?lang=ar")
    page = phone.get(link, follow_redirects=True)
    assert page.status_code == 200
    assert 'lang="ar"' in page.text
    assert phone.get("/r/~nothing1").status_code == 404


def test_a_report_of_a_provider_takes_a_message_back_and_says_nothing_to_strangers(
    kit: Toolkit, survey: Survey
) -> None:
    carriers = NotingCarriers()
    kit = replace(kit, carriers=carriers)
    public, private = kit.secrets.new_return_pair()
    with kit.store.write() as shelves:
        box = kit.secrets.seal_address(public, packed(Address("sms", "nl", ("+31612345678",))))
        shelves.addresses.add(survey, kit.secrets.random_id(), box)
    publish(kit, survey)
    send(kit, survey, private, messages_of(kit, survey))
    provider = create_web(kit).test_client()
    hook = f"/hook/sms/{carriers.taken[0].token}"
    answers = [
        provider.get(hook, query_string={"status": "delivered"}),
        provider.post(f"/hook/sms/{'0' * 32}", json={"status": "failed"}),
        provider.post("/hook/sms", data="{not json", content_type="application/json"),
        provider.post(hook, json={"status": "failed", "deep": [{"er": None}]}),
        provider.post(hook, json={"status": "failed"}),
    ]
    assert {(answer.status_code, answer.data) for answer in answers} == {(204, b"")}
    routes = ledger(kit, survey)["routes"]
    assert routes["sms"] == {"due": 0, "done": 0, "failed": 1}  # type: ignore[index]
