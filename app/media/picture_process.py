"""The process that draws one photo or image anew for pictures.py: bytes come in, bytes go out.

It is never imported; a file that takes too much memory or time ends this process alone. What goes
out is a new image of the dots alone: no place, camera, day or thumbnail is carried over.
"""

import io
import resource
import sys

from PIL import Image, ImageOps

_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_DOTS = 40_000_000
_MOST_MEMORY = 1024**3
_MOST_SECONDS = 20
# Twice the width of a page's column on a small phone: larger shows nothing more there.
_LONGEST_SIDE = 720


def _drawn_anew(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as given:
        if given.width * given.height > _MOST_DOTS:
            raise ValueError("it has more than 40 million dots")
        turned = ImageOps.exif_transpose(given)
        has_alpha = "A" in turned.getbands() or "transparency" in turned.info
        dots = turned.convert("RGBA" if has_alpha else "RGB")
    dots.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    fresh = Image.new(dots.mode, dots.size)
    fresh.paste(dots)
    written = [_written(fresh, "PNG", optimize=True)]
    if not has_alpha:
        written.append(_written(fresh, "JPEG", quality=82, optimize=True, progressive=True))
    return min(written, key=len)


def _written(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def main() -> None:
    """Reads an image from standard input and writes it anew."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    sys.stdout.buffer.write(_drawn_anew(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
