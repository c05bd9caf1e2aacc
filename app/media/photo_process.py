"""The process that decodes a photo from a stranger, for photo.py: bytes come in, JPEG goes out.

It is never imported. The kind of file is told by its first bytes and no other reader is tried. The
picture is painted on a new one, so that nothing but its colours can come along.
"""

import io
import resource
import sys

from PIL import Image, ImageOps

_MOST_MEMORY = 1024**3
_MOST_CPU_SECONDS = 20
_MOST_PIXELS = 50_000_000
_LONGEST_SIDE = 1600
_QUALITY = 80
_WHITE = (255, 255, 255)


def _kind(content: bytes) -> str:
    """The reader for these bytes. Raises ValueError where there is none."""
    if content[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    raise ValueError("no photo")


def _jpeg(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=[_kind(content)]) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        # A JPEG can be read smaller at once, which saves most of the memory.
        opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
        seen = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        painted = Image.new("RGB", seen.size, _WHITE)
        painted.paste(seen, mask=seen if seen.mode == "RGBA" else None)
    out = io.BytesIO()
    painted.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def main() -> None:
    """Reads a photo from standard input and writes it as JPEG."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU_SECONDS, _MOST_CPU_SECONDS))
    sys.stdout.buffer.write(_jpeg(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
