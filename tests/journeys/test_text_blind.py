"""Who cannot read completes the survey by ear and by shape: all text is invisible here.

The walker taps round buttons and hears what they say; it knows words only by their sound. In Dutch
it knows the computer voice; in a language that is only spoken it knows recordings that this test
makes: each has a pitch of its own. They are never shipped.
"""

import hashlib
import io
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import urlopen

import av
import numpy as np
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page

from app.core.questionnaire import Questionnaire, Terms
from app.core.response import Response
from app.core.texts import Texts
from app.exchange import read_survey
from app.flow.open_version import Opening, open_version
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.recordings import Raw
from app.flow.records import Spoken, Survey, Version
from app.media.voice import ComputerVoice
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_council
from tests.journeys.host import ROOT
from tests.journeys.looks import violations
from tests.journeys.phone import phone
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
READY = ROOT / "surveys" / "schemes-not-used"
RIF = "rif-Zxxx"
RATE = 16000
# What is never said on a screen but only plays what is said there.
_CONTROLS = "a, button, label.pick, summary"
Ear = Callable[[bytes], str]


@dataclass(frozen=True)
class Opened:
    """The ready-made survey, open at one place."""

    kit: Toolkit
    survey: Survey
    version: Version
    url: str
    spoken: dict[str, tuple[Spoken, ...]]


@pytest.fixture
def kit(toolkit: Toolkit, tmp_path: Path) -> Toolkit:
    return replace(
        toolkit,
        renderer=DocumentRenderer(),
        words=Catalogues(ROOT / "translations"),
        voice=ComputerVoice(tmp_path / "data" / "recordings", tmp_path / "voices"),
    )


@pytest.fixture
def opened(kit: Toolkit) -> Iterator[Opened]:
    plain = yaml.safe_load((READY / "survey.yaml").read_text(encoding="utf-8"))
    plain |= {"languages": ["nl", RIF], "terms": {}}
    questionnaire = read_survey(
        "survey.yaml", yaml.safe_dump(plain, sort_keys=False).encode(), {}
    ).questionnaire
    council = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    terms = Terms("2099-01-31", ("ticket",), "Raad", "raad@example.org", Texts.of({"nl": "Samen."}))
    spoken = {tag: _spoken(kit, questionnaire, terms, council.name, tag) for tag in ("nl", RIF)}
    recordings = [
        Raw(each.slots[0], RIF, "human", _tone(at), "test", "tone")
        for at, each in enumerate(_by_slot(spoken[RIF]))
    ]
    survey = take_in(kit, council, questionnaire, recordings=recordings)
    version = open_version(kit, survey, Opening(terms, is_example=True))
    place = add_place(kit, survey, "Markthal")
    with served(create_web(kit, ("respond",))) as address:
        yield Opened(kit, survey, version, f"{address}/{place.code}", spoken)


def _spoken(
    kit: Toolkit, questionnaire: Questionnaire, terms: Terms, council: str, tag: str
) -> tuple[Spoken, ...]:
    slots = (*kit.words.slots("nl"), *kit.words.slots(tag))
    return kit.renderer.spoken(questionnaire, terms, council, slots, tag)


def _by_slot(spoken: tuple[Spoken, ...]) -> list[Spoken]:
    """One of each slot: the same words stand in many places."""
    return list({each.slots[0]: each for each in spoken}.values())


