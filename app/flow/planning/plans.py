"""Plans: begun, filled step by step, copied from an earlier one, read by who needs them.

Once its survey was opened for real, a plan is fixed: the result that was intended is compared
later with what came of it, so nobody may change it afterwards (MV01).
"""

from dataclasses import replace

from app.core.plan import Plan, Step, answered
from app.core.plan.answering import Given
from app.core.problems import Problem, Refused
from app.core.questionnaire import Terms
from app.flow.ports import Toolkit
from app.flow.records import Council, KeptPlan, Person, Survey
from app.flow.shelves import Shelves


def begin(
    toolkit: Toolkit,
    council: Council,
    person: Person,
    earlier: str = "",
    survey: Survey | None = None,
) -> KeptPlan:
    """A new plan of the council is there: empty but for who is responsible, or a copy of an
    earlier one without its days. With a survey that came in as a file, it is that survey's plan.

    Raises Refused for an earlier plan that is not there (``unknown_plan``), and where the survey
    is another council's or has a plan (``survey_has_a_plan``).
    """
    with toolkit.store.write() as shelves:
        if survey is not None:
            _refuse_a_second(shelves, council, survey)
        plan = _first(shelves, council, earlier)
        kept = KeptPlan(
            id=toolkit.secrets.random_id(),
            council_id=council.id,
            survey_id=survey.id if survey else "",
            day=toolkit.clock.today(council.time_zone),
            by=person.name,
            plan=plan,
        )
        shelves.plans.put(kept)
        shelves.people.log(council.id, kept.day, person.name, "begin plan", _subject(kept, survey))
    return kept


def _refuse_a_second(shelves: Shelves, council: Council, survey: Survey) -> None:
    if survey.council_id != council.id:
        raise Refused(Problem("unknown_survey", survey.slug))
    if shelves.plans.of_survey(survey) is not None:
        raise Refused(Problem("survey_has_a_plan", survey.slug))
    version = shelves.surveys.version(survey)
    if version is not None and not version.is_example:
        raise Refused(Problem("plan_is_fixed", survey.slug))


def _first(shelves: Shelves, council: Council, earlier: str) -> Plan:
    if earlier:
        copied = _found(shelves, council, earlier).plan
        return replace(copied, decision_date="", opening_date="", closing_date="", promise_date="")
    # Who is responsible is mostly who was responsible the last time; nobody types that twice.
    earlier_plans = (kept for kept in shelves.plans.all(council.id) if kept.plan.contact)
    own = (kept.plan for kept in earlier_plans if not _is_of_example(shelves, kept))
    before = next(own, Plan())
    return Plan(controller=before.controller or council.name, contact=before.contact)


def save_step(
    toolkit: Toolkit, council: Council, person: Person, plan_id: str, step: Step, given: Given
) -> KeptPlan:
    """What was given for one step is kept; of two who save different steps both are kept.

    The promise and who is responsible are filled in for the draft of its survey too. Raises
    Refused with what cannot be kept (see core's ``answered``), ``unknown_plan``, and
    ``plan_is_fixed`` after its survey was opened.
    """
    with toolkit.store.write() as shelves:
        before = _found(shelves, council, plan_id)
        survey = shelves.surveys.by_id(before.survey_id) if before.survey_id else None
        if survey is not None and _was_opened(shelves, survey):
            raise Refused(Problem("plan_is_fixed", survey.slug))
        today = toolkit.clock.today(council.time_zone)
        plan = answered(before.plan, step, given)
        kept = replace(before, plan=plan, day=today, by=person.name)
        shelves.plans.put(kept)
        if survey is not None and step in (Step.DATES, Step.RESPONSIBLE):
            _fill_terms(shelves, survey, plan, step)
        subject = f"{_subject(kept, survey)} {step}"
        shelves.people.log(council.id, today, person.name, "save plan", subject)
    return kept


def _fill_terms(shelves: Shelves, survey: Survey, plan: Plan, step: Step) -> None:
    """The draft promises what its plan promises (H1), or names who the plan names (H2); what was
    not asked at this step may have been settled at another station since."""
    terms = shelves.surveys.draft(survey).terms
    said = terms_of(plan, terms)
    if step is Step.DATES:
        filled = replace(terms, promise_date=said.promise_date, ways=said.ways)
    else:
        filled = replace(terms, controller=said.controller, contact=said.contact)
    if filled != terms:
        shelves.surveys.set_terms(survey, filled)


def terms_of(plan: Plan, terms: Terms) -> Terms:
    """The terms with everything that the plan says in their place."""
    return replace(
        terms,
        promise_date=plan.promise_date or terms.promise_date,
        ways=plan.ways or terms.ways,
        controller=plan.controller or terms.controller,
        contact=plan.contact or terms.contact,
    )


def remove_plan(toolkit: Toolkit, council: Council, person: Person, plan_id: str) -> None:
    """The plan is gone. Raises Refused where there is none, or where a survey came of it."""
    with toolkit.store.write() as shelves:
        kept = _found(shelves, council, plan_id)
        if kept.survey_id:
            raise Refused(Problem("plan_has_a_survey", plan_id))
        shelves.plans.remove(plan_id)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "remove plan", plan_id[:8])


def plans_of(toolkit: Toolkit, council: Council) -> tuple[KeptPlan, ...]:
    """The plans of a council, the one that was saved last first."""
    with toolkit.store.read() as shelves:
        return shelves.plans.all(council.id)


def plan_with(toolkit: Toolkit, council: Council, plan_id: str) -> KeptPlan:
    """The plan of the council with an id. Raises Refused where it has none."""
    with toolkit.store.read() as shelves:
        return _found(shelves, council, plan_id)


def plan_of(toolkit: Toolkit, survey: Survey) -> KeptPlan | None:
    """The plan of a survey: its groups, places, days and the rest; None where it has none."""
    with toolkit.store.read() as shelves:
        return shelves.plans.of_survey(survey)


def survey_of_plan(toolkit: Toolkit, kept: KeptPlan) -> Survey | None:
    """The survey that a plan led to; None while there is none."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.by_id(kept.survey_id) if kept.survey_id else None


def planned_places(toolkit: Toolkit, survey: Survey) -> tuple[str, ...]:
    """The places of a survey's plan where it has no code yet, as the plan names them (IJ11)."""
    with toolkit.store.read() as shelves:
        kept = shelves.plans.of_survey(survey)
        there = {place.name.casefold() for place in shelves.places.of_survey(survey)}
    return tuple(name for name in kept.plan.places if name.casefold() not in there) if kept else ()


def is_fixed(toolkit: Toolkit, kept: KeptPlan) -> bool:
    """Whether nobody may change the plan any more: its survey was opened, and not as example."""
    with toolkit.store.read() as shelves:
        survey = shelves.surveys.by_id(kept.survey_id) if kept.survey_id else None
        return survey is not None and _was_opened(shelves, survey)


def _is_of_example(shelves: Shelves, kept: KeptPlan) -> bool:
    survey = shelves.surveys.by_id(kept.survey_id) if kept.survey_id else None
    versions = shelves.surveys.versions(survey) if survey else ()
    return any(version.is_example for version in versions)


def _was_opened(shelves: Shelves, survey: Survey) -> bool:
    return any(not version.is_example for version in shelves.surveys.versions(survey))


def _found(shelves: Shelves, council: Council, plan_id: str) -> KeptPlan:
    kept = shelves.plans.find(plan_id, council.id)
    if kept is None:
        raise Refused(Problem("unknown_plan", plan_id[:40]))
    return kept


def _subject(kept: KeptPlan, survey: Survey | None) -> str:
    return survey.slug if survey else kept.id[:8]
