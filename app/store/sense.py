"""Making sense: findings, remarks, who read along, and reasons to go on in spite of a check."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Table, select

from app.core.plan import Level, Side
from app.core.report_facts import Knowledge, LeadFinding, ReadAlong
from app.core.sense import Check, Finding, Prompt, Reason, Remark
from app.flow.records import Survey, Version
from app.store.session import Session
from app.store.tables import sense as tables


class SenseShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_finding(self, survey: Survey, version: Version, finding: Finding) -> None:
        """The finding is kept as it is now."""
        rests = finding.rests
        row = {
            "id": finding.id,
            "position": finding.position,
            "leads": finding.leads,
            "knowledge": rests.knowledge.value if rests.knowledge else "",
            "item": rests.item,
            "options": json.dumps(rests.options, ensure_ascii=False),
            "theme": rests.theme,
            "quote": rests.quote,
            "written_by": finding.by,
            "day": finding.day,
        }
        self.remove_finding(version, finding.id)
        self._add(tables.council_findings, survey, version, row)

    def remove_finding(self, version: Version, finding_id: str) -> None:
        """The finding is gone."""
        found = tables.council_findings
        where = (found.c.version_id == version.id) & (found.c.id == finding_id)
        self._session.run(found.delete().where(where))

    def findings(self, version: Version) -> tuple[Finding, ...]:
        """All findings of a version, in their order."""
        found = tables.council_findings
        rows = self._session.run(
            select(found)
            .where(found.c.version_id == version.id)
            .order_by(found.c.position, found.c.id)
        )
        return tuple(
            Finding(
                row.id,
                row.position,
                bool(row.leads),
                LeadFinding(
                    row.id,
                    row.item,
                    tuple(json.loads(row.options)),
                    row.theme,
                    row.quote,
                    Knowledge(row.knowledge) if row.knowledge else None,
                ),
                row.written_by,
                row.day,
            )
            for row in rows
        )

    def add_remark(self, survey: Survey, version: Version, remark: Remark) -> None:
        """The remark is kept."""
        row = {
            "id": remark.id,
            "prompt": remark.prompt.value,
            "knowledge": remark.knowledge.value,
            "text": remark.text,
            "written_by": remark.by,
            "day": remark.day,
        }
        self._add(tables.remarks, survey, version, row)

    def remove_remark(self, version: Version, remark_id: str) -> bool:
        """The remark is gone; whether there was one."""
        remarks = tables.remarks
        where = (remarks.c.version_id == version.id) & (remarks.c.id == remark_id)
        return bool(self._session.run(remarks.delete().where(where)).rowcount)

    def remarks(self, version: Version) -> tuple[Remark, ...]:
        """All remarks on a version, oldest day first."""
        said = tables.remarks.c
        rows = self._session.run(
            select(said.id, said.prompt, said.knowledge, said.text, said.written_by, said.day)
            .where(said.version_id == version.id)
            .order_by(said.day, said.id)
        )
        return tuple(
            Remark(key, Prompt(prompt), Knowledge(knowledge), text, by, day)
            for key, prompt, knowledge, text, by, day in rows
        )

    def put_readers(self, survey: Survey, version: Version, readers: Iterable[ReadAlong]) -> None:
        """These read along, and no others."""
        alongs = tables.read_alongs
        self._session.run(alongs.delete().where(alongs.c.version_id == version.id))
        for each in readers:
            row = {"side": each.side.value, "level": each.level.value, "people": each.people}
            self._add(alongs, survey, version, row)

    def readers(self, version: Version) -> tuple[ReadAlong, ...]:
        """Who read along, by side and level."""
        alongs = tables.read_alongs.c
        rows = self._session.run(
            select(alongs.side, alongs.level, alongs.people)
            .where(alongs.version_id == version.id)
            .order_by(alongs.side, alongs.level)
        )
        return tuple(ReadAlong(Side(side), Level(level), people) for side, level, people in rows)

    def put_reason(self, survey: Survey, version: Version, reason: Reason) -> None:
        """Why a check was passed by is kept."""
        kept = tables.publishing_reasons
        where = (kept.c.version_id == version.id) & (kept.c.passed == reason.check.value)
        self._session.run(kept.delete().where(where))
        row = {"passed": reason.check.value, "reason": reason.text, "written_by": reason.by}
        self._add(kept, survey, version, row | {"day": reason.day})

    def reasons(self, version: Version) -> tuple[Reason, ...]:
        """Why checks were passed by, by check."""
        kept = tables.publishing_reasons.c
        rows = self._session.run(
            select(kept.passed, kept.reason, kept.written_by, kept.day)
            .where(kept.version_id == version.id)
            .order_by(kept.passed)
        )
        return tuple(Reason(Check(passed), text, by, day) for passed, text, by, day in rows)

    def _add(
        self, table: Table, survey: Survey, version: Version, row: Mapping[str, object]
    ) -> None:
        owner = {"survey_id": survey.id, "version_id": version.id, "council_id": survey.council_id}
        self._session.run(table.insert().values({**owner, **row}))
