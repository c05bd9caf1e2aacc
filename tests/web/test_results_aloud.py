"""The results can be heard: block by block, in the language of the page, and nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.recordings import record
from app.flow.records import Survey
from app.web import create_web
from tests.fakes import NotingVoice
from tests.telling import TICKET, speaking, told_survey


class SayingVoice(NotingVoice):
    """Writes what it says as a file whose bytes are the words, and never speaks Arabic."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def say(self, wanted):  # type: ignore[no-untyped-def]
        """Files that hold the tag and the words."""
        found = super().say([(tag, text) for tag, text in wanted])
        self.folder.mkdir(exist_ok=True)
        named = []
        for spoke, (tag, text) in zip(found, wanted, strict=True):
            name = f"{abs(hash((tag, text))):x}.mp3"
            if spoke:
                (self.folder / name).write_text(f"[{tag}] {text}\n", encoding="utf-8")
            named.append(replace(spoke, file=name) if spoke else None)
        return tuple(named)


@pytest.fixture
def kit(toolkit: Toolkit, tmp_path: Path) -> Toolkit:
    made = speaking(toolkit, tmp_path / "data")
    return replace(made, voice=SayingVoice(tmp_path / "data" / "recordings"))


@pytest.fixture
def survey(kit: Toolkit) -> Survey:
    return told_survey(kit, ("nl", "en", "ar"))[0]


@pytest.fixture
def client(kit: Toolkit) -> FlaskClient:
    return create_web(kit, ("results",)).test_client()


def test_every_block_has_a_sound_that_says_what_it_shows(
    client: FlaskClient, survey: Survey
) -> None:
    """AX06: the text equal to the audio is the block itself."""
    page = client.get(f"/r/{survey.slug}?lang=nl")
    blocks = html.document_fromstring(page.text).xpath("//section")
    assert len(blocks) >= 7
    for block in blocks:
        (address,) = block.xpath("a[@class='play']/@href")
        sound = client.get(address)
        assert (sound.status_code, sound.mimetype) == (200, "audio/mpeg")
        heard = re.sub(r"\[nl\] |\W", "", sound.text)
        shown = "".join(each for each in block.xpath(".//text()[not(ancestor::*[@aria-hidden])]"))
        assert heard == re.sub(r"\W", "", shown)


def test_everything_is_one_sound_in_the_order_of_the_page(
    client: FlaskClient, survey: Survey
) -> None:
    page = client.get(f"/r/{survey.slug}?lang=en")
    (address,) = html.document_fromstring(page.text).xpath("//a[contains(@class,'all')]/@href")
    whole = client.get(address).text
    keys = re.findall(r"/aloud/en/([\w-]+)\.mp3", page.text)
    parts = [client.get(f"/r/{survey.slug}/aloud/en/{key}.mp3").text for key in keys[1:]]
    assert whole == "".join(parts)
    part = client.get(address, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.data) == (206, whole.encode()[:4])


def test_a_language_without_a_voice_has_no_button_but_for_what_somebody_recorded(
    client: FlaskClient, survey: Survey, kit: Toolkit
) -> None:
    assert 'class="play' not in client.get(f"/r/{survey.slug}?lang=ar").text
    with kit.store.write() as shelves:
        said = Slot("title", "ar", "عنوان", SlotState.CONFIRMED, "A. Tester", "2026-11-23")
        shelves.surveys.put_slots(survey, (said,))
    record(kit, survey, "title", "ar", "human", b"a sound", "A. Tester")
    page = client.get(f"/t/{survey.slug}/{TICKET}?lang=ar")
    assert 'id="listen"' in page.text


def test_sentences_of_the_ticket_page_are_heard_and_no_address_holds_the_ticket(
    client: FlaskClient, survey: Survey
) -> None:
    for page in ("", "/held", "/withdraw"):
        shown = client.get(f"/t/{survey.slug}/{TICKET}{page}?lang=nl")
        sounds = html.document_fromstring(shown.text).xpath("//a[@class='play']/@href")
        assert len(sounds) > 4
        assert not any(TICKET in address for address in sounds)
        assert all(client.get(address).text.startswith("[nl]") for address in sounds[1:3])


def test_nothing_is_said_that_no_page_showed(client: FlaskClient, survey: Survey) -> None:
    """The address of a sentence carries a keyed hash: nobody can let this host say their words."""
    page = client.get(f"/t/{survey.slug}/{TICKET}?lang=nl")
    address = html.document_fromstring(page.text).xpath("//main//a[@class='play']/@href")[0]
    words, sign = re.fullmatch(r".*/said/(\S+)\.(\w+)\.mp3", address).groups()  # type: ignore[union-attr]
    for wrong in (f"{words}.{sign[:-1]}0x", f"{words[:-4]}AAAA.{sign}", f"{words}.", "x"):
        assert client.get(f"/r/{survey.slug}/said/{wrong}.mp3").status_code == 404
    assert client.get(f"/r/{survey.slug}/aloud/nl/nothing.mp3").status_code == 404
    assert client.get(f"/r/{survey.slug}/aloud/de/thanks.mp3").status_code == 404


def test_the_page_weighs_little_without_its_sounds(client: FlaskClient, survey: Survey) -> None:
    """What travels is what the page needs."""
    import gzip

    assert len(gzip.compress(client.get(f"/r/{survey.slug}?lang=nl").data)) < 7_000
