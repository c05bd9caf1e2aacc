"""A sheet of all pictograms, to be looked at: 32 and 48 px, on light and on dark.

python -m bench.contact_sheet FILE.png
"""

import base64
import sys
from pathlib import Path

from app.media.pictograms import Pictograms
from app.web.page import source
from tests.journeys.phone import browser

_PAGE = (
    "<style>{css} body {{ font: 11px sans-serif; margin: 8px; color-scheme: light dark }}"
    " @media (prefers-color-scheme: dark) {{ body {{ background: #212628; color: #f1ece2 }} }}"
    " figure {{ display: inline-block; width: 138px; height: 104px; margin: 0; vertical-align: top;"
    " text-align: center }} .pick img.small {{ width: 32px; height: 32px }}</style>{figures}"
)
_FIGURE = (
    '<figure class="pick"><img class="small" src="{address}#.svg"><img src="{address}#.svg">'
    "<figcaption>{code}<br>{name}</figcaption></figure>"
)


def _page() -> str:
    known = Pictograms()
    figures = []
    for code, name in known.names.items():
        drawing = base64.b64encode(known.drawing(code) or b"").decode()
        address = f"data:image/svg+xml;base64,{drawing}"
        figures.append(_FIGURE.format(address=address, code=code[:12], name=name))
    css = source("css", "pictures").replace("[src$=svg]", "")
    return _PAGE.format(css=css, figures="".join(figures))


def main() -> None:
    """Writes FILE.png for light, and FILE-dark.png."""
    file = Path(sys.argv[1])
    with browser() as found:
        for scheme, name in (("light", file), ("dark", file.with_stem(f"{file.stem}-dark"))):
            page = found.new_page(viewport={"width": 1130, "height": 600})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_content(_page())
            page.screenshot(path=name, full_page=True)


if __name__ == "__main__":
    main()