def _pitches(at: int) -> tuple[float, float]:
    return 300 + 40.0 * (at % 20), 1500 + 120.0 * (at // 20)


def _tone(at: int) -> bytes:
    """Two pitches at once, for half a second: which two, says which text it is."""
    time = np.arange(RATE // 2) / RATE
    low, high = _pitches(at)
    wanted = 0.4 * np.sin(2 * np.pi * low * time) + 0.4 * np.sin(2 * np.pi * high * time)
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((wanted * 32000).astype("<i2").tobytes())
    return out.getvalue()


def ear_for_tones(spoken: tuple[Spoken, ...]) -> Ear:
    """Hears the two pitches, and knows the text that they stand for."""
    known = {_pitches(at): each.text for at, each in enumerate(_by_slot(spoken))}

    def hear(sound: bytes) -> str:
        with av.open(io.BytesIO(sound)) as file:
            rate = file.streams.audio[0].rate
            frames = [frame.to_ndarray().astype(float).ravel() for frame in file.decode(audio=0)]
        heard = np.concatenate(frames)[rate // 10 :]
        loud = np.abs(np.fft.rfft(heard))
        pitch = np.fft.rfftfreq(len(heard), 1 / rate)
        low = pitch[np.argmax(np.where(pitch < 1300, loud, 0))]
        high = pitch[np.argmax(np.where(pitch >= 1300, loud, 0))]
        best = min(known, key=lambda pair: abs(pair[0] - low) + abs(pair[1] - high))
        assert abs(best[0] - low) < 15, (low, high)
        assert abs(best[1] - high) < 40, (low, high)
        return known[best]

    return hear


def ear_for_the_voice(kit: Toolkit, spoken: tuple[Spoken, ...]) -> Ear:
    """Knows the computer voice: what each text sounds like when it is spoken anew."""
    known = {}
    said = kit.voice.say([_in_voice(kit, each) for each in spoken])
    with kit.store.read() as shelves:
        for each, sound in zip(spoken, said, strict=True):
            if sound is not None:
                content = shelves.sounds.file(sound.file).read_bytes()
                known[hashlib.sha256(content).digest()] = each.text
    return lambda sound: known[hashlib.sha256(sound).digest()]


def _in_voice(kit: Toolkit, each: Spoken) -> tuple[str, str]:
    return (each.tag, each.text) if kit.voice.speaks(each.tag) else each.instead


class TextBlind:
    """Sees shapes and pictures only, taps, and hears."""

    def __init__(self, page: Page, url: str, ear: Ear) -> None:
        self.page = page
        self._ear = ear
        self._heard: dict[str, str] = {}
        page.add_init_script(
            "window.played = [];"
            "HTMLMediaElement.prototype.play = function () {"
            "  window.played.push(this.src); return Promise.resolve(); };"
        )
        page.goto(url)
        self.blind()

    def blind(self) -> None:
        """Nothing that is written can be seen."""
        self.page.add_style_tag(
            content="* { color: transparent !important; -webkit-text-fill-color: transparent }"
        )

    def hear(self, button: Locator) -> str:
        """What a round button says."""
        self.page.evaluate("window.played.length = 0")
        button.click()
        (address,) = self.page.evaluate("window.played")
        if address not in self._heard:
            with urlopen(address) as answer:
                self._heard[address] = self._ear(answer.read())
        return self._heard[address]

    def controls(self) -> dict[str, Locator]:
        """Everything to press on this screen, by what the button beside it says.

        Each has one button, and none sounds like another.
        """
        found: dict[str, Locator] = {}
        pressed = self.page.locator(_CONTROLS)
        for at in range(pressed.count()):
            each = pressed.nth(at)
            if not each.is_visible() or "play" in (each.get_attribute("class") or "").split():
                continue
            said = self.hear(self._beside(each))
            # Yes and no stand under each question of a screen that asks more than one.
            assert said not in found or self._group(each) != self._group(found[said]), said
            found.setdefault(said, each)
        assert found
        return found

    def _group(self, control: Locator) -> int:
        """Which of the questions on the screen a control belongs to."""
        return int(
            control.evaluate(
                "each => [...document.querySelectorAll('fieldset')]"
                ".indexOf(each.closest('fieldset'))"
            )
        )

    def _beside(self, control: Locator) -> Locator:
        """The round button of a control: the nearest one behind it in the page."""
        if control.evaluate("each => each.tagName") == "SUMMARY":
            control = control.locator("xpath=..")
        button = control.locator("xpath=following-sibling::*[1][contains(@class, 'play')]")
        if not button.count():
            button = control.locator("xpath=following-sibling::button[contains(@class,'play')][1]")
        if not button.count():
            button = control.locator("xpath=../following-sibling::*[1][contains(@class, 'play')]")
        assert button.count(), control.evaluate("each => each.outerHTML")
        return button.first

    def headings(self) -> list[str]:
        """What the questions on this screen say."""
        said = self.page.locator("main h1.said, main legend.said").locator(
            "xpath=following-sibling::*[1][contains(@class, 'play')]"
        )
        return [self.hear(said.nth(at)) for at in range(said.count()) if said.nth(at).is_visible()]


def walk(blind: TextBlind, wanted: dict[str, list[str]], words: dict[str, str]) -> set[str]:
    """Presses on from screen to screen; gives every question that was heard."""
    questions: set[str] = set()
    for _ in range(40):
        if blind.page.locator("[data-ticket]").count():
            return questions
        assert violations(blind.page) == []
        heard = blind.headings()
        questions.update(heard)
        controls = blind.controls()
        choices = [answer for text in heard for answer in wanted.get(text, [])]
        for answer in choices:
            controls[answer].click()
        onward = next(name for name in ("Start", "Send", "Next") if words[name] in controls)
        skips = words["Skip"] in controls and not choices
        controls[words["Skip"] if skips and onward == "Next" else words[onward]].click()
        if onward == "Send":
            blind.page.locator("[data-ticket]").wait_for()
    raise AssertionError("the last page never came")


def stored(opened: Opened) -> Response:
    with opened.kit.store.read() as shelves:
        ((_, _, _, response),) = shelves.responses.all(opened.survey)
    return response


@pytest.mark.parametrize("tag", ["nl", RIF])
def test_the_whole_survey_is_answered_by_ear_and_shape_alone(
    chromium: Browser, opened: Opened, tag: str
) -> None:
    """KA01, SV13, LA04, AX06: every control on every screen has a sound of its own."""
    spoken = opened.spoken[tag]
    ear = ear_for_tones(spoken) if tag == RIF else ear_for_the_voice(opened.kit, spoken)
    nl = opened.kit.words.slots("nl")
    words = {slot.path.removeprefix("words:"): slot.text or slot.path[6:] for slot in nl}
    texts = {each.key: each.text for each in spoken}
    page = phone(chromium, bypass_csp=True)
    blind = TextBlind(page, f"{opened.url}?lang={tag}", ear)
    if tag == "nl":
        page.locator(".tool.go").first.click()
    page.locator(".everything").wait_for()
    yes = words["Yes"]
    wanted = {
        **{texts[key]: [yes] for key in ("c1", "c2")},
        texts["q1"]: [texts["q1/family"], texts["q1/school"]],
        texts["q3"]: [texts["q3/paper"]],
        texts["q4"]: [texts["q4/no"]],
        texts["q5"]: [texts["q5/shame"]],
    }
    questions = walk(blind, wanted, words)
    assert texts["q5"] in questions
    assert texts["q6"] not in questions
    response = stored(opened)
    assert response.language == tag
    assert response.listened
    given = {value.path: value.values for value in response.values if value.values}
    assert given == {
        "good_help": ("family", "school"),
        "way": ("paper",),
        "asked": ("no",),
        "reasons": ("shame",),
    }


def test_a_language_that_is_only_spoken_shows_no_text(chromium: Browser, opened: Opened) -> None:
    """Pictures, shapes and round buttons; the mark of an example is the one exception."""
    page = phone(chromium)
    page.goto(f"{opened.url}?lang={RIF}#q1")
    page.locator(".everything").wait_for()
    seen = page.locator("main :visible, header :visible:not(.example)")
    sizes = seen.evaluate_all(
        "all => all.filter(each => [...each.childNodes].some(node =>"
        " node.nodeType == 3 && node.data.trim()))"
        ".map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert sizes
    assert max(sizes) == 0
    assert page.locator("html").get_attribute("lang") == RIF
    assert page.locator("body").get_attribute("lang") == "nl"
