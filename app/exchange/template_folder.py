"""The template bank as it lies in surveys/: an index, and a folder for each template.

``surveys/templates/index.yaml`` says in Dutch and English what each template is for, and which of
its questions can be used again. Surveys that are open in the demo stand beside the folder
``templates``; all others in it. A folder is read when it is asked for, and then kept.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.questionnaire import Questionnaire
from app.core.template_bank import Level, ReadyItem, Template, Theme, no_such_template
from app.core.texts import Texts
from app.exchange.imported import Notes
from app.exchange.yaml_survey import plain_values, read_yaml

INDEX = "index.yaml"
_FILE = "survey.yaml"


class TemplateFolder:
    """The templates under one folder of surveys."""

    def __init__(self, surveys: Path) -> None:
        self._surveys = surveys
        self._read = cache(self._questionnaire)

    def names(self) -> tuple[str, ...]:
        """The names of all templates, in the order of the index."""
        return tuple(self._index["templates"])

    def cards(self) -> tuple[Template, ...]:
        """What a council reads before it chooses."""
        return tuple(self._card(name) for name in self.names())

    def get(self, name: str) -> Questionnaire:
        """The questionnaire of a template, every text a draft. Raises Refused."""
        if name not in self._index["templates"]:
            raise no_such_template(name)
        return self._read(name)

    def themes(self) -> tuple[Theme, ...]:
        """The themes that have ready questions."""
        return tuple(_theme(name, plain) for name, plain in self._index["themes"].items())

    def items(self, theme: str = "") -> tuple[ReadyItem, ...]:
        """The ready questions of a theme, or of all themes; only their templates are read."""
        return tuple(self._items(theme))

    def _items(self, wanted: str) -> Iterator[ReadyItem]:
        for name, theme in self._index["themes"].items():
            if wanted not in ("", name):
                continue
            for dimension, plain in theme["dimensions"].items():
                for place, level in plain["items"].items():
                    template, _, path = place.partition("/")
                    item = self.get(template).item(path)
                    if item is None:
                        raise LookupError(f"{INDEX} names {place}, which is no question")
                    yield ReadyItem(
                        theme=_theme(name, theme),
                        dimension=_theme(dimension, plain),
                        level=Level(level),
                        template=template,
                        item=item,
                    )

    def _card(self, name: str) -> Template:
        plain, questionnaire = self._index["templates"][name], self.get(name)
        return Template(
            name=name,
            title=_texts(plain["title"]),
            purpose=_texts(plain["purpose"]),
            audience=_texts(plain["audience"]),
            rung=plain["rung"],
            minutes=minutes_to_say(seconds_by_eye(questionnaire, questionnaire.source)),
            items=sum(item.is_asked for item in questionnaire.items()),
            form=plain.get("form", "survey"),
        )

    @cached_property
    def _index(self) -> Mapping[str, Any]:
        return plain_values(INDEX, (self._surveys / "templates" / INDEX).read_bytes())

    def _questionnaire(self, name: str) -> Questionnaire:
        folder = self._surveys / "templates" / name
        if not folder.is_dir():
            folder = self._surveys / name
        files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
        return read_yaml(files[_FILE], files, Notes()).questionnaire


def _theme(name: str, plain: Mapping[str, Any]) -> Theme:
    return Theme(name, _texts(plain["title"]))


def _texts(plain: Mapping[str, str]) -> Texts:
    return Texts.of(plain)
