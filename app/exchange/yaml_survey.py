"""The project's own format: survey.yaml, and one file per other language beside it.

A language file goes from slot path to text (app/core/texts.Slot), with ``language`` and
``state: draft`` at its head. YAML is read as plain values only, without aliases, and with ``yes``
and ``no`` as the words they are.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.slots import texts_of, with_texts
from app.core.survey_file import ItemNames, read, replace_inserts
from app.core.texts import Slot, SlotState
from app.exchange.imported import Imported, Notes, refused
from app.exchange.recordings import recordings_in
from app.exchange.sentences import sentence
from app.exchange.soundness import refuse_unsound

MOST_BYTES = 5 * 1024 * 1024
_HEADER = ("language", "state")
_SLOT_PATHS = re.compile(r"(item|section|option|consent|finding):.+|title|intro|happens_next")


class _Loader(yaml.SafeLoader):
    """Plain values without aliases, double keys, or words and days turned into something else."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read; write the values out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: ARG002
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for key in dict.fromkeys(keys):
            if keys.count(key) > 1:
                line = node.start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: the key '{key}' stands twice in one mapping")
        return super().construct_mapping(node, deep=True)


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"(?:true|false)\Z", "tf"),
    ("tag:yaml.org,2002:int", r"-?(?:0|[1-9][0-9]{0,14})\Z", "-0123456789"),
    ("tag:yaml.org,2002:float", r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]*[1-9]\Z", "-0123456789"),
    ("tag:yaml.org,2002:null", r"(?:~|null|)\Z", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def read_yaml(content: bytes, folder: Mapping[str, bytes], notes: Notes) -> Imported:
    """The survey in a survey.yaml with the translations beside it. Raises Refused."""
    plain = plain_values("survey.yaml", content)
    try:
        questionnaire = read(plain)
    except Refused as problems:
        raise _told("survey.yaml", problems) from problems
    refuse_unsound(questionnaire)
    slots = [
        Slot(path, tag, text, SlotState.DRAFT)
        for path, texts in texts_of(questionnaire)
        for tag, text in texts
    ]
    found: list[Problem] = []
    for name in sorted(folder):
        if name.endswith((".yaml", ".yml")) and name not in ("survey.yaml", "survey.yml"):
            slots += _translation(name, folder[name], questionnaire, found, notes)
    if found:
        raise Refused(*found)
    whole = with_texts(questionnaire, slots)
    return notes.imported(whole, recordings_in(folder, whole, notes))


def plain_values(name: str, content: bytes) -> Mapping[str, Any]:
    """What a YAML file of this project holds, without anything that YAML makes of words by itself.
    Raises Refused."""
    if len(content) > MOST_BYTES:
        raise refused("yaml_too_large", name, name=name)
    try:
        plain = yaml.load(content.decode("utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise refused("yaml_not_text", name, name=name) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        why = " ".join(str(error).split())[:300] or "it is nested too deep"
        mark = getattr(error, "problem_mark", None)
        if mark is not None:
            raise refused("yaml_slip", name, name=name, why=why, line=mark.line + 1) from error
        raise refused("yaml_broken", name, name=name, why=why) from error
    if not isinstance(plain, dict):
        raise refused("yaml_no_keys", name, name=name)
    return {str(key): _stripped(value) for key, value in plain.items()}


def _stripped(plain: Any) -> Any:
    """Block texts in YAML end with a line break that nobody means."""
    match plain:
        case str():
            return plain.strip()
        case list():
            return [_stripped(value) for value in plain]
        case dict():
            return {_stripped(key): _stripped(value) for key, value in plain.items()}
    return plain


def _told(name: str, problems: Refused) -> Refused:
    """The same problems with their sentences."""
    return Refused(
        *(
            Problem(p.code, p.where, (*p.figures, ("what", f"{name}, {sentence(p)}")))
            for p in problems.problems
        )
    )


def _translation(
    name: str,
    content: bytes,
    questionnaire: Questionnaire,
    found: list[Problem],
    notes: Notes,
) -> list[Slot]:
    plain = dict(plain_values(name, content))
    tag = _language(name, plain, questionnaire, found)
    if tag is None:
        return []
    if plain.get("state", "draft") != "draft":
        notes.repaired(name, 0, "state_is_draft", name=name, state=str(plain["state"]))
    known = {path for path, _ in texts_of(questionnaire)}
    names = ItemNames(item.path for item in questionnaire.items())
    slots = []
    for path, text in plain.items():
        if path in _HEADER:
            continue
        problem = _wrong_with(name, path, text, known)
        if problem:
            found.append(Problem("unknown_slot", f"{name}:{path}", (("what", problem),)))
        elif text:
            said = replace_inserts(str(text), lambda n: "${" + (names.path_of(n) or n) + "}")
            slots.append(Slot(path, tag, said, SlotState.DRAFT))
    return slots


def _language(
    name: str, plain: Mapping[str, Any], questionnaire: Questionnaire, found: list[Problem]
) -> str | None:
    written = str(plain.get("language") or name.rpartition(".")[0])
    try:
        tag = parse_language(written).tag
    except UnknownLanguage:
        what = f"{name}: '{written}' is no language tag. Write 'language: nl' at its head."
        found.append(Problem("unknown_language", name, (("what", what),)))
        return None
    if tag not in questionnaire.languages:
        have = ", ".join(questionnaire.languages)
        what = f"{name}: '{tag}' is not among the languages of survey.yaml ({have}). Add it there."
        found.append(Problem("language_not_listed", name, (("what", what),)))
        return None
    return tag


def _wrong_with(name: str, path: str, text: Any, known: set[str]) -> str:
    if not isinstance(text, (str, int, float)) and text is not None:
        return f"{name}: '{path}' holds no text."
    if path in known:
        return ""
    advice = "Take it out, or write that text in survey.yaml first."
    if not _SLOT_PATHS.fullmatch(path):
        advice = "Slot paths look like 'title', 'item:age:label' or 'option:yes_no/yes:label'."
    return f"{name}: survey.yaml has no text '{path}'. {advice}"
