"""QR codes: what is drawn is read back, with its quiet border."""

import pytest
import zxingcpp
from PIL import Image

from app.media.qr import QUIET_MODULES, for_scanning, qr_svg_path


def _picture(path: str, side: int, scale: int = 4) -> Image.Image:
    picture = Image.new("L", (side * scale, side * scale), 255)
    for run in path.split("M")[1:]:
        at, _, rest = run.partition("h")
        x, y = (int(part) for part in at.split())
        width = int(rest.split("v")[0])
        picture.paste(0, (x * scale, y * scale, (x + width) * scale, (y + 1) * scale))
    return picture


@pytest.mark.parametrize("level", ["M", "Q"])
def test_a_drawn_code_is_read_back(level: str) -> None:
    """QR03, QR10."""
    url = for_scanning("https://buurt.example/K7M4?card=ABCDEFGHJK")
    found = zxingcpp.read_barcodes(_picture(*qr_svg_path(url, level)))
    assert [(code.text, code.ec_level) for code in found] == [(url, level)]


def test_the_border_of_four_modules_is_white() -> None:
    """QR02."""
    path, side = qr_svg_path("HTTPS://BUURT.EXAMPLE/K7M4")
    picture = _picture(path, side, scale=1)
    dark = Image.eval(picture, lambda value: 255 - value).getbbox()
    assert dark == (QUIET_MODULES, QUIET_MODULES, side - QUIET_MODULES, side - QUIET_MODULES)


def test_capitals_save_a_version() -> None:
    """QR05: fewer and larger modules for the same address."""
    url = "https://buurtstem.noord.example/K7M4"
    assert qr_svg_path(for_scanning(url))[1] < qr_svg_path(url)[1]


def test_only_scheme_and_host_become_capitals() -> None:
    """A path may mean something else in capitals; scheme and host may not."""
    url = "http://127.0.0.1:8000/t/market/123?lang=nl-simple"
    assert for_scanning(url) == "HTTP://127.0.0.1:8000/t/market/123?lang=nl-simple"
