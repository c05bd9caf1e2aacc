"""Decision 14 for one purpose: its files are gone from the disk, and no restore brings it back."""

import base64
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.core.consent import Consent
from app.flow.copies import delete_again
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from app.flow.retention import Outcome, withdraw_purpose
from app.flow.returning.tickets import find_ticket
from app.flow.shelves import Shelves
from app.secrets import FileSecrets
from app.store import open_store, restore_backup, write_backup
from app.store.session import Statement
from tests.builders import a_response, a_value, an_id, an_open_version
from tests.ended import ticket
from tests.store.conftest import Standing
from tests.store.keeping import ONLY_SQLITE, keep

KEY = base64.b64encode(bytes(range(32))) + b"\n"
AGREED = Consent((("answers", True), ("quote", True), ("voice", True), ("photo", True)))
FILES = {"voice": b"a voice that said something " * 999, "photo": b"a picture of a lamp " * 999}
_ATTACH = Statement("INSERT INTO attachments VALUES (?, ?, ?, '', ?, ?, ?)")


def _attach(kit: Toolkit, version: Version, data: Path, response_id: str, name: str = "") -> None:
    """One file of each kind comes with a response; its name is that of the kind."""
    (data / "attachments").mkdir(exist_ok=True)
    with kit.store.write() as shelves:
        number = shelves.responses._numbering.of_version(version)["remarks"].number
        for kind, content in FILES.items():
            (data / "attachments" / f"{name}{kind}").write_bytes(content)
            facts = (an_id(), bytes.fromhex(response_id), number, kind, f"{name}{kind}")
            shelves.session.fast(_ATTACH, *facts, "2026-11-23")


def test_the_files_of_one_kind_go_and_those_of_others_stay(standing: Standing) -> None:
    """CO14: on both engines; a second person's files are nobody's business here."""
    kit, data = standing.kit, standing.data
    mine, other = (keep(kit, standing.survey, standing.version, standing.place) for _ in range(2))
    _attach(kit, standing.version, data, mine)
    _attach(kit, standing.version, data, other, "other-")
    with kit.store.write() as shelves:
        assert shelves.responses.forget_attachments_of(mine, "voice") == 1
        assert shelves.responses.forget_attachments_of(mine, "voice") == 0
    left = sorted(path.name for path in (data / "attachments").iterdir())
    assert left == ["other-photo", "other-voice", "photo"]


def test_a_consent_becomes_no_once_and_for_one_person(standing: Standing) -> None:
    """CO06: on both engines."""
    kit, survey = standing.kit, standing.survey
    said = a_response(consent=AGREED)
    mine, other = (keep(kit, survey, standing.version, standing.place, said) for _ in range(2))
    with kit.store.write() as shelves:
        assert shelves.responses.revoke(mine, "quote")
        assert not shelves.responses.revoke(mine, "quote")
        assert not shelves.responses.revoke(mine, "never_asked")
    with kit.store.read() as shelves:
        kept = {each: response.consent for each, _, _, response in shelves.responses.all(survey)}
    assert kept[mine].revocable == ("voice", "photo")
    assert kept[other] == AGREED


@dataclass
class Host:
    """A host whose survey one person answered with voice and photo, who holds ``ticket(0)``."""

    like: Toolkit
    folder: Path
    url: str

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def keys(self) -> Path:
        return self.folder / "keys" / "secrets.json"

    def open(self) -> Toolkit:
        store = open_store(self.url, self.data, self.keys.parent)
        store.migrate()
        return replace(self.like, store=store, secrets=FileSecrets(self.keys))

    def fill(self) -> Survey:
        kit = self.open()
        survey, version, place = an_open_version(kit)
        _answer(kit, survey, version, place, self.data)
        kit.store.close()
        return survey

    def revoke(self, survey: Survey, *purposes: str) -> None:
        kit = self.open()
        with closing(kit.store):
            for purpose in purposes:
                holder = find_ticket(kit, survey.slug, ticket(0))
                assert withdraw_purpose(kit, holder, purpose) is Outcome.REVOKED

    def agreed(self, survey: Survey) -> tuple[str, ...]:
        kit = self.open()
        with closing(kit.store), kit.store.read() as shelves:
            ((_, _, _, response),) = shelves.responses.all(survey)
        return response.consent.revocable

    def restore(self, file: Path) -> int:
        return restore_backup(self.url, self.data, self.keys, file, KEY, _delete_again)


def _answer(kit: Toolkit, survey: Survey, version: Version, place: Place, data: Path) -> None:
    said = a_response(a_value("remarks", "the lamp is broken"), consent=AGREED)
    identity, hashed = an_id(), kit.secrets.hash
    with kit.store.write() as shelves:
        trace = hashed("withdrawal", survey.id, ticket(0))
        shelves.responses.add(identity, survey, version, place, said, trace)
    with kit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, hashed("register", survey.id, ticket(0)))
    _attach(kit, version, data, identity)


def _delete_again(shelves: Shelves, keys: Path) -> int:
    return delete_again(shelves, FileSecrets(keys))


@pytest.fixture(params=["sqlite", "postgresql"])
def host(request: pytest.FixtureRequest, toolkit: Toolkit, tmp_path: Path) -> Host:
    """A host on each engine, with everything but its store and keys from the toolkit."""
    folder = tmp_path / "one"
    if request.param == "postgresql":
        return Host(toolkit, folder, request.getfixturevalue("postgres_url"))
    return Host(toolkit, folder, f"sqlite:///{folder / 'data' / 'buurtstem.sqlite'}")


@ONLY_SQLITE
@pytest.mark.parametrize("lost", ["nothing", "the tombstone file"])
def test_a_restored_backup_brings_no_purpose_back(host: Host, tmp_path: Path, lost: str) -> None:
    """The backup says yes and holds the voice; after the restore there is neither."""
    survey, backup = host.fill(), tmp_path / "all.backup"
    kit = host.open()
    with closing(kit.store) as store:
        write_backup(store, host.data, host.keys, backup, KEY)
    host.revoke(survey, "quote", "voice")
    if lost == "the tombstone file":
        (host.keys.parent / "tombstones").unlink()
    for _ in range(2):
        assert host.restore(backup) == 0
        assert host.agreed(survey) == ("photo",)
        on_disk = [path.read_bytes() for path in host.data.rglob("*") if path.is_file()]
        assert not any(b"a voice that said something" in content for content in on_disk)
        assert any(FILES["photo"] in content for content in on_disk)


@ONLY_SQLITE
def test_no_byte_of_a_recording_that_was_taken_back_is_left(host: Host) -> None:
    """Decision 14: overwritten, then gone."""
    survey = host.fill()
    second_name = host.folder / "second"
    second_name.hardlink_to(host.data / "attachments" / "voice")
    host.revoke(survey, "voice")
    assert not (host.data / "attachments" / "voice").exists()
    assert not second_name.read_bytes().strip(b"\0")
    assert host.agreed(survey) == ("quote", "photo")
