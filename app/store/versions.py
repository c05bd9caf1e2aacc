"""Versions: frozen questionnaires with their stage, waves, stable item ids and documents."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.questionnaire import Questionnaire
from app.core.survey_file import read, write
from app.flow.records import Document, Stage, Survey, Version
from app.store.looks import keep_look, kept_look
from app.store.memory import Memory
from app.store.numbering import in_numbering_order
from app.store.plain_terms import terms_as_json, terms_from_json
from app.store.session import Session, Statement
from app.store.tables import surveys as tables

_STAGES = "SELECT id, stage, closed_day, frozen_day, pause_reason FROM versions"
_NEWEST = Statement(f"{_STAGES} WHERE survey_id = ? ORDER BY number DESC LIMIT 1")
_ALL = Statement(f"{_STAGES} WHERE survey_id = ? ORDER BY number")
_PRINTED = Statement(f"{_STAGES} WHERE fingerprint = ? ORDER BY number DESC LIMIT 1")
_UNFROZEN = Statement(f"{_STAGES} WHERE stage <> 'frozen' ORDER BY survey_id, number")
_DOCUMENT = "SELECT d.version_id, d.tag, d.release, d.etag, d.plain, d.gzip, d.brotli"
_BY_VERSION = Statement(
    f"{_DOCUMENT} FROM documents d WHERE d.version_id = ? AND d.tag = ? AND d.release = ?"
)
_BY_PRINT = Statement(
    f"{_DOCUMENT} FROM versions v JOIN documents d ON d.version_id = v.id"
    " WHERE v.fingerprint = ? AND d.tag = ? AND d.release = ? LIMIT 1"
)


class VersionShelf:
    """The half of the survey shelf that never changes what it once took in."""

    def __init__(self, session: Session, memory: Memory) -> None:
        self._session = session
        self._memory = memory

    def add_version(self, version: Version) -> None:
        """The version with its wave and the numbers of its items is kept."""
        self._add_wave(version)
        row = {
            column.name: getattr(version, column.name)
            for column in tables.versions.columns
            if column.name not in ("definition", "terms", "overrides")
        }
        row["stage"] = version.stage.value
        row["definition"] = as_json(version.questionnaire)
        row["terms"] = terms_as_json(version.terms)
        row["overrides"] = json.dumps(version.overrides, ensure_ascii=False)
        self._session.run(tables.versions.insert().values(row))
        keep_look(self._session, version.id, version.council_id, version.look)
        self._add_items(version)

    def _add_wave(self, version: Version) -> None:
        waves = tables.waves
        of_survey = select(func.count()).where(waves.c.survey_id == version.survey_id)
        row = {
            "id": version.wave_id,
            "council_id": version.council_id,
            "survey_id": version.survey_id,
            "number": self._session.run(of_survey).scalar_one() + 1,
        }
        waves_insert = self._session.insert(waves).values(row)
        self._session.run(waves_insert.on_conflict_do_nothing(index_elements=["id"]))

    def _add_items(self, version: Version) -> None:
        owner = {"council_id": version.council_id, "survey_id": version.survey_id}
        known = self._item_ids(version.survey_id)
        last = self._session.run(select(func.max(tables.version_items.c.number))).scalar() or 0
        items, numbered = [], []
        in_order = in_numbering_order(version.questionnaire)
        for number, (item, is_repeated) in enumerate(in_order, last + 1):
            if item.path not in known:
                # An item's id only has to be its own, and to stay: its first version and number.
                known[item.path] = f"{number:08x}{version.id[:24]}"
                items.append({**owner, "id": known[item.path], "path": item.path})
            numbered.append(
                {
                    "number": number,
                    "version_id": version.id,
                    "item_id": known[item.path],
                    "council_id": version.council_id,
                    "kind": item.kind.value,
                    "is_repeated": is_repeated,
                }
            )
        if items:
            self._session.run(tables.items.insert(), items)
        if numbered:
            self._session.run(tables.version_items.insert(), numbered)

    def _item_ids(self, survey_id: str) -> dict[str, str]:
        columns = tables.items.c
        rows = self._session.run(
            select(columns.path, columns.id).where(columns.survey_id == survey_id)
        )
        return {row.path: row.id for row in rows}

    def versions(self, survey: Survey) -> tuple[Version, ...]:
        """All versions of a survey, oldest first."""
        return tuple(self._known(row) for row in self._session.fast(_ALL, survey.id).fetchall())

    def version(self, survey: Survey) -> Version | None:
        """The newest version of a survey."""
        row = self._session.fast(_NEWEST, survey.id).fetchone()
        return None if row is None else self._known(row)

    def version_by_fingerprint(self, fingerprint: str) -> Version | None:
        """The version with this fingerprint; the newest where two are equal."""
        row = self._session.fast(_PRINTED, fingerprint).fetchone()
        return None if row is None else self._known(row)

    def open_versions(self) -> tuple[Version, ...]:
        """All versions that are not frozen, of all surveys."""
        return tuple(self._known(row) for row in self._session.fast(_UNFROZEN).fetchall())

    def set_stage(self, version: Version, stage: Stage, day: str, reason: str = "") -> None:
        """The version stands at a stage since a day; a pause has a reason that people read."""
        changes = {"stage": stage.value, "pause_reason": reason if stage is Stage.PAUSED else ""}
        if stage in (Stage.CLOSED, Stage.FROZEN):
            changes[f"{stage}_day"] = day
        where = tables.versions.c.id == version.id
        self._session.run(tables.versions.update().where(where).values(changes))

    def _known(self, row: Any) -> Version:
        identity, stage, closed, frozen, reason = row
        known = self._memory.versions.get(identity)
        if known is None:
            return self._memory.keep(self._loaded(identity))
        if (known.stage, known.closed_day, known.frozen_day, known.pause_reason) == row[1:]:
            return known
        return self._memory.keep(
            replace(
                known,
                stage=Stage(stage),
                closed_day=closed,
                frozen_day=frozen,
                pause_reason=reason,
            )
        )

    def _loaded(self, identity: str) -> Version:
        found = self._session.run(
            select(tables.versions).where(tables.versions.c.id == identity)
        ).one()
        row = dict(found._mapping)
        row["questionnaire"] = from_json(row.pop("definition"))
        row["terms"] = terms_from_json(row["terms"])
        row["overrides"] = tuple((gate, why) for gate, why in json.loads(row["overrides"]))
        row["stage"] = Stage(row["stage"])
        row["look"] = kept_look(self._session, identity)
        return Version(**row)

    def put_document(self, document: Document) -> None:
        """The rendered bytes are kept; those of the same version, tag and release are replaced."""
        owner = select(tables.versions.c.council_id).where(
            tables.versions.c.id == document.version_id
        )
        names = ("version_id", "tag", "release", "etag", "plain", "gzip", "brotli")
        row = {name: getattr(document, name) for name in names}
        adding = self._session.insert(tables.documents).values(
            {**row, "council_id": owner.scalar_subquery()}
        )
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=list(names[:3]), set_={name: row[name] for name in names[3:]}
            )
        )

    def document(self, version_id: str, tag: str, release: str) -> Document | None:
        """The rendered bytes of a version."""
        return _document(self._session.fast(_BY_VERSION, version_id, tag, release).fetchone())

    def document_by_fingerprint(self, fingerprint: str, tag: str, release: str) -> Document | None:
        """The rendered bytes behind a fingerprinted address."""
        return _document(self._session.fast(_BY_PRINT, fingerprint, tag, release).fetchone())


def as_json(questionnaire: Questionnaire) -> str:
    """The questionnaire as it lies in the store."""
    return json.dumps(write(questionnaire), ensure_ascii=False)


def from_json(text: str) -> Questionnaire:
    """The questionnaire that ``as_json`` wrote."""
    return read(json.loads(text))


def _document(row: Any) -> Document | None:
    return None if row is None else Document(*row)
