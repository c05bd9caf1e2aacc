"""The host's keys: made once, closed to others, one per use; and boxes that only they open."""

import json
import os
import subprocess
from pathlib import Path

import playwright
import pytest

from app.core.problems import Refused
from app.secrets import FileSecrets, base64url, from_base64url
from app.secrets.credentials import Credentials
from tests.phone_sealing import seal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the key file will be."""
    return tmp_path / "keys" / "secrets.json"


def test_the_key_file_is_made_once_and_closed_to_others(file: Path) -> None:
    before = os.umask(0)
    try:
        first = FileSecrets(file)
    finally:
        os.umask(before)
    content = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert FileSecrets(file).hash("a", "b", "c") == first.hash("a", "b", "c")
    assert file.read_bytes() == content
    assert [each.name for each in file.parent.iterdir()] == ["secrets.json"]


def test_two_that_start_at_once_agree_on_one_key(file: Path) -> None:
    children = []
    for _ in range(6):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, FileSecrets(file).hash("a", "b", "c"))
            finally:
                os._exit(0)
        os.close(writing)
        children.append((child, reading))
    hashes = set()
    for child, reading in children:
        with os.fdopen(reading, "rb") as stream:
            hashes.add(stream.read())
        os.waitpid(child, 0)
    assert len(hashes) == 1
    assert len(hashes.pop()) == 32


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"root": "c2hvcnQ="}', '{"root": 5}', '{"root": "?"}', "\xff"]
)
def test_a_broken_key_file_is_refused_in_words_and_left_alone(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(Refused) as refusal:
        FileSecrets(file)
    assert refusal.value.problems[0].code == "secrets_unreadable"
    assert file.read_bytes() == content.encode("latin-1")


def test_traces_of_different_uses_and_surveys_cannot_be_joined(secrets: FileSecrets) -> None:
    """Decision 6: two unrelated traces of one ticket."""
    traces = {
        secrets.hash(purpose, scope, secret)
        for purpose in ("withdrawal", "register", "tombstone")
        for scope in ("survey-1", "survey-2")
        for secret in ("12345", "12346")
    }
    assert len(traces) == 12
    assert {len(trace) for trace in traces} == {32}
    assert secrets.hash("a", "b", "c") == secrets.hash("a", "b", "c")


def test_another_host_makes_other_traces(secrets: FileSecrets, tmp_path: Path) -> None:
    other = FileSecrets(tmp_path / "other" / "secrets.json")
    assert other.hash("a", "b", "c") != secrets.hash("a", "b", "c")


def test_random_numbers_have_their_size(secrets: FileSecrets) -> None:
    ids = {secrets.random_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) == 32 and int(each, 16) >= 0 for each in ids)
    assert all(secrets.random_bits(5) < 32 for _ in range(100))


def test_what_a_phone_sealed_is_opened_with_the_wrapped_half(secrets: FileSecrets) -> None:
    """Decision 3: answers wait encrypted to the survey's receiving public key."""
    public, private = secrets.new_receiving_pair()
    assert len(from_base64url(public)) == 65
    assert from_base64url(public)[0] == 4
    box = seal(public, "antwoord ጥያቄ".encode())
    assert secrets.open_sealed(private, box) == "antwoord ጥያቄ".encode()
    assert secrets.open_sealed(private, seal(public, b"")) == b""


def test_a_box_that_was_changed_or_is_for_another_survey_does_not_open(
    secrets: FileSecrets, tmp_path: Path
) -> None:
    public, private = secrets.new_receiving_pair()
    box = seal(public, b"yes")
    _, other_private = secrets.new_receiving_pair()
    elsewhere = FileSecrets(tmp_path / "other" / "secrets.json")
    broken = [
        box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in (0, 1, 64, 70, len(box) - 1)
    ]
    for each in (*broken, box[:-1], box[:65], box[:10], b"", bytes(200)):
        with pytest.raises(ValueError, match="cannot be opened"):
            secrets.open_sealed(private, each)
    for host, half in ((secrets, other_private), (elsewhere, private), (secrets, private[:-1])):
        with pytest.raises(ValueError, match="cannot be opened"):
            host.open_sealed(half, box)


def test_the_private_half_lies_nowhere_unwrapped(secrets: FileSecrets, file: Path) -> None:
    public, private = secrets.new_receiving_pair()
    root = json.loads(file.read_text())["root"]
    assert from_base64url(public) == private[:65]
    assert len(private) == 65 + 12 + 32 + 16
    assert root.encode() not in private


def test_base64url_has_no_padding() -> None:
    for length in range(8):
        raw = bytes(range(length))
        text = base64url(raw)
        assert "=" not in text
        assert from_base64url(text) == raw


_WEBCRYPTO = """
const [point, words] = process.argv.slice(1);
const subtle = globalThis.crypto.subtle;
const bytes = text => Uint8Array.from(Buffer.from(text, "base64url"));
(async () => {
  const curve = {name: "ECDH", namedCurve: "P-256"};
  const receiver = await subtle.importKey("raw", bytes(point), curve, false, []);
  const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
  const bits = await subtle.deriveBits({name: "ECDH", public: receiver}, pair.privateKey, 256);
  const base = await subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("buurtstem answers 1");
  const key = await subtle.deriveKey(
    {name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info},
    base, {name: "AES-GCM", length: 256}, false, ["encrypt"]);
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
  const box = await subtle.encrypt({name: "AES-GCM", iv}, key, new TextEncoder().encode(words));
  const sender = await subtle.exportKey("raw", pair.publicKey);
  const all = Buffer.concat([Buffer.from(sender), Buffer.from(iv), Buffer.from(box)]);
  process.stdout.write(all.toString("base64url"));
})();
"""


def test_a_box_made_with_webcrypto_is_opened(secrets: FileSecrets) -> None:
    """The recipe at ``open_sealed``, word for word, in a browser's own cryptography."""
    public, private = secrets.new_receiving_pair()
    node = Path(playwright.__file__).parent / "driver" / "node"
    made = subprocess.run(
        [node, "-e", _WEBCRYPTO, public, "antwoord ጥያቄ"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    box = from_base64url(made.stdout)
    assert secrets.open_sealed(private, box) == "antwoord ጥያቄ".encode()


def test_a_guess_at_a_password_costs_64_megabytes() -> None:
    assert Credentials().hash_password("a").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
