"""The table of long files is true: a file that was renamed would lose its turn unseen."""

from tests.house.reading import ROOT
from tests.order import LONG


def test_every_long_file_exists_once() -> None:
    assert [name for name in LONG if not (ROOT / "tests" / name).is_file()] == []
    assert len(set(LONG)) == len(LONG)
