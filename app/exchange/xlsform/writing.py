"""XLSForm out: a questionnaire as the workbook of a form, and what such a form cannot hold.

Reading it back gives the same questions, answers, conditions and languages. What an XLSForm has no
column for is told, so that nobody takes the workbook for the whole survey.
"""

import io
from collections.abc import Iterator

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from app.core.editing.children import Children
from app.core.expressions.tree import Call
from app.core.questionnaire import Item, Kind, Option, Purpose, Questionnaire, Section, Terms
from app.core.texts import Texts
from app.exchange.xlsform.spelled import Spelling

_TYPES = {
    Kind.SELECT_ONE: "select_one",
    Kind.SELECT_MULTIPLE: "select_multiple",
    Kind.RANK: "rank",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.NOTE: "note",
    Kind.RANGE: "range",
    Kind.CALCULATE: "calculate",
    Kind.TIME: "time",
    Kind.DATE_TIME: "datetime",
    Kind.VOTE: "select_one",
    Kind.VOICE: "audio",
    Kind.PHOTO: "image",
    Kind.AREA: "geopoint",
}
_VOTE_LIST = "agree_disagree_pass"
_VOTES = (("agree", "Agree"), ("disagree", "Disagree"), ("pass", "Pass"))
_TOLD = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_PLAIN = (
    "relevant",
    "constraint",
    "required",
    "calculation",
    "choice_filter",
    "parameters",
    "appearance",
    "repeat_count",
    "media::image",
)
_FIELDS = {
    "label": "label",
    "hint": "hint",
    "guidance_hint": "guidance",
    "constraint_message": "constraint_message",
    "required_message": "required_message",
}
_NOT_HELD = {
    "title": "The title is there in the survey's own language alone.",
    "intro": "The first words of the survey are not in the form.",
    "happens_next": "What happens with the results is not in the form.",
    "rounding": "That results are rounded is not in the form.",
    "findings": "The sentences of the results are not in the form.",
    "consent": "What consent is asked for is not in the form: {where}.",
    "terms": "The promise, the decision and who is responsible are not in the form.",
    "knows": "The form does not say that people may answer 'I do not know' at: {where}.",
    "sensitive": "The form does not say that people may answer 'I do not want to say' at: {where}.",
    "picture": "The picture in words is not in the form at: {where}.",
    "ordered": "The form does not say that the answers are a scale at: {where}.",
    "groups": "Which answers are told together is not in the form at: {where}.",
    "kind": "Votes and coarse places are asked in the form's nearest way at: {where}.",
}
_SCALE = range(3, 8)
Row = dict[str, str]


def write_xlsform(questionnaire: Questionnaire) -> bytes:
    """The workbook of a form with the sheets survey, choices and settings."""
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    writer = _Writer(questionnaire)
    said = [f"{name}::{_heading(tag)}" for name in _TOLD for tag in questionnaire.languages]
    survey = list(writer.rows(questionnaire.children))
    choices = list(writer.choices())
    columns = list(dict.fromkeys(key for row in choices for key in row))
    _put(book.create_sheet("survey"), ["type", "name", *said, *_PLAIN], survey)
    _put(book.create_sheet("choices"), columns or ["list_name", "name"], choices)
    settings = writer.settings()
    _put(book.create_sheet("settings"), list(settings), [settings])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _heading(tag: str) -> str:
    return f"{tag} ({tag})"


def _put(sheet: Worksheet, columns: list[str], rows: list[Row]) -> None:
    for place, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], 1):
        for column, name in enumerate(columns, 1):
            if row.get(name):
                cell = sheet.cell(place, column, row[name])
                # A text that begins with = is a text, never a formula of the spreadsheet.
                cell.data_type = "s"


