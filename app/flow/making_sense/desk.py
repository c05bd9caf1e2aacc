"""What lies on the table when people read the results together: numbers, quotes, what was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.disclosure import SafeTable
from app.core.open_answers.quote import Quote
from app.core.open_answers.theme import ToldTheme
from app.core.publication import Counted, is_one_answer
from app.core.questionnaire import Questionnaire
from app.core.report_facts import READING, ReadAlong, draft_path
from app.core.sense import Finding, Remark
from app.flow.open_answers import released_quotes, told_themes
from app.flow.ports import Toolkit
from app.flow.publishing.protected_tables import Shown, protected_tables
from app.flow.publishing.snapshot import frozen_version
from app.flow.records import Survey, Version
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Written:
    """A finding with its sentence in the language of the council."""

    finding: Finding
    text: str


@dataclass(frozen=True)
class Desk:
    """Everything that people who make sense together read and wrote. ``numbers`` are what a
    finding may rest on; ``reading`` is what residents say of it all, in the council's words."""

    version: Version
    tables: Shown
    numbers: tuple[Counted, ...]
    quotes: tuple[Quote, ...]
    themes: tuple[ToldTheme, ...]
    findings: tuple[Written, ...]
    remarks: tuple[Remark, ...]
    readers: tuple[ReadAlong, ...]
    reading: str

    def finding(self, finding_id: str) -> Written | None:
        """The finding with an id."""
        return next((each for each in self.findings if each.finding.id == finding_id), None)


def desk_of(toolkit: Toolkit, survey: Survey) -> Desk:
    """What lies on the table. Raises Refused ``not_frozen`` while answers may still come in."""
    tables = protected_tables(toolkit, survey)
    quotes, themes = released_quotes(toolkit, survey), told_themes(toolkit, survey)
    with toolkit.store.read() as shelves:
        version = frozen_version(shelves, survey)
        said = sentences_of(shelves, survey, version)
        return Desk(
            version=version,
            tables=tables,
            numbers=tuple(numbers_in(version.questionnaire, tables.everyone.tables)),
            quotes=quotes,
            themes=themes,
            findings=tuple(
                Written(each, said.get(each.rests.path, ""))
                for each in shelves.sense.findings(version)
            ),
            remarks=shelves.sense.remarks(version),
            readers=shelves.sense.readers(version),
            reading=said.get(READING, ""),
        )


def sentences_of(shelves: Shelves, survey: Survey, version: Version) -> dict[str, str]:
    """What the council wrote in its own language, by the path it will be published under."""
    head = draft_path("report:", version.number)
    return {
        f"report:{slot.path.removeprefix(head)}": slot.text
        for slot in shelves.surveys.slots(survey, version.questionnaire.source)
        if slot.path.startswith(head) and slot.text
    }


def numbers_in(questionnaire: Questionnaire, tables: tuple[SafeTable, ...]) -> Iterator[Counted]:
    """Every number that may be told and said as one answer; the author's own findings too."""
    found = {table.item: table for table in tables}
    for item in questionnaire.items():
        table = found.get(item.path)
        if table is None or table.n is None:
            continue
        groups = [
            each.options
            for each in questionnaire.findings
            if each.item == item.path and len(each.options) > 1
        ]
        groups += [
            group for group, _ in table.counts if is_one_answer(item, item.option_names, group)
        ]
        for group in dict.fromkeys(groups):
            count = table.count_of(group)
            if count is not None:
                yield Counted(item.path, group, count, table.n)
