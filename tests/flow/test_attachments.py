"""What comes with a form: kept only with its own yes, clean, and under a name of ours."""

import base64
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.core.missing import Missing
from app.core.planning import Offer, gates
from app.core.problems import Problem, Refused
from app.core.questionnaire import Kind, Purpose, Section
from app.core.response import Response
from app.flow.attachments import Files, sweep
from app.flow.collect import Kept, Outcome, Wrong, submit
from app.flow.export import files_for, tables_for
from app.flow.form_fields import Fields
from app.flow.ports import Toolkit
from app.flow.printing import make_cards
from app.flow.records import Place, Survey, Version
from tests.builders import a_questionnaire, an_item, an_open_version, some_terms
from tests.media.taken import PLACE, SVG, a_photo

KEY = "a-key-of-this-phone-1"
YES = (("consent.answers", "yes"), ("lang", "nl"))
BOTH = (*YES, ("consent.voice", "yes"), ("consent.photo", "yes"))
TOLD, SEEN = "answer.told", "answer.seen"
ASKING = (Purpose("answers"), Purpose("voice"), Purpose("photo"))
Opened = tuple[Survey, Version, Place]


@dataclass(frozen=True)
class PlainCleaner:
    """Says what was cleaned; only what begins with ``sound`` or ``photo`` is fit."""

    def voice(self, content: bytes) -> bytes:
        if not content.startswith(b"sound"):
            raise Refused(Problem("not_a_recording"))
        return b"clean " + content

    def photo(self, content: bytes) -> bytes:
        if not content.startswith(b"photo"):
            raise Refused(Problem("not_a_photo"))
        return b"clean " + content


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, cleaner=PlainCleaner())


@pytest.fixture
def opened(toolkit: Toolkit) -> Opened:
    questionnaire = a_questionnaire(
        an_item("safe"),
        an_item("told", Kind.VOICE),
        an_item("seen", Kind.PHOTO),
        an_item("age", Kind.INTEGER),
        purposes=ASKING,
    )
    return an_open_version(toolkit, questionnaire)


def sent(kit: Toolkit, opened: Opened, *fields: tuple[str, str], files: Files = ()) -> Outcome:
    return submit(kit, opened[2].code, (*BOTH, *fields), files=files)


def response_of(outcome: Outcome) -> Response:
    assert isinstance(outcome, Kept)
    return outcome.response