class _Writer:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._spelling = Spelling(questionnaire)

    def rows(self, children: Children) -> Iterator[Row]:
        for child in children:
            if isinstance(child, Item):
                yield self._item(child)
                continue
            word = "repeat" if child.is_repeat else "group"
            yield self._section(child, word)
            yield from self.rows(child.children)
            yield {"type": f"end {word}"}

    def _section(self, section: Section, word: str) -> Row:
        return {
            "type": f"begin {word}",
            "name": section.path.rpartition("/")[2],
            **self._texts("label", section.label),
            "relevant": self._spelling.formula(section.relevant),
            "repeat_count": self._spelling.formula(section.count),
        }

    def _item(self, item: Item) -> Row:
        spelled = self._spelling.formula
        is_always = item.required == Call("true", ())
        row = {
            "type": " ".join(part for part in (_TYPES[item.kind], _list_of(item)) if part),
            "name": item.name,
            "relevant": spelled(item.relevant),
            "constraint": spelled(item.constraint),
            "required": "yes" if is_always else spelled(item.required),
            "calculation": spelled(item.calculation),
            "choice_filter": spelled(item.choice_filter),
            "parameters": _parameters(item),
            "appearance": _appearance(item),
            "media::image": item.picture,
        }
        for column, field in _FIELDS.items():
            row |= self._texts(column, getattr(item, field))
        return row

    def _texts(self, column: str, texts: Texts) -> Row:
        return {f"{column}::{_heading(tag)}": self._spelling.text(text) for tag, text in texts}

    def choices(self) -> Iterator[Row]:
        written: set[str] = set()
        for item in self._questionnaire.items():
            name = _list_of(item) or (_own_list(item) if item.options else "")
            if not name or name in written:
                continue
            written.add(name)
            if item.kind is Kind.VOTE:
                source = self._questionnaire.source
                for option, words in _VOTES:
                    label = {f"label::{_heading(source)}": words}
                    yield {"list_name": name, "name": option, **label}
            for each in item.options:
                yield self._option(name, each)

    def _option(self, list_name: str, option: Option) -> Row:
        return {
            "list_name": list_name,
            "name": option.name,
            **self._texts("label", option.label),
            **dict(option.columns),
            "media::image": option.picture,
        }

    def settings(self) -> Row:
        questionnaire = self._questionnaire
        own = questionnaire.source
        return {
            "form_title": questionnaire.title.get(own) or questionnaire.slug,
            "form_id": questionnaire.slug,
            "default_language": _heading(own),
        }


def _own_list(item: Item) -> str:
    return item.option_list or item.path.replace("/", "_")


def _list_of(item: Item) -> str:
    if item.kind is Kind.VOTE:
        return _VOTE_LIST
    return _own_list(item) if item.options and item.kind is not Kind.RANGE else ""


def _parameters(item: Item) -> str:
    if item.kind is not Kind.RANGE:
        return ""
    given = (("start", item.start), ("end", item.end), ("step", item.step))
    labels = (("tick_labelset", _own_list(item)),) if item.options else ()
    return " ".join(f"{name}={value}" for name, value in (*given, *labels) if value)


def _appearance(item: Item) -> str:
    if item.is_ordered and item.kind is Kind.SELECT_ONE:
        return "likert"
    return "multiline" if item.has_long_text else ""


def not_held(questionnaire: Questionnaire) -> tuple[str, ...]:
    """What the form has no column for, one sentence each, for who takes the workbook away."""
    found: dict[str, list[str]] = {}
    for what, where in _not_held(questionnaire):
        found.setdefault(what, []).append(where)
    return tuple(_NOT_HELD[what].format(where=", ".join(at)) for what, at in found.items())


def _not_held(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    if len({text for _tag, text in questionnaire.title}) > 1:
        yield "title", "title"
    for name in ("intro", "happens_next", "findings", "rounding"):
        if getattr(questionnaire, name):
            yield name, name
    asked_for = tuple(purpose for purpose in questionnaire.purposes)
    if asked_for != purposes_of_form(questionnaire):
        yield "consent", ", ".join(purpose.name for purpose in asked_for)
    if questionnaire.terms != Terms():
        yield "terms", "terms"
    for item in questionnaire.items():
        is_scale = item.kind is Kind.SELECT_ONE and len(item.options) in _SCALE
        flags = {
            "knows": item.knows,
            "sensitive": item.is_sensitive,
            "picture": bool(item.picture_alt),
            "ordered": item.is_ordered and not is_scale,
            "groups": any(option.group for option in item.options),
            "kind": item.kind in (Kind.VOTE, Kind.AREA),
        }
        yield from ((what, item.path) for what, is_on in flags.items() if is_on)


def purposes_of_form(questionnaire: Questionnaire) -> tuple[Purpose, ...]:
    """The purposes that are asked for after reading the form back."""
    kinds = {str(item.kind) for item in questionnaire.items()}
    return (Purpose("answers"), *(Purpose(name) for name in ("voice", "photo") if name in kinds))
