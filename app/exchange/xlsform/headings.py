"""What the headings of a sheet mean: which column, in which language.

Makers spell headings in many ways: ``label::English (en)``, ``label:English``, ``relevance``,
``read only``, ``image::English``. Columns nobody knows are private notes of the maker.
"""

import re
from dataclasses import dataclass

_ALIASES = {
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "read_only": "readonly",
    "count": "repeat_count",
    "jr_count": "repeat_count",
    "constraining_message": "constraint_message",
    "constraint_msg": "constraint_message",
    "constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "required_msg": "required_message",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
    "id": "form_id",
    "choice_filters": "choice_filter",
    "command": "type",
    "tag": "name",
    "big_image": "image",
    "guidance": "guidance_hint",
    "listname": "list_name",
    "list": "list_name",
    "allow_duplicates": "allow_choice_duplicates",
}
_PREFIXES = ("bind", "body", "control", "media", "jr", "odk")
SPOKEN = ("label", "hint", "constraint_message", "required_message", "guidance_hint", "form_title")
MEDIA = ("image", "audio", "video")
HEARD = ("audio", "video")
_LOOSE = re.compile(
    r"(label|caption|hint|constraint[ _-]message|required[ _-]message)"
    r"\s*[\s_/#(-]\s*(\S.*?)\s*\)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """A column: ``field`` is its canonical name, ``language`` what the heading says of one.
    ``is_loose`` marks a heading that only looks like a language's column."""

    index: int
    written: str
    field: str
    language: str = ""
    is_loose: bool = False


def read_heading(index: int, written: str) -> Heading:
    """The heading of one column.

    >>> read_heading(0, "media::image::English (en)").field, read_heading(0, "Relevance ").field
    ('image', 'relevant')
    >>> read_heading(2, "label:Nederlands").language
    'Nederlands'
    """
    parts = [part.strip() for part in re.split(r"::?", " ".join(written.split()))]
    while len(parts) > 1 and parts[0].lower() in _PREFIXES:
        parts.pop(0)
    field = re.sub(r"[\s-]+", "_", parts[0].lower())
    field = _ALIASES.get(field, field)
    language = ":".join(parts[1:]).strip(": ")
    if language and field not in (*SPOKEN, *MEDIA):
        return Heading(index, written, written.strip())
    loose = _LOOSE.match(" ".join(written.split())) if not language else None
    if loose and field not in SPOKEN:
        root = read_heading(index, loose.group(1)).field
        return Heading(index, written, root, loose.group(2), is_loose=True)
    return Heading(index, written, field, language)
