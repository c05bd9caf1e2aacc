"""Recordings and sounds of versions, on both engines; their files tell no more than a day."""

import hashlib
import stat
from dataclasses import replace

import pytest

from app.flow.records import Recording, Sound
from tests.builders import an_id
from tests.store.conftest import Standing


def _recording(standing: Standing, content: bytes, path: str = "title") -> Recording:
    return Recording(
        id=an_id(),
        council_id=standing.survey.council_id,
        survey_id=standing.survey.id,
        path=path,
        tag="nl",
        kind="human",
        file=f"{an_id()}.mp3",
        by="A. Tester",
        day="2026-11-23",
        seconds=2.37,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest()[:32],
    )


def test_a_recording_is_kept_with_its_file(standing: Standing) -> None:
    one = _recording(standing, b"one")
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(one, b"one")
    with standing.kit.store.read() as shelves:
        assert shelves.sounds.recordings(standing.survey) == (one,)
        path = shelves.sounds.file(one.file)
    assert path.read_bytes() == b"one"
    assert path.parent == standing.data / "recordings"
    assert path.stat().st_mtime % 86400 == 43200
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_second_recording_takes_the_place_of_the_first(standing: Standing) -> None:
    one, two = _recording(standing, b"one"), _recording(standing, b"two")
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(one, b"one")
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(two, b"two")
        kept = shelves.sounds.recordings(standing.survey)
        old = shelves.sounds.file(one.file)
        # The row keeps its id; the file is another.
        assert [each.file for each in kept] == [two.file]
        assert old.exists()
    assert not old.exists()


def test_a_file_stays_where_a_version_is_heard_with_it(standing: Standing) -> None:
    one, two = _recording(standing, b"one"), _recording(standing, b"two")
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(one, b"one")
        sound = Sound("s", "human", one.file, 2.37, 3, one.digest)
        shelves.sounds.put_sounds(standing.version, "nl", (sound,))
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(two, b"two")
    with standing.kit.store.read() as shelves:
        assert shelves.sounds.file(one.file).read_bytes() == b"one"


def test_sounds_of_a_version_come_back_in_their_order(standing: Standing) -> None:
    sounds = (
        Sound("s", "human", "a.mp3", 2.5, 10, "d"),
        Sound("q1/ja", "computer", "b.mp3", 1.25, 20),
        Sound("q1", "video", "c.mp4", 9.0, 30, "e", "هل أنت بخير؟"),
    )
    with standing.kit.store.write() as shelves:
        shelves.sounds.put_sounds(standing.version, "nl", sounds[:1])
        shelves.sounds.put_sounds(standing.version, "nl", sounds)
    with standing.kit.store.read() as shelves:
        assert shelves.sounds.sounds(standing.version.id, "nl") == sounds
        assert shelves.sounds.sounds_behind(standing.version.fingerprint, "nl") == sounds
        assert shelves.sounds.sounds(standing.version.id, "ar") == ()
        assert shelves.sounds.sounds_behind("unknown", "nl") == ()


def test_a_recording_belongs_to_a_council_that_takes_part(standing: Standing) -> None:
    stranger = replace(_recording(standing, b"one"), council_id=an_id())
    with pytest.raises(Exception, match=r"(?i)foreign"), standing.kit.store.write() as shelves:
        shelves.sounds.put_recording(stranger, b"one")
