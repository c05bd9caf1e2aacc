"""Decision 5: nothing that could lead to a person is stored or logged, anywhere."""

import base64
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.form import answer, request
from tests.journeys.host import Host
from tests.journeys.opening import opened_streets

pytestmark = pytest.mark.attack

_FORWARDED = "203.0.113.77"
_ADDRESS = "127.45.6.7"


def _agent() -> str:
    return f"Mozilla/5.0 (Phone {secrets.token_hex(8)})"


def _forms_of_an_address(address: str) -> Iterator[bytes]:
    numbers = bytes(int(part) for part in address.split("."))
    yield from _forms_of_a_text(address)
    yield numbers
    yield numbers[::-1]
    yield numbers.hex().encode()
    yield str(int.from_bytes(numbers)).encode()
    yield f"::ffff:{address}".encode()


def _forms_of_a_text(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode().hex().encode()
    for shift in range(3):
        # Base64 differs by where in the stream the text starts; the ends are cut off.
        coded = base64.b64encode(b"x" * shift + text.encode())
        yield coded[4:-4] if shift else coded[:-4]


def _files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


@pytest.mark.journey
def test_no_byte_of_a_persons_device_is_found_anywhere(folder: Path) -> None:
    """ADR 005: data folder, logs, temporary files and a decrypted backup."""
    host = Host(folder)
    host.start()
    _, (url,) = opened_streets(host, "Markthal")
    agents, keys, tickets = [], [], []
    for _ in range(12):
        agent, key = _agent(), secrets.token_urlsafe(24)
        headers = {
            "user_agent": agent,
            "x_forwarded_for": _FORWARDED,
            "x_real_ip": _FORWARDED,
            "forwarded": f"for={_FORWARDED}",
            "cookie": f"seen={agent[-12:]}",
            "referer": f"https://elsewhere.example/{agent[-12:]}",
        }
        _, last = answer(url, lambda _name, values: values[:1], key, **headers)
        assert last.status == 200
        assert "set-cookie" not in last.headers
        agents.append(agent)
        keys.append(key)
        tickets.append(last.link("data-ticket").get("data-ticket"))
    _make_trouble(host, url)
    host.stop()
    backup_folder = _decrypted_backup(host, folder)
    needles = {form for a in (_ADDRESS, _FORWARDED) for form in _forms_of_an_address(a)}
    for word in (*agents, *keys, *tickets):
        needles.update(_forms_of_a_text(str(word)))
    # Four raw bytes turn up by chance in large random files, so they count only in small ones.
    found = [
        (path.name, needle)
        for path, content in _files(host.data, folder / "tmp", backup_folder)
        for needle in needles
        if len(needle) > 4 and needle in content
    ]
    log = (folder / "server.log").read_bytes()
    found += [("server.log", needle) for needle in needles if len(needle) > 4 and needle in log]
    assert not found
    code = url.rsplit("/", 1)[-1].encode()
    assert code not in log


def _make_trouble(host: Host, url: str) -> None:
    """Requests that make a program complain: complaints must hold nothing of the person."""
    agent = {"user_agent": _agent(), "x_forwarded_for": _FORWARDED}
    for path in ("/nothing", "/ZZZZ", "/t/our-streets/12345678901234567890", "/t/x/y"):
        request(host.address + path, **agent)
    request(
        url, [("answer.outside", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"))]
    )
    request(url, [("answer.nothing", "1"), ("consent.answers", "yes")], **agent)
    request(url, [("x" * 500, "y" * 500)] * 500, **agent)


def _decrypted_backup(host: Host, folder: Path) -> Path:
    key = folder / "backup.key"
    key.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    host.do("backup", str(folder / "all.backup"), "--key-file", str(key))
    other = folder / "other"
    other.mkdir()
    second = Host(other)
    second.do("restore", str(folder / "all.backup"), "--key-file", str(key))
    return second.data
