"""XLSForm in: .xlsx, .xls, .csv and Markdown, with makers' slips repaired and every loss told.

The rows are read here and not by pyxform, which refuses more than a third of real forms, takes
seconds to start and forgets which row a thing came from. That both read the same from forms
that pyxform accepts is a test (tests/exchange/test_pyxform_agrees.py).
"""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from app.core.questionnaire import Kind, Purpose, Questionnaire
from app.core.survey_file import ItemNames
from app.core.texts import Texts
from app.exchange.imported import Imported, Notes
from app.exchange.soundness import refuse_unsound
from app.exchange.xlsform.audio import Audio
from app.exchange.xlsform.bounds import bounds_of
from app.exchange.xlsform.conditions import Conditions
from app.exchange.xlsform.forms import Form, read_form
from app.exchange.xlsform.images import Images
from app.exchange.xlsform.making import Making
from app.exchange.xlsform.nodes import Node, tree_of
from app.exchange.xlsform.option_lists import OptionLists
from app.exchange.xlsform.settling import settle
from app.exchange.xlsform.sheets import Workbook
from app.exchange.xlsform.told_columns import tell_columns
from app.exchange.xlsform.wording import Wording

_WORD = re.compile(r"[^\W\d][\w.-]*")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{[^}]*\}")


def read_workbook(
    workbook: Workbook, file_name: str, notes: Notes, media: Collection[str] = ()
) -> Imported:
    """The import of a workbook; ``media`` are the names of files that come with it.

    Raises Refused where nothing sound can be made of it.
    """
    form = read_form(workbook, notes)
    root = tree_of(form.survey, notes)
    conditions = _conditions_in(form, root, notes)
    wording = Wording(
        form.languages.languages,
        conditions.path_of,
        lambda path: path not in conditions.lost,
        notes,
    )
    tell_columns(form, notes, bool(media))
    used = _used_lists(root)
    # The options' own texts may show answers, so which rows are lost is settled before them.
    bare = OptionLists(form.choices, used, (), lambda *_: Texts((("", "?"),)), Notes())
    conditions.known_columns = _filter_columns(form, root)
    settle(root, form.survey.name, bare, conditions, notes)
    columns = conditions.known_columns
    audio = Audio(media, notes)
    images = Images(media, form.languages.languages[0], notes)
    lists = OptionLists(form.choices, used, columns, wording.texts, notes, audio, images)
    for node in root.items():
        found = lists.find(node.type.list_name)
        if found is not None and found[1].renamed:
            conditions.renamed[node.path] = found[1].renamed
    making = Making(form.survey.name, root, lists, conditions, wording, notes, audio, images)
    slug, title = _called(form, file_name, notes)
    questionnaire = Questionnaire(
        slug=slug,
        languages=form.languages.languages,
        children=making.children(root),
        title=title,
        purposes=_purposes(root, form.survey.name, notes),
    )
    refuse_unsound(questionnaire, form.survey.name, making.rows)
    return notes.imported(questionnaire, audio.recordings(questionnaire))


def _conditions_in(form: Form, root: Node, notes: Notes) -> Conditions:
    names = ItemNames(node.path for node in root.items())
    days = [node.path for node in root.items() if node.type.written.lower() == "today"]
    repeats = ItemNames(node.path for node in root.groups() if node.type.container == "repeat")
    return Conditions(form.survey.name, names, repeats, set(), days, notes)


def _purposes(root: Node, sheet: str, notes: Notes) -> tuple[Purpose, ...]:
    """What is asked for by voice or as a photo needs a yes of its own (CO06)."""
    kinds = {node.kind for node in root.items()}
    added = [name for name in ("voice", "photo") if Kind(name) in kinds]
    for name in added:
        notes.repaired(sheet, 0, f"consent_added_{name}")
    return (Purpose("answers"), *(Purpose(name) for name in added))


def _used_lists(root: Node) -> list[str]:
    labelled = (bounds_of(node.row.get("parameters")) for node in root.items())
    points = [bounds.list_name for bounds in labelled if bounds]
    return [name for name in (*(n.type.list_name for n in root.items()), *points) if name]


def _filter_columns(form: Form, root: Node) -> dict[str, str]:
    """The columns of the choices sheet that some choice filter names."""
    filters = " ".join(_QUOTED.sub(" ", n.row.get("choice_filter")) for n in root.items())
    words = set(_WORD.findall(filters))
    private = form.choices.private if form.choices is not None else ()
    return {h.written.strip(): h.written for h in private if h.written.strip() in words}


def _called(form: Form, file_name: str, notes: Notes) -> tuple[str, Texts]:
    title = {tag: text for tag, text in form.settings.texts("form_title").items() if text.strip()}
    form_id = form.settings.get("form_id")
    stem = PurePath(file_name).stem
    source = form.languages.languages[0]
    if not title:
        title = {source: " ".join(re.split(r"[\s_]+", form_id or stem))}
        number = form.settings.number
        notes.repaired("settings", number, "form_without_title", title=title[source])
    slug = slug_of(form_id) or slug_of(next(iter(title.values()))) or slug_of(stem) or "survey"
    # A workbook has one title for all its languages: it is what the form is called. Whoever
    # confirms a language sees it there, and may ask for another.
    name = next(iter(title.values()))
    said = {tag: " ".join(title.get(tag, name).split()) for tag in form.languages.languages}
    return slug, Texts.of(said)


def slug_of(text: str) -> str:
    """A short name for addresses and commands, or empty where the text has no Latin letters.

    >>> slug_of("Forêt & Été 2026"), slug_of("q")
    ('foret-ete-2026', 'survey-q')
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].strip("-")
    return f"survey-{slug}" if 0 < len(slug) < 3 else slug
