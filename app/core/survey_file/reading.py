"""Reading plain values into a questionnaire, with all problems of the file at once.

Takes what authors write in YAML (expressions as text, names instead of paths) and what
``write`` made (expressions as trees). Options are read in lists.py, items in items.py.
"""

import re
from collections.abc import Mapping
from typing import Any

from app.core.problems import Refused
from app.core.questionnaire import PURPOSES, WAYS, Finding, Purpose, Questionnaire, Terms
from app.core.survey_file.fields import Fields, Problems
from app.core.survey_file.items import ItemReading
from app.core.survey_file.lists import options_in

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{2,59}\Z")
_TOP_KEYS = (
    "survey",
    "languages",
    "title",
    "intro",
    "happens_next",
    "consent",
    "terms",
    "lists",
    "items",
    "findings",
    "rounding",
)
ROUNDINGS = (5, 10)
_TERM_KEYS = ("promise_date", "ways", "controller", "contact", "decision", "ends")


def read(plain: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire that the plain values say.

    Raises Refused with every problem: unknown keys and kinds, missing names, lists and
    calculations, names given twice, expressions that cannot be read, texts in a language that
    is not listed. Whether it can be walked to its end is asked in routing.py.
    """
    problems = Problems()
    top = Fields(problems, plain, "", _TOP_KEYS)
    slug = top.string("survey")
    if not _SLUG.match(slug):
        problems.add("slug_form", "survey", slug=slug)
    languages = problems.languages_in(top.raw("languages"))
    lists = {
        str(name): options_in(problems, str(name), options)
        for name, options in top.mapping("lists").items()
    }
    reading = ItemReading(problems, top.raw("items"), lists)
    questionnaire = Questionnaire(
        slug=slug,
        languages=languages,
        children=reading.children(top),
        title=top.texts("title"),
        intro=top.texts("intro"),
        purposes=_purposes(top),
        terms=_terms(top),
        happens_next=top.texts("happens_next"),
        rounding=_rounding(top),
        findings=tuple(
            _finding(problems, reading, f"finding:{number}", plain)
            for number, plain in enumerate(top.sequence("findings"), 1)
        ),
    )
    if problems.found:
        raise Refused(*problems.found)
    return questionnaire


def _purposes(top: Fields) -> tuple[Purpose, ...]:
    if top.raw("consent") is None:
        return (Purpose("answers"),)
    return tuple(_purpose(top.problems, plain) for plain in top.sequence("consent"))


def _purpose(problems: Problems, plain: Any) -> Purpose:
    plain = {"purpose": plain} if isinstance(plain, str) else plain
    fields = Fields(problems, plain, "consent", ("purpose", "label"))
    name = fields.string("purpose")
    if name not in PURPOSES:
        problems.add("unknown_purpose", "consent", name=name, known=", ".join(PURPOSES))
    return Purpose(name, problems.texts(fields.raw("label"), f"consent:{name}:label"))


def _terms(top: Fields) -> Terms:
    fields = Fields(top.problems, top.raw("terms"), "terms", _TERM_KEYS)
    ways = tuple(str(way) for way in fields.sequence("ways"))
    for way in ways:
        if way not in WAYS:
            top.problems.add("unknown_way", "terms:ways", way=way, known=", ".join(WAYS))
    ends = []
    for kind, days in fields.mapping("ends").items():
        if isinstance(days, bool) or not isinstance(days, int):
            top.problems.add("wrong_shape", f"terms:ends:{kind}", expected="number of days")
        else:
            ends.append((str(kind), days))
    return Terms(
        promise_date=fields.string("promise_date"),
        ways=Terms().ways if fields.raw("ways") is None else ways,
        controller=fields.string("controller"),
        contact=fields.string("contact"),
        decision=top.problems.texts(fields.raw("decision"), "decision"),
        ends=tuple(ends),
    )


def _rounding(top: Fields) -> int:
    plain = top.raw("rounding")
    if plain is None or plain in ROUNDINGS:
        return int(plain or 0)
    top.problems.add("wrong_shape", "rounding", expected="5 or 10")
    return 0


def _finding(problems: Problems, reading: ItemReading, where: str, plain: Any) -> Finding:
    fields = Fields(problems, plain, where, ("item", "options", "sentence"))
    path = reading.names.path_of(fields.string("item")) or ""
    if not path:
        problems.add("unknown_item", where, name=fields.string("item"))
    options = tuple(str(name) for name in fields.sequence("options"))
    for name in options:
        if path and name not in reading.option_names(path):
            problems.add("unknown_option", where, name=name, item=path)
    return Finding(path, options, fields.texts("sentence"))
