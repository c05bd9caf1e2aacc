"""Reading a print back, as a phone and a person would: raster, decoder, text, fonts."""

import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


def raster(pdf: bytes, folder: Path, dpi: int = 100, grey: bool = False) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    file = folder / "print.pdf"
    file.write_bytes(pdf)
    for old in folder.glob("page-*"):
        old.unlink()
    options = ["-gray"] if grey else []
    command = ["pdftoppm", "-r", str(dpi), *options, str(file), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True)
    pictures = []
    for path in sorted(folder.glob("page-*")):
        with Image.open(path) as picture:
            pictures.append(picture.convert("L" if grey else "RGB"))
    return pictures


def codes_in(picture: Image.Image) -> list[str]:
    """The texts of all QR codes in a picture."""
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))


def words_in(pdf: bytes, folder: Path) -> str:
    """The text of a PDF, roughly where it stands."""
    return _told(pdf, folder, "pdftotext", "-layout", "FILE", "-")


def fonts_in(pdf: bytes, folder: Path) -> str:
    """The table of fonts of a PDF."""
    return _told(pdf, folder, "pdffonts", "FILE")


def facts_of(pdf: bytes, folder: Path) -> dict[str, str]:
    """Title, pages, size and tags of a PDF."""
    lines = _told(pdf, folder, "pdfinfo", "FILE").splitlines()
    parts = (line.partition(":") for line in lines)
    return {name.strip(): value.strip() for name, _, value in parts}


def _told(pdf: bytes, folder: Path, *command: str) -> str:
    file = folder / "print.pdf"
    file.write_bytes(pdf)
    filled = [str(file) if word == "FILE" else word for word in command]
    return subprocess.run(filled, check=True, capture_output=True, text=True).stdout
