"""Keys for return addresses: boxes of one length, a passphrase, and nothing for others."""

import time
from pathlib import Path

import pytest

from app.core.address import PADDED, Address, packed, unpacked
from app.core.problems import Refused
from app.secrets import FileSecrets, from_base64url
from app.secrets.passphrases import wrap
from app.store.tables.returns import SEALED_ADDRESS

ADDRESS = Address("letter", "fa", ("Vlasweg ١٢", "1971 AB IJmuiden"), True)


def test_an_address_comes_out_of_its_box_as_it_went_in(secrets: FileSecrets) -> None:
    public, private = secrets.new_return_pair()
    assert len(from_base64url(public)) == 65
    box = secrets.seal_address(public, packed(ADDRESS))
    assert len(box) == SEALED_ADDRESS
    assert unpacked(secrets.open_address(private, box)) == ADDRESS
    assert secrets.seal_address(public, packed(ADDRESS))[65:] != box[65:]


def test_another_key_or_a_changed_box_opens_nothing(secrets: FileSecrets) -> None:
    public, private = secrets.new_return_pair()
    box = secrets.seal_address(public, packed(ADDRESS))
    broken = [box[:-1], b"", bytes(len(box)), box[:100] + bytes([box[100] ^ 1]) + box[101:]]
    for each in broken:
        with pytest.raises(ValueError):
            secrets.open_address(private, each)
    with pytest.raises(ValueError):
        secrets.open_address(secrets.new_return_pair()[1], box)
    with pytest.raises(ValueError):
        secrets.seal_address("", packed(ADDRESS))


def test_a_key_for_answers_opens_no_address(secrets: FileSecrets) -> None:
    _, private = secrets.new_return_pair()
    waiting, wrapped = secrets.new_receiving_pair()
    with pytest.raises(ValueError):
        secrets.open_address(private, secrets.seal_address(waiting, packed(ADDRESS)))
    with pytest.raises(ValueError):
        secrets.open_sealed(wrapped, secrets.seal_address(waiting, packed(ADDRESS)))


def test_only_the_passphrase_opens_a_wrapped_key(secrets: FileSecrets) -> None:
    _, private = secrets.new_return_pair()
    wrapped = secrets.wrap(private, "four words that fit")
    assert private not in wrapped
    assert secrets.unwrap(wrapped, "four words that fit") == private
    tampered = bytes([wrapped[0] ^ 1]) + wrapped[1:]
    costly = wrapped[:1] + b"\xff\xff\xff\xff" + wrapped[5:]
    for blob, passphrase in (
        (wrapped, "four words that fat"),
        (wrapped, ""),
        (tampered, "four words that fit"),
        (costly, "four words that fit"),
        (wrapped[:20], "four words that fit"),
        (b"", "four words that fit"),
    ):
        with pytest.raises(ValueError):
            secrets.unwrap(blob, passphrase)


def test_the_host_opens_a_wrapped_key_made_by_another_host(
    secrets: FileSecrets, tmp_path: Path
) -> None:
    # A backup that is put back on a new machine has another key file.
    elsewhere = FileSecrets(tmp_path / "other" / "secrets.json")
    _, private = secrets.new_return_pair()
    assert elsewhere.unwrap(secrets.wrap(private, "a b c d"), "a b c d") == private


def test_a_guess_is_dear_where_nobody_asked_for_less(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path / "dear" / "secrets.json")
    began = time.process_time()
    wrapped = secrets.wrap(bytes(32), "a b c d")
    assert time.process_time() - began > 0.02
    assert int.from_bytes(wrapped[1:5]) == 64 * 1024
    assert len(wrapped) == len(wrap(bytes(32), "a b c d", 64, 1))


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'["mail","nl",0]',
        b'["pigeon","nl",0,"x"]',
        b'["mail","nl",2,"x"]',
        b'["mail","nl",0,1]',
    ],
)
def test_what_is_no_address_is_not_taken_for_one(plain: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(plain)


def test_every_address_that_fits_has_one_length_and_a_longer_one_is_refused() -> None:
    assert {len(packed(Address("sms", "nl", ("+" + "1" * n,)))) for n in range(1, 400)} == {PADDED}
    with pytest.raises(Refused) as refused:
        packed(Address("letter", "ti", ("ጎዳና" * 40,) * 6))
    assert refused.value.problems[0].code == "address_too_long"
    assert "ጎዳና" not in str(refused.value)
    assert "Vlasweg" not in repr(ADDRESS)
