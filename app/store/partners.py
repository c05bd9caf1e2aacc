"""Councils that make a survey together: who takes part, who was asked, and shared cores."""

from sqlalchemy import delete, select

from app.flow.records import Council, Survey
from app.store.session import Session
from app.store.tables import councils as people
from app.store.tables import partners as tables
from app.store.tables import surveys

_COUNCIL = (
    people.councils.c.id,
    people.councils.c.slug,
    people.councils.c.name,
    people.councils.c.time_zone,
)
_SURVEY = (surveys.surveys.c.id, surveys.surveys.c.council_id, surveys.surveys.c.slug)


class PartnerShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def councils_of(self, survey: Survey) -> tuple[Council, ...]:
        """Everybody who takes part: the lead council first, then by name."""
        part = surveys.survey_councils.c
        wanted = select(*_COUNCIL).join(
            surveys.survey_councils, part.council_id == people.councils.c.id
        )
        rows = self._session.run(
            wanted.where(part.survey_id == survey.id).order_by(
                people.councils.c.name, people.councils.c.id
            )
        )
        councils = tuple(Council(*row) for row in rows)
        return tuple(sorted(councils, key=lambda each: each.id != survey.council_id))

    def ask(self, survey: Survey, council_id: str, asked_by: str, day: str) -> None:
        """The council is asked to take part; asking again changes nothing."""
        adding = self._session.insert(tables.part_requests).values(
            survey_id=survey.id, council_id=council_id, asked_by=asked_by, day=day
        )
        self._session.run(adding.on_conflict_do_nothing())

    def end_request(self, survey: Survey, council_id: str) -> bool:
        """Whether the council was asked; it is not any more."""
        asked = tables.part_requests.c
        mine = (asked.survey_id == survey.id) & (asked.council_id == council_id)
        return bool(self._session.run(delete(tables.part_requests).where(mine)).rowcount)

    def asked(self, survey: Survey) -> tuple[Council, ...]:
        """The councils that were asked and have not answered, by name."""
        asked = tables.part_requests.c
        wanted = select(*_COUNCIL).join(
            tables.part_requests, asked.council_id == people.councils.c.id
        )
        rows = self._session.run(
            wanted.where(asked.survey_id == survey.id).order_by(people.councils.c.name)
        )
        return tuple(Council(*row) for row in rows)

    def requests(self, council_id: str) -> tuple[tuple[Survey, str], ...]:
        """The surveys that a council is asked to take part in, each with who asked."""
        asked = tables.part_requests.c
        wanted = select(*_SURVEY, asked.asked_by).join(
            tables.part_requests, asked.survey_id == surveys.surveys.c.id
        )
        rows = self._session.run(
            wanted.where(asked.council_id == council_id).order_by(surveys.surveys.c.slug)
        )
        return tuple((Survey(id, lead, slug), by) for id, lead, slug, by in rows)

    def set_core(self, survey: Survey, core: Survey, day: str) -> None:
        """The survey has the questions of another one at its core."""
        self._session.run(
            tables.survey_cores.insert().values(
                survey_id=survey.id,
                council_id=survey.council_id,
                core_survey_id=core.id,
                day=day,
            )
        )

    def core(self, survey: Survey) -> Survey | None:
        """The survey whose questions are the core of this one, if any."""
        cores = tables.survey_cores.c
        wanted = select(*_SURVEY).join(
            tables.survey_cores, cores.core_survey_id == surveys.surveys.c.id
        )
        row = self._session.run(wanted.where(cores.survey_id == survey.id)).one_or_none()
        return None if row is None else Survey(*row)

    def made_from(self, core: Survey) -> tuple[Survey, ...]:
        """The surveys that have this one as their core, by slug."""
        cores = tables.survey_cores.c
        wanted = select(*_SURVEY).join(tables.survey_cores, cores.survey_id == surveys.surveys.c.id)
        rows = self._session.run(
            wanted.where(cores.core_survey_id == core.id).order_by(surveys.surveys.c.slug)
        )
        return tuple(Survey(*row) for row in rows)
