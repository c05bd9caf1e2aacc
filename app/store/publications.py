"""Publications: fixed snapshots with their cells, findings and free sentences."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.core.texts import Slot, SlotState
from app.flow.records import Cell, Publication, PublishedFinding, Survey
from app.store.session import Session, Statement
from app.store.tables import publications as tables

# A removal counts against the newest publication; before the first there is nothing to count.
_REMOVED = Statement(
    "INSERT INTO removals (publication_id, council_id, number)"
    " SELECT id, council_id, 1 FROM publications WHERE survey_id = ?"
    " ORDER BY number DESC LIMIT 1"
    " ON CONFLICT (publication_id) DO UPDATE SET number = removals.number + 1"
)
_REMOVED_SINCE = Statement(
    "SELECT coalesce(r.number, 0) FROM publications p"
    " LEFT JOIN removals r ON r.publication_id = p.id"
    " WHERE p.survey_id = ? ORDER BY p.number DESC LIMIT 1"
)


class PublicationShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, publication: Publication) -> None:
        """The publication is kept with every cell and finding, in their order."""
        names = ("id", "survey_id", "council_id", "version_id", "number", "day", "respondents")
        self._session.run(
            tables.publications.insert().values(
                {name: getattr(publication, name) for name in names}
            )
        )
        owner = {"publication_id": publication.id, "council_id": publication.council_id}
        cells = [
            {
                **owner,
                "position": position,
                "view": cell.view,
                "item": cell.item,
                "option": cell.option,
                "count": cell.count,
            }
            for position, cell in enumerate(publication.cells)
        ]
        findings = [
            {
                **owner,
                "position": position,
                "item": finding.item,
                "options": json.dumps(finding.options, ensure_ascii=False),
                "count": finding.count,
                "base": finding.base,
            }
            for position, finding in enumerate(publication.findings)
        ]
        for table, rows in ((tables.cells, cells), (tables.findings, findings)):
            if rows:
                self._session.run(table.insert(), rows)

    def newest(self, survey: Survey) -> Publication | None:
        """The newest publication of a survey."""
        rows = self._rows(survey)
        return self._whole(rows[-1]) if rows else None

    def all(self, survey: Survey) -> tuple[Publication, ...]:
        """All publications of a survey, oldest first."""
        return tuple(self._whole(row) for row in self._rows(survey))

    def _rows(self, survey: Survey) -> list[dict[str, Any]]:
        publications = tables.publications
        wanted = (
            select(publications)
            .where(publications.c.survey_id == survey.id)
            .order_by(publications.c.number)
        )
        return [dict(row._mapping) for row in self._session.run(wanted)]

    def _whole(self, row: dict[str, Any]) -> Publication:
        cells, findings = tables.cells.c, tables.findings.c
        of_cells = self._session.run(
            select(cells.view, cells.item, cells.option, cells.count)
            .where(cells.publication_id == row["id"])
            .order_by(cells.position)
        )
        of_findings = self._session.run(
            select(findings.item, findings.options, findings.count, findings.base)
            .where(findings.publication_id == row["id"])
            .order_by(findings.position)
        )
        return Publication(
            **row,
            cells=tuple(Cell(*cell) for cell in of_cells),
            findings=tuple(
                PublishedFinding(item, tuple(json.loads(options)), count, base)
                for item, options, count, base in of_findings
            ),
        )

    def removed_since(self, survey: Survey) -> int:
        """How many responses were withdrawn since the newest publication; 0 without one."""
        row = self._session.fast(_REMOVED_SINCE, survey.id).fetchone()
        return 0 if row is None else int(row[0])

    def note_removal(self, survey: Survey) -> None:
        """One response more was withdrawn since the newest publication."""
        self._session.fast(_REMOVED, survey.id)

    def put_sentences(self, publication_id: str, slots: Iterable[Slot]) -> None:
        """The sentences stand beside the publication; one that stood there is replaced."""
        publications = tables.publications.c
        owner = self._session.run(
            select(publications.council_id).where(publications.id == publication_id)
        ).scalar_one()
        said = ("text", "state", "confirmed_by", "day")
        adding = self._session.insert(tables.sentences)
        rows = [
            {
                "publication_id": publication_id,
                "council_id": owner,
                "path": slot.path,
                "tag": slot.tag,
                "text": slot.text,
                "state": slot.state.value,
                "confirmed_by": slot.by,
                "day": slot.day,
            }
            for slot in slots
        ]
        if rows:
            self._session.run(
                adding.on_conflict_do_update(
                    index_elements=["publication_id", "path", "tag"],
                    set_={name: adding.excluded[name] for name in said},
                ),
                rows,
            )

    def drop_sentences(self, publication_id: str) -> None:
        """Nothing stands beside the publication."""
        said = tables.sentences
        self._session.run(said.delete().where(said.c.publication_id == publication_id))

    def sentences(self, publication_id: str) -> tuple[Slot, ...]:
        """The sentences beside a publication, by path and tag."""
        rows = tables.sentences.c
        wanted = (
            select(rows.path, rows.tag, rows.text, rows.state, rows.confirmed_by, rows.day)
            .where(rows.publication_id == publication_id)
            .order_by(rows.path, rows.tag)
        )
        return tuple(
            Slot(path, tag, text, SlotState(state), by, day)
            for path, tag, text, state, by, day in self._session.run(wanted)
        )
