"""A council's own pictures: made safe before anybody sees them, and named after their bytes.

Photos and images are drawn anew by a process of its own (picture_process.py); drawings (SVG) are
written anew by safe_svg.py. What cannot be made safe is a problem, never a picture.
"""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.pictures import Picture, is_code, pictures_in, with_other_names
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.media.pictograms import Pictograms
from app.media.safe_svg import safe_svg

MOST_BYTES = 10_000_000
_MOST_SECONDS = 30
_ROOT = Path(__file__).parents[2]
_TYPES = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff": ("jpg", "image/jpeg")}


@dataclass(frozen=True)
class Pictured:
    """A questionnaire whose pictures are all there. ``problems`` tell which ones are left out:
    ``no_such_picture``, ``picture_too_large``, ``picture_unsafe`` or ``picture_broken``."""

    questionnaire: Questionnaire
    pictures: tuple[Picture, ...]
    problems: tuple[Problem, ...]


def with_pictures(
    questionnaire: Questionnaire,
    read: Callable[[str], bytes | None],
    pictograms: Pictograms | None = None,
) -> Pictured:
    """Every picture is a pictogram of ours or a safe one of the council's own, or is left out.

    ``read`` gives the bytes of a file beside the survey, by name.
    """
    known = pictograms or Pictograms()
    names: dict[str, str] = {}
    made: dict[str, Picture] = {}
    problems: list[Problem] = []
    for place, name in pictures_in(questionnaire):
        if is_code(name) and name in known.names:
            names[name] = name
            continue
        try:
            picture = _safe(read(name), name)
        except Refused as refusal:
            figures = (("name", name), *refusal.problems[0].figures)
            problems.append(Problem(refusal.problems[0].code, place, figures))
            continue
        names[name], made[picture.name] = picture.name, picture
    renamed = with_other_names(questionnaire, names)
    return Pictured(renamed, tuple(made.values()), tuple(problems))


def _safe(content: bytes | None, name: str) -> Picture:
    if content is None:
        raise Refused(Problem("no_such_picture", name))
    return safe_picture(content)


def safe_picture(content: bytes) -> Picture:
    """The picture, drawn anew. Raises Refused where it cannot be made safe."""
    if len(content) > MOST_BYTES:
        raise Refused(Problem("picture_too_large", "", (("most", "10 MB"),)))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _named(safe_svg(content), "svg", "image/svg+xml")
    drawn = _drawn_anew(content)
    for begin, (ending, content_type) in _TYPES.items():
        if drawn.startswith(begin):
            return _named(drawn, ending, content_type)
    raise Refused(Problem("picture_broken", "", (("why", "it cannot be read"),)))


def _drawn_anew(content: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app.media.picture_process"],
            input=content,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired:
        return b""
    return b"" if done.returncode else done.stdout


def _named(content: bytes, ending: str, content_type: str) -> Picture:
    name = f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
    return Picture(name, content_type, content)
