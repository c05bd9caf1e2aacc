"""Our own small writers: what they leave out is never what a page needs."""

import shutil
import subprocess
from pathlib import Path

import pytest

import app.web
from app.core.questionnaire import Kind
from app.web.minify import short_names, small_css, small_html, small_js
from app.web.page import style
from app.web.respond.phone import script_for
from tests.builders import a_questionnaire, an_item

STATIC = Path(app.web.__file__).parent / "static"


@pytest.mark.parametrize(
    ("written", "small"),
    [
        ("const one = a => a + +1;", "const b=a=>a+ +1;"),
        ("let long = 'a // b', other = /[/] '/;", "let a='a // b',b=/[/] '/;"),
        ("f({long: long}, o.long);", "f({long:long},o.long);"),
        ("const long = 1; f({long: long}, o.long);", "const a=1;f({long:a},o.long);"),
        ("function go(to, [from]) { return to / from / 2; }", "function c(b,[a]){return b/a/2}"),
        ("try { x(); } catch (away) { y(away); }", "try{x()}catch(a){y(a)}"),
        ("/* a */ if (a in b) { return; } // c", "if(a in b){return}"),
    ],
)
def test_a_script_keeps_its_meaning(written: str, small: str) -> None:
    """The most used name gets the shortest new one; properties and globals keep theirs."""
    assert small_js(written) == small


def test_no_selector_is_merged_with_another() -> None:
    """PH03: an unknown pseudo-class kills the whole list in old browsers."""
    css = style(("tokens", "base", "question"))
    for vendor in ("-webkit-progress", "-moz-progress", "-webkit-details"):
        for rule in css.split("}"):
            selectors = rule.rpartition("{")[0].rpartition("{")[2]
            assert vendor not in selectors or "," not in selectors
    assert ":has(" not in css
    assert "focus-visible" not in css


def test_direction_is_never_said_in_a_style() -> None:
    """AX07: one sheet for both directions; what is left or right is symmetric or said twice."""
    css = style(("tokens", "base", "question"))
    for word in ("float:", "direction:rtl", "text-align:left", "text-align:right"):
        assert word not in css


def test_styles_keep_what_needs_its_spaces() -> None:
    assert small_css("@media (a: b) and (c) { .x > .y:not(.z) + p { margin: 0 auto } }") == (
        "@media (a:b) and (c){.x>.y:not(.z) + p{margin:0 auto}}"
    )


def test_a_page_keeps_the_spaces_of_its_lines() -> None:
    assert small_html("<p>\n  a <b>x</b>\n  b\n</p>\n <i>y</i> <i>z</i>") == (
        "<p>\n  a <b>x</b>\n  b\n</p><i>y</i> <i>z</i>"
    )


@pytest.mark.skipif(shutil.which("node") is None, reason="node is only on makers' machines")
def test_the_small_script_is_a_script(tmp_path: Path) -> None:
    items = (an_item("age", Kind.INTEGER), an_item("day", Kind.DATE))
    file = tmp_path / "script.js"
    file.write_text(script_for(a_questionnaire(*items)), "utf-8")
    subprocess.run(["node", "--check", str(file)], check=True)


def test_scripts_keep_to_the_habits_that_make_them_small() -> None:
    """ES2017 and no newer; no shorthand objects; every statement ends with a semicolon."""
    for path in sorted((STATIC / "js").rglob("*.js")):
        # A worker's clients have a matchAll that is as old as workers.
        script = path.read_text("utf-8").replace("clients.matchAll", "")
        for newer in ("?.", "??", "...{", "catch {", "matchAll", "replaceAll", ".at(", "BigInt"):
            assert newer not in script, (path.name, newer)
        assert "`" not in script, path.name


def test_the_shortest_names_go_to_what_the_first_part_uses() -> None:
    """The later part may say its names as often as it likes; the document pays for the first."""
    first = "const walked = 1;"
    later = "const pictured = 2;" + "pictured();" * 9
    assert short_names(first, later) == {"walked": "a", "pictured": "b"}
