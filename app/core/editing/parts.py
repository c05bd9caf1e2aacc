"""A questionnaire as parts that change by themselves, so that two people's changes fit together.

Texts are not in the parts: they are slots. A part is plain values as a survey file has them:
``item:home/age``, ``section:home``, ``list:yes_no``, ``order``, and what the survey is as a whole.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.slots import texts_of, with_texts
from app.core.survey_file import read, write
from app.core.texts import Slot, SlotState

Parts = dict[str, Any]
ORDER = "order"
_LIST = "list:"


def parts_of(questionnaire: Questionnaire) -> Parts:
    """The parts of a questionnaire without its texts; what has its default value has no part."""
    return _taken_apart(write(with_texts(questionnaire, ())))


def _taken_apart(plain: Mapping[str, Any]) -> Parts:
    parts: Parts = {}
    for key, value in plain.items():
        if key == "lists":
            parts |= {f"{_LIST}{name}": options for name, options in value.items()}
        elif key != "items":
            parts[key] = value
    parts[ORDER] = [_child(parts, each, "") for each in plain["items"]]
    return parts


def _child(parts: Parts, plain: Mapping[str, Any], above: str) -> Any:
    """The place of one child in the order; its own part is put among the parts."""
    if "section" not in plain:
        path = f"{above}{plain['item']}"
        parts[f"item:{path}"] = dict(plain)
        return path
    path = f"{above}{plain['section']}"
    parts[f"section:{path}"] = {key: value for key, value in plain.items() if key != "items"}
    return [path, [_child(parts, each, f"{path}/") for each in plain["items"]]]


def put_together(parts: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire that these parts are of, without texts. Raises Refused where parts do not
    fit each other: ``parts_do_not_fit``, or what reading a survey file raises."""
    plain = {key: value for key, value in parts.items() if ":" not in key and key != ORDER}
    try:
        plain["items"] = [_placed(parts, place) for place in parts[ORDER]]
    except KeyError as missing:
        raise Refused(Problem("parts_do_not_fit", str(missing.args[0]))) from None
    lists = {key[len(_LIST) :]: value for key, value in parts.items() if key.startswith(_LIST)}
    return read({**plain, **({"lists": lists} if lists else {})})


def _placed(parts: Mapping[str, Any], place: Any) -> Any:
    if isinstance(place, str):
        return parts[f"item:{place}"]
    path, inside = place
    return {**parts[f"section:{path}"], "items": [_placed(parts, each) for each in inside]}


def stamp(questionnaire: Questionnaire, where: str) -> str:
    """16 hex digits over all that a form about ``where`` shows: another form, another stamp.

    ``where`` is ``item:PATH`` or ``section:PATH`` (either finds both), ``finding:NUMBER`` or
    ``survey``. Only texts in the survey's own language count: others are not in the form.
    """
    source = questionnaire.source
    slots = (
        Slot(path, source, texts.get(source), SlotState.DRAFT)
        for path, texts in texts_of(questionnaire)
    )
    parts = _taken_apart(write(with_texts(questionnaire, slots)))
    kind, _, name = where.partition(":")
    if kind in ("item", "section"):
        own = parts.get(f"item:{name}") or parts.get(f"section:{name}") or {}
        shown = [own, parts.get(f"{_LIST}{own.get('list')}")]
    elif kind == "finding":
        number = int(name) if name.isdigit() else 0
        shown = parts.get("findings", [])[number - 1 : number] if number else []
    else:
        shown = [parts.get(key) for key in ("title", "intro", "happens_next", "consent")]
    written = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]
