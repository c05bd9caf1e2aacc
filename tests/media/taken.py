"""Photos as phones take them, and files that only look like one."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

PLACE = b"PlaceOfTheKitchen"
GPS = {1: "N", 2: (51.0, 34.0, 12.0), 3: "E", 4: (4.0, 46.0, 30.0), 29: "2026:11:25"}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"


def a_picture(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, (200, 20, 20))
    picture.paste((20, 20, 200), (size[0] // 2, 0, *size))
    return picture


def a_photo(
    form: str = "JPEG", size: tuple[int, int] = (400, 200), orientation: int = 1, **more: Any
) -> bytes:
    """A photo that tells where, when and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = PLACE.decode()
    exif[0x0132] = "2026:11:25 20:15:33"
    exif.get_ifd(0x8825).update(GPS)
    out = io.BytesIO()
    a_picture(size).save(out, form, exif=exif, **more)
    return out.getvalue()


def a_bomb(side: int = 60_000) -> bytes:
    """A small PNG that would fill gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(1 + 3 * side)) for _ in range(200)) + rows.flush()
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
