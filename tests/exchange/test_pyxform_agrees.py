"""The reference reader and ours see the same questions wherever the reference accepts the form.

pyxform is not used at run time (app/exchange/xlsform says why), so this keeps us honest.
"""

import io
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.questionnaire import Item
from tests.exchange.workbooks import a_workbook, imported, items_of

ASKED = {
    "text": "text",
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "note": "note",
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "calculate": "calculate",
}
Seen = tuple[str, str, dict[str, str], tuple[tuple[str, str], ...], str]


def reference(content: bytes) -> list[Seen]:
    """Path, kind, labels, options and condition of each row as pyxform reads them."""
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import get_xlsform

    tree = workbook_to_json(get_xlsform(io.BytesIO(content), file_type=".xlsx"), warnings=[])
    return list(_rows(tree["children"], "", tree.get("choices", {})))


def _rows(children: list[dict[str, Any]], above: str, lists: dict[str, Any]) -> Iterator[Seen]:
    for child in children:
        path = above + child["name"]
        if child["type"] in ("group", "repeat"):
            if child["name"] != "meta":
                yield from _rows(child.get("children", []), path + "/", lists)
        elif child["type"] in ASKED:
            options = lists.get(child.get("itemset", ""), [])
            yield (
                path,
                ASKED[child["type"]],
                {} if child["type"] == "calculate" else dict(child.get("label", {})),
                tuple((option["name"], str(dict(option["label"]))) for option in options),
                child.get("bind", {}).get("relevant", ""),
            )


def ours(content: bytes) -> list[Seen]:
    """The same of our own reading."""
    return [_seen(item) for item in items_of(content).values()]


def _seen(item: Item) -> Seen:
    names = {"en": "English (en)", "nl": "Nederlands (nl)"}

    def by_heading(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
        return {names[tag]: text for tag, text in pairs}

    options = tuple((o.name, str(by_heading(o.label.pairs))) for o in item.options)
    is_conditional = "conditional" if item.relevant else ""
    return item.path, str(item.kind), by_heading(item.label.pairs), options, is_conditional


LABELS = st.tuples(st.text("abcé?", max_size=9), st.text("xyzü!", max_size=9)).map(
    lambda pair: tuple(f"Say {text}." for text in pair)
)
TYPES = st.sampled_from(
    ["text", "integer", "decimal", "date", "note", "select_one l1", "select_multiple l2"]
)


@st.composite
def forms(draw: st.DrawFn) -> bytes:
    """A sound form in two languages: items in groups and repeats, lists, and conditions."""
    rows: list[tuple[str, ...]] = [
        ("type", "name", "label::English (en)", "label::Nederlands (nl)", "relevant")
    ]
    depth = 0
    names: list[str] = []
    for number in range(draw(st.integers(1, 8))):
        step = draw(st.sampled_from(["item", "item", "item", "open", "close"]))
        if step == "open":
            kind = draw(st.sampled_from(["group", "repeat"]))
            rows.append((f"begin {kind}", f"g{number}", *draw(LABELS), ""))
            depth += 1
        elif step == "close" and depth and not rows[-1][0].startswith("begin"):
            opened = [row for row in rows if row[0].startswith(("begin", "end"))]
            rows.append((_end_of(opened), "", "", "", ""))
            depth -= 1
        else:
            relevant = f"${{{draw(st.sampled_from(names))}}} != ''" if names else ""
            rows.append((draw(TYPES), f"q{number}", *draw(LABELS), relevant))
            names.append(f"q{number}")
    if rows[-1][0].startswith("begin") or not names:
        rows.append(("text", "last", "Last.", "Laatste.", ""))
    while depth:
        opened = [row for row in rows if row[0].startswith(("begin", "end"))]
        rows.append((_end_of(opened), "", "", "", ""))
        depth -= 1
    choices: list[tuple[str, ...]] = [("list_name", "name", *rows[0][2:4])]
    for name in ("l1", "l2"):
        options = draw(st.lists(st.text("abc", min_size=1), min_size=1, unique=True, max_size=4))
        choices += [(name, option, *draw(LABELS)) for option in options]
    settings_rows = (("form_title", "default_language"), ("F", "English (en)"))
    # A note alone is nothing to answer, so every form asks at least one thing.
    rows.append(("text", "closing", "Closing.", "Slot.", ""))
    return a_workbook(rows, choices, settings_rows)


def _end_of(rows: list[tuple[str, ...]]) -> str:
    waiting: list[str] = []
    for row in rows:
        if row[0].startswith("begin"):
            waiting.append(row[0])
        else:
            waiting.pop()
    return waiting[-1].replace("begin", "end")


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_both_readers_see_the_same_questions(content: bytes) -> None:
    expected = [(*row[:4], "conditional" if row[4] else "") for row in reference(content)]
    assert ours(content) == expected
    assert not imported(content).repairs
