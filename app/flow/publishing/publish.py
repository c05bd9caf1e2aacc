"""Publishing from the workspace: numbers and words together, words alone, a quote taken away."""

from collections.abc import Mapping
from dataclasses import replace

from app.core.problems import Problem, Refused
from app.core.report_facts import quote_fact
from app.core.sense import Check, Reason
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.publishing.ready import left_open
from app.flow.publishing.results import Results, results_with
from app.flow.publishing.sentences import counted, counts_of, said_in_workspace
from app.flow.publishing.snapshot import frozen_version, may_renew, next_publication
from app.flow.records import Person, Publication, Survey, Version
from app.flow.shelves import Shelves

LONGEST_REASON = 500
Reasons = Mapping[Check, str]


def publish_all(toolkit: Toolkit, person: Person, survey: Survey, reasons: Reasons) -> Publication:
    """The numbers of now are a new snapshot, with everything that the council has written.

    ``reasons`` are by soft check and go to the method sheet. Raises Refused, and publishes
    nothing: ``not_frozen``, ``too_few_responses``, ``too_little_changed``, and ``reason_needed``
    or ``reason_too_long`` for each check that is left.
    """
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        said = said_in_workspace(shelves, survey, version)
        _pass_by(shelves, survey, version, said, person, today, reasons)
        identity = toolkit.secrets.random_id()
        made = next_publication(shelves, survey, version, identity, today, is_told=False)
        shelves.publications.add(made)
        shelves.publications.put_sentences(made.id, (*said, *counted(shelves, survey, version)))
        subject = f"{survey.slug} {made.number}"
        shelves.people.log(person.council_id, today, person.name, "publish", subject)
    return made


def publish_words(
    toolkit: Toolkit, person: Person, survey: Survey, reasons: Reasons
) -> Publication:
    """What the council says by now stands beside the numbers that are published, which stay.

    Raises Refused, and changes nothing: ``not_frozen``, ``not_published``, and ``reason_needed``
    or ``reason_too_long`` for each check that is left.
    """
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        newest = _published(shelves, survey, version)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        said = said_in_workspace(shelves, survey, version)
        _pass_by(shelves, survey, version, said, person, today, reasons)
        whole = (*said, *counts_of(shelves, newest))
        shelves.publications.drop_sentences(newest.id)
        shelves.publications.put_sentences(newest.id, whole)
        subject = f"{survey.slug} {newest.number}"
        shelves.people.log(person.council_id, today, person.name, "publish words", subject)
    return newest


def take_quote_away(toolkit: Toolkit, person: Person, survey: Survey, finding_id: str) -> None:
    """No quote stands beside the finding any more, and it is gone from what is published.

    Raises Refused: ``not_frozen``, ``unknown_finding``.
    """
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        found = {each.id: each for each in shelves.sense.findings(version)}
        if finding_id not in found:
            raise Refused(Problem("unknown_finding", finding_id[:40]))
        finding = found[finding_id]
        rests = replace(finding.rests, quote="")
        shelves.sense.put_finding(survey, version, replace(finding, rests=rests))
        newest = shelves.publications.newest(survey)
        if newest is not None:
            slots = shelves.publications.sentences(newest.id)
            left = [slot for slot in slots if slot.path != quote_fact(finding_id)]
            shelves.publications.drop_sentences(newest.id)
            shelves.publications.put_sentences(newest.id, left)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(person.council_id, today, person.name, "take quote away", survey.slug)


def preview_of(toolkit: Toolkit, survey: Survey) -> Results:
    """What would be published now: the numbers that may be, and all that the council wrote.

    Nothing is kept. Raises Refused as ``publish_all`` does for numbers.
    """
    with toolkit.store.read() as shelves:
        version = frozen_version(shelves, survey)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        said = said_in_workspace(shelves, survey, version)
        newest = shelves.publications.newest(survey)
        is_same = newest is not None and newest.version_id == version.id
        if newest is not None and is_same and not may_renew(shelves, survey, version, newest):
            made, counts = newest, counts_of(shelves, newest)
        else:
            identity = toolkit.secrets.random_id()
            made = next_publication(shelves, survey, version, identity, today, is_told=True)
            counts = counted(shelves, survey, version)
    return results_with(toolkit, survey, version, made, (*said, *counts))


def _published(shelves: Shelves, survey: Survey, version: Version) -> Publication:
    newest = shelves.publications.newest(survey)
    if newest is None or newest.version_id != version.id:
        raise Refused(Problem("not_published", survey.slug))
    return newest


def _pass_by(
    shelves: Shelves,
    survey: Survey,
    version: Version,
    said: tuple[Slot, ...],
    person: Person,
    today: str,
    reasons: Reasons,
) -> None:
    """Every soft check that is left has a reason, one from before or one of now."""
    before = {each.check for each in shelves.sense.reasons(version)}
    problems = []
    for check in left_open(shelves, version, said):
        text = " ".join(reasons.get(check, "").split())
        if len(text) > LONGEST_REASON:
            figures = (("most", str(LONGEST_REASON)),)
            problems.append(Problem("reason_too_long", check, figures))
        elif text:
            shelves.sense.put_reason(survey, version, Reason(check, text, person.name, today))
        elif check not in before:
            problems.append(Problem("reason_needed", check))
    if problems:
        raise Refused(*problems)


def needed(left: tuple[Check, ...], given: tuple[Reason, ...]) -> tuple[Check, ...]:
    """The checks that still need a reason.

    >>> needed((Check.DRAFTS_LEFT,), (Reason(Check.DRAFTS_LEFT, "later", "", ""),))
    ()
    """
    have = {each.check for each in given}
    return tuple(check for check in left if check not in have)
