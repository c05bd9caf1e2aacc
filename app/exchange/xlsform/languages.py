"""Which languages a form speaks, and which of its columns belongs to which of them.

The unlabelled column (``label``) is the default language; where the form names none, its texts
are looked at. What was read as what is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.languages import parse_language
from app.exchange.imported import Notes
from app.exchange.xlsform.headings import HEARD, SPOKEN, Heading
from app.exchange.xlsform.language_guess import guess_language
from app.exchange.xlsform.language_names import tag_of
from app.exchange.xlsform.tables import HeadedSheet

_NO_NAME = ("", "default")


@dataclass(frozen=True)
class SpokenLanguages:
    """``tags`` goes from what headings say to the tag, or None for a language that is lost;
    ``languages`` are all tags, the source first, an easy level after its language."""

    tags: dict[str, str | None]
    languages: tuple[str, ...]


def settle_languages(sheets: Sequence[HeadedSheet], default: str, notes: Notes) -> SpokenLanguages:
    """The languages of a form, from the headings of its survey and choices sheets."""
    tags: dict[str, str | None] = {}
    for sheet in sheets:
        for heading in sheet.headings:
            if heading.field in (*SPOKEN, *HEARD) and heading.language not in (*tags, ""):
                tags[heading.language] = _named(sheet, heading, notes)
    default_tag = _default(default, notes)
    if any(_unlabelled(sheet) for sheet in sheets) or not any(tags.values()):
        tags[""] = default_tag or _guessed(sheets, tags, notes)
    have = list(dict.fromkeys(tag for tag in tags.values() if tag))
    first = default_tag if default_tag in have else tags.get("", have[0]) or have[0]
    if default_tag and default_tag not in have:
        notes.repaired("settings", 0, "default_without_column", language=default, tag=first)
    said = [tag for tag in have if tag == first or _has_labels(sheets, tags, tag)]
    for tag in have:
        if tag not in said:
            at = sheets[0]
            notes.repaired(at.sheet.name, at.heading_row, "language_without_texts", tag=tag)
    # A lone column without a name, such as constraint_message, belongs to the first language.
    kept = {"": first} | {name: tag if tag in said else None for name, tag in tags.items()}
    return SpokenLanguages(kept, _ordered(said, first))


def _named(sheet: HeadedSheet, heading: Heading, notes: Notes) -> str | None:
    if heading.is_loose:
        # A short ending such as label_id is more often a private column than a language.
        is_name = len(heading.language) > 3
        return tag_of(heading.language, is_strict=True) if is_name else None
    tag = tag_of(heading.language)
    if tag is None:
        figures = {"language": heading.language, "field": heading.field}
        notes.lost(sheet.sheet.name, sheet.heading_row, "language_unknown", **figures)
    elif f"({tag})".lower() not in heading.language.lower() and heading.language != tag:
        figures = {"language": heading.language, "tag": tag}
        notes.repaired(sheet.sheet.name, sheet.heading_row, "language_read_as", **figures)
    return tag


def _default(default: str, notes: Notes) -> str | None:
    if default.strip().lower() in _NO_NAME:
        return None
    tag = tag_of(default)
    if tag is None:
        notes.repaired("settings", 0, "default_unknown", language=default)
    return tag


def _unlabelled(sheet: HeadedSheet) -> list[Heading]:
    return [h for h in sheet.headings if h.field in ("label", "hint") and not h.language]


def _guessed(sheets: Sequence[HeadedSheet], tags: dict[str, str | None], notes: Notes) -> str:
    named = [tag for tag in tags.values() if tag]
    tag = guess_language(_texts(sheets, "")) or (*named, "en")[0]
    notes.repaired(sheets[0].sheet.name, sheets[0].heading_row, "language_guessed", tag=tag)
    return tag


def _texts(sheets: Iterable[HeadedSheet], language: str, field: str = "label") -> Iterable[str]:
    for sheet in sheets:
        for heading in sheet.headings:
            if heading.field == field and heading.language == language:
                yield from (text for row in sheet.rows if (text := row.cell(heading.index)))


def _has_labels(sheets: Sequence[HeadedSheet], tags: dict[str, str | None], tag: str) -> bool:
    names = [name for name, meant in tags.items() if meant == tag]
    # What is not written on a screen has recordings for its questions instead.
    fields = ("label",) if parse_language(tag).has_text else HEARD
    return any(True for name in names for field in fields for _ in _texts(sheets[:1], name, field))


def _ordered(tags: list[str], first: str) -> tuple[str, ...]:
    bases = dict.fromkeys(tag.removesuffix("-simple") for tag in (first, *tags))
    wanted = [tag for base in bases for tag in (base, f"{base}-simple") if tag in tags]
    return tuple(dict.fromkeys((first, *wanted)))