def on_disk(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "data" / "attachments"
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def problems(outcome: Outcome) -> list[tuple[str, str]]:
    assert isinstance(outcome, Wrong)
    return [(problem.code, problem.where) for problem in outcome.problems]


def test_a_file_is_kept_clean_under_a_random_name(
    kit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    files = ((TOLD, b"sound one"), (SEEN, b"photo one"))
    response = response_of(sent(kit, opened, ("answer.safe", "often"), files=files))
    told, seen = response.values[1], response.values[2]
    assert re.fullmatch(r"[0-9a-f]{32}\.mp3", told.values[0])
    assert re.fullmatch(r"[0-9a-f]{32}\.jpg", seen.values[0])
    assert on_disk(tmp_path) == {
        told.values[0]: b"clean sound one",
        seen.values[0]: b"clean photo one",
    }


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("kind", ["audio/webm", "audio/webm;codecs=opus", "application/pdf"])
def test_a_file_may_stand_inside_a_field_as_it_waits_sealed(
    kit: Toolkit, opened: Opened, tmp_path: Path, encode: type, kind: str
) -> None:
    """Decision 3: one sealed box holds everything. What it calls itself tells nothing."""
    content = b"sound \xfb\xff\xfe"
    text = f"data:{kind};base64,{encode(content).decode().rstrip('=')}"
    assert isinstance(sent(kit, opened, (TOLD, text)), Kept)
    assert list(on_disk(tmp_path).values()) == [b"clean " + content]


@pytest.mark.parametrize("answer", ["no", "", "maybe"])
def test_without_a_yes_to_its_purpose_nothing_of_a_file_reaches_the_disk(
    kit: Toolkit, opened: Opened, tmp_path: Path, answer: str
) -> None:
    """CO06: each purpose has its own yes."""
    fields: Fields = (*YES, ("consent.voice", answer), ("consent.photo", "yes"))
    files = ((TOLD, b"sound"), (SEEN, b"photo"))
    response = response_of(submit(kit, opened[2].code, fields, files=files))
    assert response.values[1].missing is Missing.REFUSED
    assert list(on_disk(tmp_path).values()) == [b"clean photo"]
    none = response_of(submit(kit, opened[2].code, fields))
    assert none.values[1].missing is Missing.SKIPPED


def test_no_answer_and_no_consent_at_all_keep_nothing(
    kit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    response = response_of(sent(kit, opened, (TOLD, "  "), files=((SEEN, b""),)))
    assert [value.missing for value in response.values[1:3]] == [Missing.SKIPPED] * 2
    submit(kit, opened[2].code, (("consent.voice", "yes"),), files=((TOLD, b"sound"),))
    assert on_disk(tmp_path) == {}


def test_what_is_no_file_is_a_problem_at_its_place_and_the_others_must_come_again(
    kit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    outcome = sent(kit, opened, (TOLD, "IMG_1.jpg"), files=((SEEN, b"photo"),))
    assert problems(outcome) == [("not_a_recording", "told"), ("file_again", "seen")]
    outcome = sent(kit, opened, files=((TOLD, b"sound"), (SEEN, SVG)))
    assert problems(outcome) == [("not_a_photo", "seen"), ("file_again", "told")]
    outcome = sent(kit, opened, ("answer.age", "old"), files=((TOLD, b"sound"),))
    assert problems(outcome) == [("not_a_number", "age"), ("file_again", "told")]
    for broken in ("data:audio/webm;base64,é", "data:audio/webm;base64,A", "data:audio/webm,x"):
        assert problems(sent(kit, opened, (TOLD, broken))) == [("not_a_recording", "told")]
    two = ((TOLD, b"sound a"), (TOLD, b"sound b"))
    assert ("too_many_values", "told") in problems(sent(kit, opened, files=two))
    assert problems(sent(kit, opened, files=(("answer.safe", b"x"),))) == [("unknown_item", "safe")]
    assert on_disk(tmp_path) == {}


def test_a_name_that_comes_from_outside_names_no_file(kit: Toolkit, opened: Opened) -> None:
    """Nobody can point at the file of another response."""
    first = response_of(sent(kit, opened, files=((TOLD, b"sound"),)))
    name = first.values[1].values[0]
    assert problems(sent(kit, opened, (TOLD, name))) == [("not_a_recording", "told")]


def test_a_refused_card_stores_no_file_and_asks_for_it_again(
    kit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    (card,) = make_cards(kit, opened[0], opened[2], 1)
    code = ("card", card.code)
    assert isinstance(sent(kit, opened, code), Kept)
    again = sent(kit, opened, code, files=((TOLD, b"sound"),))
    assert problems(again) == [("used_card", "card"), ("file_again", "told")]
    assert on_disk(tmp_path) == {}


def test_a_retry_keeps_the_first_file_only(kit: Toolkit, opened: Opened, tmp_path: Path) -> None:
    """Decision 4."""
    key = ("submission", KEY)
    first = sent(kit, opened, key, files=((TOLD, b"sound one"),))
    assert sent(kit, opened, key, files=((TOLD, b"sound two"),)) == first
    assert list(on_disk(tmp_path).values()) == [b"clean sound one"]


def test_what_routing_did_not_ask_for_is_dropped_unread(toolkit: Toolkit, tmp_path: Path) -> None:
    """An explicit refusal is the safer reading, for a file as for words."""
    kit = replace(toolkit, cleaner=PlainCleaner())
    opened = an_open_version(kit, a_questionnaire(an_item("told", Kind.VOICE), purposes=ASKING))
    outcome = sent(kit, opened, ("missing.told", "refused"), files=((TOLD, b"no sound at all"),))
    assert response_of(outcome).values[0].missing is Missing.REFUSED
    assert on_disk(tmp_path) == {}


def test_each_member_of_a_repeat_may_bring_a_file(toolkit: Toolkit, tmp_path: Path) -> None:
    kit = replace(toolkit, cleaner=PlainCleaner())
    member = Section("member", (an_item("member/told", Kind.VOICE),), is_repeat=True)
    opened = an_open_version(kit, a_questionnaire(member, purposes=ASKING))
    files = tuple((f"answer.member[{n}]/told", f"sound {n}".encode()) for n in (1, 2))
    response = response_of(sent(kit, opened, files=files))
    held = on_disk(tmp_path)
    assert [(value.instance, held[value.values[0]]) for value in response.values] == [
        ("1", b"clean sound 1"),
        ("2", b"clean sound 2"),
    ]


def test_a_real_photo_is_stored_without_where_it_was_taken(
    toolkit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    """A search of every byte that was written."""
    assert isinstance(sent(toolkit, opened, files=((SEEN, a_photo()),)), Kept)
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for told in (PLACE, b"Exif\0", b"2026:11:25"):
                assert told not in content, path


def test_a_survey_that_asks_for_a_file_must_ask_whether_it_may_be_used() -> None:
    """H6: without its own yes nothing that came could be kept."""
    for purposes, found in ((ASKING, []), (ASKING[:2], ["seen"]), (ASKING[:1], ["told", "seen"])):
        questionnaire = a_questionnaire(
            an_item("told", Kind.VOICE), an_item("seen", Kind.PHOTO), purposes=purposes
        )
        offer = Offer(questionnaire, some_terms(), (), ())
        (gate,) = (each for each in gates(offer, "2026-11-25") if each.identity == "H6")
        assert [p.where for p in gate.problems if p.code == "no_purpose"] == found
        assert gate.is_hard


def test_the_host_gets_files_by_name_and_research_gets_none(
    kit: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    """Decision 9: a voice is never microdata."""
    survey, version, _ = opened
    sent(kit, opened, files=((TOLD, b"sound"), (SEEN, b"photo")))
    held = on_disk(tmp_path)
    assert dict(files_for(kit, survey, "host")) == held
    assert list(files_for(kit, survey, "research")) == []
    tables = tables_for(kit, survey, "host")
    at = [variable.name for variable in tables.data.variables].index("told")
    assert tables.rows[0][at] in held
    assert tables.data.variables[at].is_own_words, "withheld from research, as free text is"
    assert version.questionnaire.item("told") is not None


def test_the_sweep_leaves_what_is_named(kit: Toolkit, opened: Opened, tmp_path: Path) -> None:
    sent(kit, opened, files=((TOLD, b"sound"),))
    (tmp_path / "data" / "attachments" / "orphan.mp3").write_bytes(b"x")
    assert sweep(kit) == 1
    assert sweep(kit) == 0
    assert len(on_disk(tmp_path)) == 1
