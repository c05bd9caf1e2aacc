"""Photos from strangers: small, upright, and telling nothing but what they show."""

import io

import pytest
from PIL import Image

from app.media.photo import NotAPhoto, to_jpeg
from tests.media.taken import HTML, PLACE, SVG, a_bomb, a_photo


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=["JPEG"])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_back_without_place_day_and_camera(form: str) -> None:
    taken = a_photo(form)
    assert PLACE in taken
    kept = to_jpeg(taken)
    for told in (b"Exif", b"xif\0", b"GPS", PLACE, b"2026:11:25", b"ICC_PROFILE", b"http"):
        assert told not in kept
    assert not opened(kept).getexif()
    assert set(opened(kept).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_comment_and_what_is_hung_behind_a_photo_are_left_behind() -> None:
    """A file that is a photo and something else is only a photo afterwards."""
    kept = to_jpeg(a_photo(comment=b"<script>comment</script>") + b"PK\x03\x04" + HTML)
    assert b"script" not in kept
    assert b"PK\x03\x04" not in kept
    assert kept.endswith(b"\xff\xd9")


def test_a_photo_stands_upright() -> None:
    kept = opened(to_jpeg(a_photo(orientation=6)))
    assert kept.size == (200, 400)
    red, _, blue = kept.convert("RGB").getpixel((100, 20))  # type: ignore[misc]
    assert red > blue


def test_a_photo_is_at_most_1600_pixels_long() -> None:
    assert opened(to_jpeg(a_photo(size=(4000, 3000)))).size == (1600, 1200)
    assert opened(to_jpeg(a_photo("PNG", (300, 2400)))).size == (200, 1600)
    assert opened(to_jpeg(a_photo(size=(40, 30)))).size == (40, 30)


def test_what_can_be_seen_through_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(to_jpeg(out.getvalue())).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SVG,
        HTML,
        b"GIF89a" + HTML,
        b"%PDF-1.7",
        b"\xff\xd8\xff" + HTML,
        b"\x89PNG\r\n\x1a\n" + SVG,
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        a_photo()[:2000],
        a_photo("PNG")[:200],
        b"\xff\xd8\xff" + bytes(11 * 1024 * 1024),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPhoto):
        to_jpeg(content)


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_a_small_file_that_would_fill_the_memory_is_refused(side: int) -> None:
    bomb = a_bomb(side)
    assert len(bomb) < 100_000
    with pytest.raises(NotAPhoto, match=r"pixels|bomb"):
        to_jpeg(bomb)
