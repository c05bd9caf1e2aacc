"""Decision 7: after people left addresses, no byte of one is found in data, log, dump or backup."""

import base64
import os
import re
import secrets
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.journeys.form import request as ask
from tests.journeys.host import Host
from tests.journeys.opening import LANGUAGES, STREETS, TERMS
from tests.media.reading import words_in

pytestmark = pytest.mark.attack

# Words that stand in every address below and nowhere else in the world.
_MAIL, _STREET, _TOWN = "kwartelzang", "Wulpenhofje", "ኣድራሻይኩም"
# Far more addresses than people are not taken, so the long run has people who answered too.
_IS_WHOLE = os.environ.get("BUURTSTEM_JOURNEYS") == "all"
_PEOPLE, _ANSWERS = (264, 100) if _IS_WHOLE else (64, 0)
_ENGINES = ("sqlite", "postgresql") if _IS_WHOLE else ("sqlite",)


def _typed(number: int) -> dict[str, str]:
    match number % 4:
        case 0 | 1:
            return {"way": "mail", "mail": f"{_MAIL}{number}@example.org", "later": "yes"}
        case 2:
            home = {"street": _STREET, "number": str(number), "postcode": "1971 AB"}
            return {"way": "letter", **home, "town": _TOWN}
    # What is refused must leave no trace either.
    return {"way": "mail", "mail": f"{_MAIL}{number}@@example"}


def _forms_of(text: str) -> Iterator[bytes]:
    for said in (text, text.upper()):
        yield said.encode()
        yield said.encode("utf-16-le")
        yield said.encode("utf-16-be")
        yield said.encode().hex().encode()
        yield base64.b64encode(said.encode())[:-4]
        for shift in (1, 2):
            yield base64.b64encode(b"x" * shift + said.encode())[4:-4]
    if not text.isascii():
        yield text.encode("unicode_escape")
        yield quote(text).encode()


_NEEDLES = tuple(form for text in (_MAIL, _STREET, _TOWN) for form in _forms_of(text))


def _found(*folders: Path) -> list[tuple[str, bytes]]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    contents = ((path.name, path.read_bytes()) for path in files)
    return [(name, each) for name, content in contents for each in _NEEDLES if each in content]


def _asking(folder: Path, engine: str) -> tuple[Host, str]:
    """A host whose survey promised mail and letters, and the local address of its form."""
    host = Host(folder, engine)
    # A carrier that is named and never asked: nothing is sent here.
    host.environment["BUURTSTEM_SMTP_URL"] = "smtp://127.0.0.1:9"
    host.environment["BUURTSTEM_MAIL_FROM"] = "raad@example.org"
    slug = host.json("survey", "import", str(STREETS))["slug"]
    for tag in LANGUAGES:
        host.do("survey", "review", slug, "--lang", tag, "--by", "A. Tester")
    sheet = folder / "tmp" / "sheet.pdf"
    words = ("return", "key", slug)
    host.do(*words, "--passphrase-file", "-", "-o", str(sheet), stdin="river lamp onion tram\n")
    code = re.findall(r"\b[2-9A-HJ-NP-Z]{5}\b", words_in(sheet.read_bytes(), folder / "tmp"))
    closed = host.refuse("survey", "open", slug, *TERMS, "--ways", "ticket,mail,letter")
    assert "return key" in closed
    host.do(*words, "--confirm", " ".join(code[:6]))
    host.do("survey", "open", slug, *TERMS, "--ways", "ticket,mail,letter")
    host.start()
    place = host.local(host.json("place", "add", slug, "Markthal")["url"])
    for _ in range(_ANSWERS):
        assert ask(place, [("consent.answers", "yes")]).status == 200
    return host, f"{host.address}/a/{slug}"


def _everywhere(host: Host, folder: Path, engine: str) -> list[Path]:
    """The data, what a server keeps of the database, the log, and a backup that was opened."""
    places = [host.data, folder / "tmp"]
    if engine:
        with psycopg.connect(engine) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
            places.append(Path(str(row[0] if row else "")))
    key, backup = folder / "backup.key", folder / "all.backup"
    key.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    host.do("backup", str(backup), "--key-file", str(key))
    other = folder / "other"
    other.mkdir()
    second = Host(other)
    second.do("restore", str(backup), "--key-file", str(key))
    return [*places, second.data]


@pytest.mark.journey
@pytest.mark.parametrize("engine", _ENGINES)
def test_no_byte_of_an_address_is_found_anywhere(
    folder: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres_url") if engine == "postgresql" else ""
    host, form = _asking(folder, url)
    answers = [
        ask(f"{form}?lang={tag}", list(_typed(number).items())).status
        for number, tag in zip(range(_PEOPLE), cycle(LANGUAGES), strict=False)
    ]
    assert (answers.count(200), answers.count(422)) == (_PEOPLE * 3 // 4, _PEOPLE // 4)
    broken = "&".join(f"{_MAIL}=%ff%00" for _ in range(50))
    for path in (f"?lang={_MAIL}", f"?way={_TOWN}", f"/{_STREET}", f"?{broken}"):
        assert ask(form + quote(path, safe="/?=&%")).status in (200, 400, 404)
    host.stop()
    assert _found(*_everywhere(host, folder, url)) == []
    log = (folder / "server.log").read_bytes()
    assert not [each for each in _NEEDLES if each in log]
    # The search would see one: nothing is proven by needles that never match.
    (folder / "tmp" / "seen.txt").write_text(_typed(2)["town"], encoding="utf-8")
    assert _found(folder / "tmp")
