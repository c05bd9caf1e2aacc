"""A drawing is written anew with lines and shapes alone; whoever hides more in it is refused."""

import pytest
from lxml import etree

from app.core.problems import Refused
from app.media.pictograms import Pictograms
from app.media.safe_svg import safe_svg

_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_HEAD = f"<svg {_NAMES} {{}} >{{}}</svg>"
_BOX = 'viewBox="0 0 72 72"'
_BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
ATTACKS = {
    "a script": _HEAD.format(_BOX, "<script>alert(1)</script>"),
    "a script elsewhere": _HEAD.format(_BOX, '<script href="https://example.org/x.js"/>'),
    "an event on the drawing": _HEAD.format(f'{_BOX} onload="alert(1)"', ""),
    "an event on a shape": _HEAD.format(_BOX, '<path d="M0 0" onclick="alert(1)"/>'),
    "a focus event": _HEAD.format(_BOX, '<g onfocusin="alert(1)" tabindex="0"/>'),
    "a link that runs": _HEAD.format(
        _BOX, '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>'
    ),
    "a link on a shape": _HEAD.format(_BOX, '<path d="M0 0" xlink:href="javascript:alert(1)"/>'),
    "a plain link": _HEAD.format(_BOX, '<path d="M0 0" href="https://example.org"/>'),
    "a picture elsewhere": _HEAD.format(_BOX, '<image href="https://example.org/pixel.png"/>'),
    "a picture inside": _HEAD.format(_BOX, '<image href="data:image/png;base64,AAAA"/>'),
    "a use of another file": _HEAD.format(_BOX, '<use xlink:href="https://example.org/x.svg#a"/>'),
    "a page inside": _HEAD.format(
        _BOX,
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe/></body></foreignObject>',
    ),
    "a page without its frame": _HEAD.format(
        _BOX, '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/>'
    ),
    "a style sheet": _HEAD.format(_BOX, "<style>@import url(https://example.org)</style>"),
    "a style that loads": _HEAD.format(
        _BOX, '<path d="M0 0" style="fill:url(https://example.org/x)"/>'
    ),
    "an unknown style that loads": _HEAD.format(
        _BOX, '<path d="M0 0" style="background:url(data:text/html,x)"/>'
    ),
    "an escaped style": _HEAD.format(_BOX, r'<path d="M0 0" style="fill:u\72l(https:x)"/>'),
    "a fill that loads": _HEAD.format(_BOX, '<path d="M0 0" fill="url(https://example.org/x)"/>'),
    "a fill with data": _HEAD.format(_BOX, '<path d="M0 0" fill="data:text/html"/>'),
    "a moved link": _HEAD.format(
        _BOX, '<path d="M0 0"><animate attributeName="href" to="javascript:alert(1)"/></path>'
    ),
    "a set link": _HEAD.format(_BOX, '<set attributeName="xlink:href" to="javascript:alert(1)"/>'),
    "a filter": _HEAD.format(
        _BOX, '<filter id="f"><feImage href="https://example.org/x"/></filter>'
    ),
    "a moving transform": _HEAD.format(_BOX, '<animateTransform type="rotate"/>'),
    "an entity bomb": f"<!DOCTYPE svg [<!ENTITY l0 'lol'>{_BOMB}]>"
    + _HEAD.format(_BOX, "<title>&l8;</title>"),
    "a file of the host": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + _HEAD.format(_BOX, "<title>&x;</title>"),
    "a doctype elsewhere": '<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">'
    + _HEAD.format(_BOX, ""),
    "an unknown entity": _HEAD.format(_BOX, "<title>&xxe;</title>"),
    "raw text": _HEAD.format(_BOX, "<title><![CDATA[<script>alert(1)</script>]]></title>"),
    "a style sheet beside": '<?xml version="1.0"?><?xml-stylesheet href="https://example.org"?>'
    + _HEAD.format(_BOX, ""),
    "another encoding": '<?xml version="1.0" encoding="utf-7"?>' + _HEAD.format(_BOX, ""),
    "a base": _HEAD.format(f'{_BOX} xml:base="https://example.org"', ""),
    "no drawing at all": "<html><body>no</body></html>",
    "no size": _HEAD.format("", '<path d="M0 0"/>'),
    "a size that is none": _HEAD.format('viewBox="0 0 1e9 NaN"', ""),
    "too many parts": _HEAD.format(_BOX, "<g/>" * 4000),
    "nested too deep": _HEAD.format(_BOX, "<g>" * 60 + "</g>" * 60),
    "no end": f'<svg xmlns="http://www.w3.org/2000/svg" {_BOX}><g>',
}


@pytest.mark.attack
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_drawing_that_does_more_than_draw_is_refused(attack: str) -> None:
    with pytest.raises(Refused) as refusal:
        safe_svg(attack.encode())
    (problem,) = refusal.value.problems
    assert problem.code in ("picture_unsafe", "picture_broken")
    assert problem.figures


@pytest.mark.attack
def test_wide_letters_do_not_get_past_the_rules() -> None:
    for encoding in ("utf-16", "utf-32", "utf-7"):
        with pytest.raises(Refused):
            safe_svg(ATTACKS["a script"].encode(encoding))


def test_what_a_drawing_program_adds_is_left_out_and_the_shapes_stay() -> None:
    given = (
        '<?xml version="1.0" encoding="UTF-8"?><!-- made by somebody -->'
        '<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="24px" height="24" '
        'id="secret" inkscape:export-filename="/home/somebody/wash.svg">'
        "<metadata>by somebody</metadata>"
        '<g inkscape:label="Layer 1" style="fill:none;stroke:#1f6fb2;-inkscape-font:x">'
        '<path id="p" class="c" d="M1,1 h2" transform="rotate(45)"/></g></svg>'
    )
    drawn = safe_svg(given.encode()).decode()
    assert "somebody" not in drawn
    assert 'viewBox="0 0 24 24"' in drawn
    root = etree.fromstring(drawn)
    (group,) = root
    assert dict(group.attrib) == {"fill": "none", "stroke": "#1f6fb2"}
    assert dict(group[0].attrib) == {"d": "M1,1 h2", "transform": "rotate(45)"}


def test_our_own_pictograms_pass_the_rules_we_hold_others_to() -> None:
    known = Pictograms()
    for code in known.names:
        drawing = known.drawing(code)
        assert drawing is not None
        assert len(etree.fromstring(safe_svg(drawing))) == len(etree.fromstring(drawing))
