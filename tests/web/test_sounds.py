"""What is heard at its address: whole or in parts, for ever, or in words where there is none."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app.flow.ports import Toolkit
from app.flow.records import Sound, Version
from app.web import create_web
from app.web.respond.spoken import page_words, spoken, word_keys
from tests.builders import a_questionnaire, an_item, an_open_version, some_terms, texts

CONTENT = bytes(range(250)) * 4


@pytest.fixture
def version(door: Toolkit) -> Version:
    _, version, _ = an_open_version(door)
    with door.store.write() as shelves:
        for name, content in (("a.mp3", CONTENT), ("b.mp4", CONTENT[:500])):
            path = shelves.sounds.file(name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        sounds = (
            Sound("q1", "human", "a.mp3", 2.0, 1000, "digest"),
            Sound("q1", "video", "b.mp4", 61.5, 500, "digest", "A < B & C"),
            Sound("q1/a b?", "computer", "a.mp3", 2.0, 1000),
            Sound("q2", "human", "gone.mp3", 2.0, 1000),
        )
        shelves.sounds.put_sounds(version, "nl", sounds)
    return version


def _at(version: Version, name: str, tag: str = "nl") -> str:
    return f"/a/{version.fingerprint}/{tag}/{quote(name)}"


def test_a_sound_comes_whole_and_is_kept_for_ever(client: FlaskClient, version: Version) -> None:
    response = client.get(_at(version, "q1.mp3"), buffered=True)
    assert (response.status_code, response.data) == (200, CONTENT)
    assert response.content_type == "audio/mpeg"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Last-Modified" not in response.headers
    assert "Set-Cookie" not in response.headers
    again = client.get(
        _at(version, "q1.mp3"), buffered=True, headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("0-1", 0, 1), ("500-", 500, 999), ("-10", 990, 999)]
)
def test_a_player_may_ask_for_a_part(
    client: FlaskClient, version: Version, asked: str, first: int, last: int
) -> None:
    response = client.get(
        _at(version, "q1.mp3"), buffered=True, headers={"Range": f"bytes={asked}"}
    )
    assert response.status_code == 206
    assert response.data == CONTENT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/1000"
    assert response.headers["Content-Length"] == str(last - first + 1)


def test_a_part_that_is_not_there_is_refused(client: FlaskClient, version: Version) -> None:
    response = client.get(_at(version, "q1.mp3"), buffered=True, headers={"Range": "bytes=5000-"})
    assert response.status_code == 416


def test_the_size_can_be_asked_for_alone(client: FlaskClient, version: Version) -> None:
    response = client.head(_at(version, "q1.mp3"), buffered=True)
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["Content-Length"] == "1000"


def test_a_film_has_captions_from_its_text(client: FlaskClient, version: Version) -> None:
    assert client.get(_at(version, "q1.mp4"), buffered=True).content_type == "video/mp4"
    captions = client.get(_at(version, "q1.vtt"), buffered=True)
    assert captions.content_type == "text/vtt; charset=utf-8"
    assert captions.text == "WEBVTT\n\n00:00.000 --> 01:01.500\nA &lt; B &amp; C\n"


def test_a_key_may_hold_what_an_option_is_called(client: FlaskClient, version: Version) -> None:
    assert client.get(_at(version, "q1/a b?.mp3"), buffered=True).status_code == 200


@pytest.mark.parametrize(
    "name", ["q9.mp3", "q1/a b?.mp4", "q1.wav", "q1", "q2.mp3", "../a.mp3", ".mp3"]
)
def test_what_is_not_there_is_said_in_words(
    client: FlaskClient, version: Version, name: str
) -> None:
    response = client.get(_at(version, name), buffered=True)
    assert response.status_code == 404
    assert response.content_type.startswith("text/html")


def test_another_language_and_another_version_have_their_own(
    client: FlaskClient, version: Version
) -> None:
    assert client.get(_at(version, "q1.mp3", "ar"), buffered=True).status_code == 404
    assert client.get("/a/unknown/nl/q1.mp3").status_code == 404


def _keys(door: Toolkit, tag: str) -> dict[str, tuple[tuple[str, ...], str, str]]:
    questionnaire = a_questionnaire(an_item(hint=texts("hint")))
    said = spoken(questionnaire, some_terms(), "Raad", door.words.slots(tag), tag)
    keys = [each.key for each in said]
    assert len(keys) == len(set(keys))
    return {each.key: (each.slots, each.text, each.tag) for each in said}


def test_every_text_of_the_document_has_a_key_and_slots_of_its_own(door: Toolkit) -> None:
    """SV13."""
    nl = _keys(door, "nl")
    assert nl["q1"] == (("item:safe_at_night:label",), "safe_at_night [nl]", "nl")
    assert nl["q1/often"] == (("option:safe_at_night_list/often:label",), "often [nl]", "nl")
    assert nl["q1.hint"] == (("item:safe_at_night:hint",), "hint [nl]", "nl")
    assert nl["c1"][0] == ("consent:answers:label", "words:May we use your answers?")
    assert nl["n.3"] == (
        ("notice:3",), "U krijgt de resultaten. De laatste dag daarvoor is 31 januari 2027.", "nl",
    )  # fmt: skip
    assert nl["w/next"] == (("words:Next",), "Verder", "nl")
    assert {f"n.{number}" for number in range(1, 8)} <= set(nl)


def test_keys_are_the_same_in_every_language(door: Toolkit) -> None:
    assert list(_keys(door, "nl")) == list(_keys(door, "ar")) == list(_keys(door, "zh"))


def test_a_text_that_falls_back_is_read_in_its_own_language(door: Toolkit) -> None:
    tr = _keys(door, "zh")
    assert tr["q1"][2] == "nl"
    assert tr["w/next"] == (("words:Next",), "Next", "en")


def test_every_control_of_the_page_can_be_heard() -> None:
    keys = word_keys()
    for word in ("Next", "Back", "Skip", "Send", "Stop and clear", "Send what I have", "Language",
                 "Easy", "Normal", "Listen", "Yes", "No", "I do not know", "Start",
                 "I do not want to say", "For myself", "For someone else", "Thank you",
                 "Your ticket", "Open my ticket"):  # fmt: skip
        assert keys[word].startswith("w/")
    assert len(set(keys.values())) == len(page_words())
    assert max(len(key) for key in keys.values()) <= 46


def test_the_address_exists_only_where_the_door_does(door: Toolkit, version: Version) -> None:
    client = create_web(replace(door), ("results",)).test_client()
    assert client.get(_at(version, "q1.mp3"), buffered=True).status_code == 404
