"""Copies the pictograms named in pictograms/index.yaml out of an unpacked OpenMoji package.

python -m bench.pictograms FOLDER, where ``npm pack openmoji@17.0.0`` was unpacked. The drawings
are simplified on the way, as the licence beside them says; the index gets the hash of each.
"""

import hashlib
import re
import sys
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from app.media.pictograms import FOLDER

_SVG = "{http://www.w3.org/2000/svg}"
# Round joins and a line of 2 are how nearly every OpenMoji line is drawn; said once, not per line.
_SHARED = {
    "fill": "none",
    "stroke": "#000",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "stroke-width": "2",
    "stroke-miterlimit": "4",
}
_INITIAL = {
    "fill": "#000",
    "stroke": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-width": "1",
    "stroke-miterlimit": "4",
}
_SHAPES = ("path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "g")


def simplified(drawing: bytes) -> bytes:
    """The same lines without ids, titles, empty groups and what every line repeats."""
    root = etree.fromstring(drawing, etree.XMLParser(remove_blank_text=True, remove_comments=True))
    shapes: list[str] = []
    _gather(root, dict(_INITIAL), shapes)
    shared = "".join(f' {name}="{value}"' for name, value in _SHARED.items())
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{root.get("viewBox")}"{shared}>'
    return (head + "".join(shapes) + "</svg>").encode()


def _gather(element: Any, look: dict[str, str], shapes: list[str]) -> None:
    for child in element:
        name = str(child.tag).removeprefix(_SVG)
        if name not in _SHAPES:
            raise ValueError(f"{name} is not expected in a drawing")
        own = _spelled_out(dict(child.attrib))
        seen = look | {key: value for key, value in own.items() if key in look}
        if name == "g":
            if "transform" in own or "opacity" in own:
                raise ValueError("a group that moves or fades is not expected in a drawing")
            _gather(child, seen, shapes)
            continue
        kept = {key: value for key, value in own.items() if key not in look and key != "id"}
        kept |= {key: value for key, value in seen.items() if value != _SHARED[key]}
        if seen["stroke-linejoin"] == "round":
            # How far a sharp corner reaches says nothing about round ones.
            kept.pop("stroke-miterlimit", None)
        if seen["stroke"] == "none" or not seen["stroke-width"].strip("0."):
            kept = {key: v for key, v in kept.items() if not key.startswith("stroke-")}
            kept["stroke"] = "none"
        said = "".join(f' {key}="{_short(value)}"' for key, value in kept.items())
        shapes.append(f"<{name}{said}/>")


def _spelled_out(own: dict[str, str]) -> dict[str, str]:
    for part in own.pop("style", "").split(";"):
        key, _, value = part.partition(":")
        if value:
            own[key.strip()] = value.strip()
    for key in ("stroke", "fill"):
        if own.get(key, "").lower() in ("#000000", "black"):
            own[key] = "#000"
    return {key: value for key, value in own.items() if not key.startswith("{")}


def _short(value: str) -> str:
    """Cut after a thousandth of a unit, and nothing else: in a path, digits lean on each other."""
    return re.sub(r"(\.\d{3})\d+", r"\1", value)


def main() -> None:
    """The drawings lie in pictograms/, and the index knows their hashes."""
    given = Path(sys.argv[1]) / "black" / "svg"
    index = yaml.safe_load((FOLDER / "index.yaml").read_text(encoding="utf-8"))
    hashes = []
    for code in index["pictograms"]:
        drawing = simplified((given / f"{code}.svg").read_bytes())
        (FOLDER / f"{code}.svg").write_bytes(drawing)
        hashes.append(f"{hashlib.sha256(drawing).hexdigest()}  {code}.svg\n")
    (FOLDER / "SHA256SUMS").write_text("".join(hashes), encoding="utf-8")


if __name__ == "__main__":
    main()
