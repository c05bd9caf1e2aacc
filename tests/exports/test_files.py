"""The zip beside a workbook: what the rows name, and no hour."""

import stat
from pathlib import Path
from zipfile import ZipFile

from exports.files import write_files

FILES = (("a.mp3", b"a voice"), ("b.jpg", b"a kitchen"))


def test_the_zip_holds_every_file_by_its_name_and_tells_no_time(tmp_path: Path) -> None:
    path = tmp_path / "answers-files.zip"
    assert write_files(FILES, path) == 2
    with ZipFile(path) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == dict(FILES)
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_files_there_is_no_zip_and_an_old_one_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "answers-files.zip"
    write_files(FILES, path)
    assert write_files((), path) == 0
    assert list(tmp_path.iterdir()) == []
