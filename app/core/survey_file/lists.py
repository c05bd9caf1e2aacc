"""The lists of response options in a survey file."""

from collections.abc import Mapping
from typing import Any

from app.core.questionnaire import Option
from app.core.survey_file.fields import Fields, Problems, given_twice

_KEYS = ("option", "label", "group", "columns", "picture")


def options_in(problems: Problems, list_name: str, plain: Any) -> tuple[Option, ...]:
    """The options of one list, from what authors write (a mapping from name to label) or from
    what ``write`` made (a list)."""
    where = f"list:{list_name}"
    if isinstance(plain, Mapping):
        plain = [_entry(name, said) for name, said in plain.items()]
    elif not isinstance(plain, (list, tuple)):
        problems.add("wrong_shape", where, expected="mapping")
        plain = []
    options = tuple(_option(problems, list_name, entry) for entry in plain)
    for name in given_twice(option.name for option in options):
        problems.add("option_twice", where, name=name)
    return options


def _entry(name: Any, said: Any) -> dict[str, Any]:
    """Authors write ``yes: Ja``, ``yes: {nl: Ja, en: Yes}`` or ``yes: {label: Ja, group: g}``."""
    if isinstance(said, Mapping) and {"label", "group", "columns", "picture"} & set(said):
        return {**said, "option": name}
    return {"option": name, "label": said}


def _option(problems: Problems, list_name: str, plain: Any) -> Option:
    name = str(plain.get("option", "")) if isinstance(plain, Mapping) else ""
    fields = Fields(problems, plain, f"option:{list_name}/{name}", _KEYS)
    if not name.strip() or "\n" in name:
        problems.add("missing_name", f"list:{list_name}")
    columns = fields.mapping("columns").items()
    return Option(
        name=name,
        label=fields.texts("label"),
        columns=tuple(
            (str(key), problems.string(value, fields.place("columns"))) for key, value in columns
        ),
        group=fields.string("group"),
        picture=fields.string("picture"),
    )
