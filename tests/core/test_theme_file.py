"""A theme file of a municipality is read, however it is written; the rest of it is left alone."""

import json

import pytest

from app.core.look import look_from, refuse_unreadable
from app.core.problems import Refused
from app.core.theme_file import MOST_BYTES, read_font, read_length, read_theme

CSS = b"""
/* A theme as a municipality gives it away. */
@import url("https://example.org/fonts.css");
.gemeente-theme {
  --gemeente-color-blue-40: hsl(212 100% 30%);
  --utrecht-document-background-color: #fff;
  --utrecht-document-color: rgb(32, 32, 32);
  --utrecht-document-font-family: "Gemeente Sans", Arial, sans-serif;
  --utrecht-button-primary-action-background-color: var(--gemeente-color-blue-40);
  --utrecht-button-primary-action-color: var(--gemeente-nowhere, #fff);
  --utrecht-button-border-radius: 4px;
  --utrecht-form-control-border-color: currentColor;
  --utrecht-alert-icon-size: 24px;
}
@media (prefers-color-scheme: dark) {
  .gemeente-theme { --utrecht-document-color: #fff; }
}
"""
JSON = {
    "brand": {
        "voorbeeld": {"color": {"blue": {"500": {"$value": "#004699", "$type": "color"}}}},
        "ams": {
            "color": {
                "text": {"default": {"$value": "#202020"}},
                "interactive": {"default": {"$value": "{voorbeeld.color.blue.500}"}},
                "feedback": {"error": {"$value": {"colorSpace": "srgb", "hex": "#b70000"}}},
            },
            "typography": {"font-family": {"$value": ["Amsterdam Sans", "Arial", "sans-serif"]}},
        },
    },
    "$themes": [],
}


def test_custom_properties_are_read_with_what_they_stand_for() -> None:
    theme = read_theme(CSS)
    assert dict(theme.colours) == {
        "paper": "#ffffff",
        "ink": "#202020",
        "on": "#ffffff",
        "line": "#202020",
    }
    assert theme.accents == ("#004799",)
    assert theme.font == "'Gemeente Sans',Arial,sans-serif"
    assert theme.round == "4px"
    assert theme.others == 2
    refuse_unreadable(look_from(theme))


def test_design_tokens_in_json_are_read_in_sets_and_with_aliases() -> None:
    theme = read_theme(json.dumps(JSON).encode())
    assert dict(theme.colours) == {"ink": "#202020", "alarm": "#b70000"}
    assert theme.accents == ("#004699",)
    assert theme.font == "'Amsterdam Sans',Arial,sans-serif"
    assert ("green", "brand-ams-color-interactive-default") in theme.taken


def test_the_older_way_of_writing_a_value_is_read_too() -> None:
    content = b'{"utrecht": {"document": {"color": {"value": "#222"}}}}'
    assert dict(read_theme(content).colours) == {"ink": "#222222"}


def test_a_value_that_is_not_understood_is_told_and_the_next_name_is_tried() -> None:
    theme = read_theme(
        b":root { --nl-document-color: oklch(20% 0 0); --nl-paragraph-color: #222; }"
    )
    assert theme.unread == (("nl-document-color", "oklch(20% 0 0)"),)
    assert dict(theme.colours) == {"ink": "#222222"}


def test_a_token_of_another_part_is_not_taken_for_the_page() -> None:
    content = b":root { --nl-footer-link-color: #fff; --nl-link-color: #00f; }"
    assert read_theme(content).accents == ("#0000ff",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "theme_is_empty"),
        (b"hello", "theme_is_empty"),
        (b"{", "theme_not_read"),
        (b"\xff\xfe{}", "theme_not_read"),
        (b"{}", "theme_is_empty"),
        (b"[1, 2]", "theme_is_empty"),
        (b":root{--utrecht-alert-color:#fff}", "theme_is_empty"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "theme_not_read"),
        (b" " * (MOST_BYTES + 1), "theme_too_large"),
    ],
)
def test_a_file_that_is_no_theme_is_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_theme(content)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_tokens_that_stand_for_each_other_end() -> None:
    css = b":root{--nl-document-color:var(--a);--a:var(--b);--b:var(--a);--nl-link-color:#00f}"
    assert read_theme(css).unread[0][0] == "nl-document-color"
    plain = {"nl": {"document": {"color": {"value": "{nl.document.color}"}}}}
    with pytest.raises(Refused):
        read_theme(json.dumps(plain).encode())


@pytest.mark.parametrize(
    "font", ["x;} body{display:none", "url(x)", "a<b", "inherit", "", "'", "Fira\\", "var(--x)"]
)
def test_a_font_that_is_no_name_is_left_out(font: str) -> None:
    assert read_font(font) == ""


@pytest.mark.parametrize("length", ["4px;}", "-1px", "1e9px", "calc(1px)", "red"])
def test_a_radius_that_is_none_is_left_out(length: str) -> None:
    assert read_length(length) == ""
