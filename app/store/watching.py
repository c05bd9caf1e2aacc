"""What is watched while surveys run: totals of the night, groups, visits, pauses, closing days."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from app.core.coverage import Group, Heard, Measure, PlaceTotal
from app.core.fatigue import AskedPlace, Explained
from app.core.outreach import Method, State, Visit
from app.core.pausing import Pause
from app.flow.records import Survey, Version
from app.flow.shelves.watching import SurveyAt
from app.store.session import Session, Statement
from app.store.tables import councils, places, responses
from app.store.tables import watching as tables

_PLACE = "p.id, p.name, p.kind, COALESCE(c.region_id, '')"
_EVERYWHERE = Statement(
    f"SELECT {_PLACE}, s.id, s.council_id, s.slug,"
    " COALESCE(v.id, ''), COALESCE(v.opened_day, ''), COALESCE(v.closed_day, ''),"
    " COALESCE(o.day, '')"
    " FROM access_codes a JOIN places p ON p.id = a.place_id JOIN surveys s ON s.id = a.survey_id"
    " JOIN councils c ON c.id = p.council_id LEFT JOIN versions v ON v.survey_id = s.id"
    " LEFT JOIN switched_codes o ON o.code = a.code"
    " WHERE v.id IS NULL OR NOT v.is_example ORDER BY p.name, p.id, v.opened_day, s.slug"
)


class WatchingShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def everywhere(self) -> tuple[SurveyAt, ...]:
        """Every survey at every place of this host; one for each version, by place name."""
        found: list[SurveyAt] = []
        for *facts, version_id, first, closed, off in self._session.fast(_EVERYWHERE).fetchall():
            if off and off < first:
                continue
            # A code that was switched off asks nobody from that day on (QR09).
            last = min(closed or off, off or closed)
            place, survey = AskedPlace(*facts[:4]), Survey(*facts[4:])
            found.append(SurveyAt(place, survey, version_id, first, last))
        return tuple(found)

    def asked_places(self, survey: Survey) -> tuple[AskedPlace, ...]:
        """The places of a survey, with the regions of their councils."""
        of, codes, owners = places.places.c, places.access_codes.c, councils.councils.c
        region, off = func.coalesce(owners.region_id, ""), places.switched_codes.c
        wanted = (
            select(of.id, of.name, of.kind, region)
            .where(codes.survey_id == survey.id, of.id == codes.place_id)
            .where(owners.id == of.council_id, codes.code.not_in(select(off.code)))
            .order_by(of.name, of.id)
        )
        return tuple(AskedPlace(*row) for row in self._session.run(wanted))

    def region(self, council_id: str) -> str:
        """The region that a council lies in, or empty."""
        owners = councils.councils.c
        wanted = select(owners.region_id).where(owners.id == council_id)
        return str(self._session.run(wanted).scalar() or "")

    def put_totals(self, survey: Survey, version: Version, totals: Iterable[PlaceTotal]) -> None:
        """These are the totals of the version, and no others."""
        self.forget_totals(version)
        rows = [
            {
                "version_id": version.id,
                "survey_id": survey.id,
                "council_id": survey.council_id,
                "place_id": total.place_id,
                "day": total.day,
                "responses": total.responses,
                "delivered": total.delivered,
            }
            for total in totals
        ]
        if rows:
            self._session.run(tables.nightly_totals.insert(), rows)

    def totals(self, version: Version) -> tuple[PlaceTotal, ...]:
        """The totals of the last night, by place id."""
        of = tables.nightly_totals.c
        wanted = select(of.place_id, of.day, of.responses, of.delivered)
        rows = self._session.run(wanted.where(of.version_id == version.id).order_by(of.place_id))
        return tuple(PlaceTotal(*row) for row in rows)

    def forget_totals(self, version: Version) -> None:
        """The version has no totals."""
        of = tables.nightly_totals
        self._session.run(of.delete().where(of.c.version_id == version.id))

    def count_by(self, version: Version, what: str) -> Mapping[str, int]:
        """Responses to a version by ``language`` or ``mode``."""
        of = responses.responses.c
        column = {"language": of.language, "mode": of.mode}[what]
        wanted = select(column, func.count()).where(of.version_id == version.id).group_by(column)
        return {str(value): int(count) for value, count in self._session.run(wanted)}

    def put_group(self, group: Group) -> None:
        """The group is sought; one with the same id is seen in another way."""
        row = {name: getattr(group, name) for name in Group.__dataclass_fields__}
        row["measure"] = group.measure.value
        changes = {name: row[name] for name in ("channel", "measure", "value")}
        adding = self._session.insert(tables.groups_sought).values(row)
        self._session.run(adding.on_conflict_do_update(index_elements=["id"], set_=changes))

    def remove_group(self, survey: Survey, group_id: str) -> None:
        """The group is not sought."""
        of = tables.groups_sought
        mine = (of.c.survey_id == survey.id, of.c.id == group_id)
        self._session.run(of.delete().where(*mine))

    def groups(self, survey: Survey) -> tuple[Group, ...]:
        """The groups of a survey, by day and name."""
        of = tables.groups_sought
        wanted = select(of).where(of.c.survey_id == survey.id).order_by(of.c.day, of.c.name)
        found = (dict(row._mapping) for row in self._session.run(wanted))
        return tuple(Group(**{**row, "measure": Measure(row["measure"])}) for row in found)

    def put_heard(self, survey: Survey, version: Version, heard: Heard) -> None:
        """The group is heard in the version; what was said of it first stays."""
        adding = self._session.insert(tables.groups_heard).values(
            group_id=heard.group_id,
            version_id=version.id,
            council_id=survey.council_id,
            survey_id=survey.id,
            day=heard.day,
            heard_by=heard.by,
        )
        self._session.run(adding.on_conflict_do_nothing())

    def heard(self, version: Version) -> tuple[Heard, ...]:
        """The groups that were heard in a version."""
        of = tables.groups_heard.c
        wanted = select(of.group_id, of.day, of.heard_by).where(of.version_id == version.id)
        return tuple(Heard(*row) for row in self._session.run(wanted.order_by(of.group_id)))

    def put_visit(self, visit: Visit) -> None:
        """The visit is kept; one with the same id is replaced."""
        row = {
            **{name: getattr(visit, name) for name in Visit.__dataclass_fields__},
            "place_id": visit.place_id or None,
            "person_id": visit.person_id or None,
            "method": visit.method.value,
            "state": visit.state.value,
        }
        changes = {name: row[name] for name in ("person_id", "day", "state", "spoken", "handed")}
        adding = self._session.insert(tables.visits).values(row)
        self._session.run(adding.on_conflict_do_update(index_elements=["id"], set_=changes))

    def visits(self, survey: Survey) -> tuple[Visit, ...]:
        """All visits of a survey, by day."""
        of = tables.visits
        wanted = select(of).where(of.c.survey_id == survey.id).order_by(of.c.day, of.c.id)
        found = (dict(row._mapping) for row in self._session.run(wanted))
        return tuple(
            Visit(
                **{
                    **row,
                    "place_id": row["place_id"] or "",
                    "person_id": row["person_id"] or "",
                    "method": Method(row["method"]),
                    "state": State(row["state"]),
                }
            )
            for row in found
        )

    def begin_pause(self, survey: Survey, pause: Pause) -> None:
        """The version is paused from a day on."""
        self._session.run(
            tables.pauses.insert().values(
                id=pause.id,
                council_id=survey.council_id,
                survey_id=survey.id,
                version_id=pause.version_id,
                reason=pause.reason,
                day=pause.day,
                until_day=pause.until,
            )
        )

    def end_pause(self, version: Version, day: str) -> None:
        """Every pause of the version is over."""
        of = tables.pauses
        lasting = (of.c.version_id == version.id, of.c.until_day == "")
        self._session.run(of.update().where(*lasting).values(until_day=day))

    def pauses(self, version: Version) -> tuple[Pause, ...]:
        """The pauses of a version, by day."""
        of = tables.pauses.c
        wanted = select(of.id, of.version_id, of.reason, of.day, of.until_day)
        rows = self._session.run(wanted.where(of.version_id == version.id).order_by(of.day, of.id))
        return tuple(Pause(*row) for row in rows)

    def set_closing_day(self, survey: Survey, version: Version, day: str) -> None:
        """The version closes after this day; with an empty day it does not close by itself."""
        of = tables.closing_days
        self._session.run(of.delete().where(of.c.version_id == version.id))
        if day:
            row = {"version_id": version.id, "survey_id": survey.id, "day": day}
            self._session.run(of.insert().values({**row, "council_id": survey.council_id}))

    def closing_day(self, version: Version) -> str:
        """The day after which the version closes by itself, or empty."""
        of = tables.closing_days.c
        return str(
            self._session.run(select(of.day).where(of.version_id == version.id)).scalar() or ""
        )

    def explain(self, survey: Survey, explained: Explained) -> None:
        """There is a written reason for asking at a place that should rest."""
        row = {
            "survey_id": survey.id,
            "place_id": explained.place_id,
            "council_id": survey.council_id,
            "day": explained.day,
            "reason": explained.reason,
        }
        adding = self._session.insert(tables.place_reasons).values(row)
        keys = ["survey_id", "place_id"]
        changes = {"day": explained.day, "reason": explained.reason}
        self._session.run(adding.on_conflict_do_update(index_elements=keys, set_=changes))

    def explained(self, survey: Survey) -> tuple[Explained, ...]:
        """The written reasons for places of a survey, by day."""
        of = tables.place_reasons.c
        wanted = select(of.place_id, of.day, of.reason).where(of.survey_id == survey.id)
        rows = self._session.run(wanted.order_by(of.day, of.place_id))
        return tuple(Explained(*row) for row in rows)
