"""A council's own pictures come out without where, when and with what they were made."""

import hashlib
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from app.core.pictures import pictures_in
from app.core.problems import Refused
from app.media.pictograms import FOLDER, Pictograms
from app.media.pictures import MOST_BYTES, safe_picture, with_pictures
from tests.builders import a_questionnaire, an_item, an_option

_MAKER = "Camera of somebody"


def a_photo(form: str = "JPEG", size: tuple[int, int] = (300, 200)) -> bytes:
    """An image with a place, a camera and a thumbnail's worth of notes inside."""
    exif = Image.Exif()
    exif[0x010F] = _MAKER
    exif[0x0112] = 6
    degrees = (IFDRational(52), IFDRational(22), IFDRational(12))
    exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    image = Image.effect_noise(size, 60).convert("RGB")
    out = io.BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_out_without_place_and_camera(form: str) -> None:
    given = a_photo(form)
    assert _MAKER.encode() in given
    picture = safe_picture(given)
    assert picture.type in ("image/jpeg", "image/png")
    assert _MAKER.encode() not in picture.content
    assert b"Exif" not in picture.content
    with Image.open(io.BytesIO(picture.content)) as shown:
        assert not shown.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp", "Software"} & set(shown.info)
        # It lay on its side, and the note that said so is gone: so it was turned.
        assert shown.size == (200, 300)


def test_a_picture_is_no_larger_than_a_page_and_named_after_its_bytes() -> None:
    picture = safe_picture(a_photo(size=(2400, 1200)))
    with Image.open(io.BytesIO(picture.content)) as shown:
        assert max(shown.size) == 720
    assert picture.name.startswith(hashlib.sha256(picture.content).hexdigest()[:24])


def test_a_drawing_with_see_through_parts_keeps_them() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(safe_picture(out.getvalue()).content)) as shown:
        assert shown.convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


@pytest.mark.attack
@pytest.mark.parametrize(
    "given",
    [b"", b"GIF89a" + b"\0" * 40, b"\x89PNG\r\n\x1a\n" + b"\0" * 400, b"%PDF-1.7", b"MZ" * 99],
    ids=["nothing", "a gif", "half a png", "a pdf", "a program"],
)
def test_what_is_no_picture_is_refused(given: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        safe_picture(given)
    assert refusal.value.problems[0].code == "picture_broken"


@pytest.mark.attack
def test_an_image_that_grows_beyond_measure_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG", optimize=True)
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(Refused):
        safe_picture(out.getvalue())
    with pytest.raises(Refused):
        safe_picture(b"\xff\xd8\xff" + b"\0" * MOST_BYTES)


def test_pictures_get_their_names_and_those_that_are_not_there_are_told() -> None:
    options = (
        an_option("apple", picture="1F34E"),
        an_option("own", picture="street.jpg"),
        an_option("again", picture="street.jpg"),
        an_option("gone", picture="gone.png"),
        an_option("unsafe", picture="bad.svg"),
        an_option("no_code", picture="1F999"),
    )
    files = {"street.jpg": a_photo(), "bad.svg": b"<svg><script/></svg>"}
    item = an_item(picture="street.jpg", option_list="wishes", options=())
    given = a_questionnaire(item.__class__(**{**vars(item), "options": options}))
    found = with_pictures(given, files.get)
    (own,) = found.pictures
    assert [name for _, name in pictures_in(found.questionnaire)] == [own.name, "1F34E"]
    told = [(p.code, p.where, dict(p.figures)["name"]) for p in found.problems]
    assert told == [
        ("no_such_picture", "option:wishes/gone", "gone.png"),
        ("picture_broken", "option:wishes/unsafe", "bad.svg"),
        ("no_such_picture", "option:wishes/no_code", "1F999"),
    ]


def test_every_pictogram_is_in_the_index_and_never_changes_under_its_code() -> None:
    """Open versions show them, and phones keep them for ever."""
    known = Pictograms()
    sums = dict(
        reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text().splitlines()
    )
    files = {path.name for path in FOLDER.glob("*.svg")}
    assert files == set(sums) == {f"{code}.svg" for code in known.names}
    for code in known.names:
        drawing = known.drawing(code)
        assert drawing is not None
        assert hashlib.sha256(drawing).hexdigest() == sums[f"{code}.svg"]
    notice = (FOLDER / "LICENSE.md").read_text(encoding="utf-8")
    for needed in ("OpenMoji", "17.0.0", "CC BY-SA 4.0", "openmoji.org", "simplified"):
        assert needed in notice


def test_drawings_work_in_black_and_white_and_are_small() -> None:
    for path in FOLDER.glob("*.svg"):
        text = path.read_text()
        colours = set(re.findall(r' (?:fill|stroke)="([^"]*)"', text))
        assert colours <= {"none", "#000"}, (path.name, colours)
        assert len(text) < 6_000, path.name


def test_a_code_that_is_a_path_finds_nothing() -> None:
    assert Pictograms().drawing("../LICENSE") is None
    assert Path(FOLDER / "LICENSE.md").is_file()
