"""Pausing with a reason that everybody may read, going on, and the last day (KS24, GO03)."""

from app.core.pausing import Pause, PauseReason
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person, Stage, Survey, Version
from app.flow.shelves import Shelves

_LONGEST_WORDS = 500


def pause(toolkit: Toolkit, person: Person, survey: Survey, reason: str, words: str) -> Version:
    """Nobody is asked any more until somebody goes on; residents read the reason.

    ``reason`` is a PauseReason; ``words`` are the person's own, for the log (GO03). Raises
    Refused where nothing is open, for an unknown reason, and without own words.
    """
    said = " ".join(words.split())
    if reason not in tuple(PauseReason):
        raise Refused(Problem("pause_reason", "reason"))
    if not said or len(said) > _LONGEST_WORDS:
        raise Refused(Problem("pause_words", "words", (("most", str(_LONGEST_WORDS)),)))
    with toolkit.store.write() as shelves:
        version, today = _running(toolkit, shelves, survey)
        if version.stage is not Stage.OPEN:
            raise Refused(Problem("already_paused", survey.slug))
        shelves.surveys.set_stage(version, Stage.PAUSED, today, reason)
        begun = Pause(toolkit.secrets.random_id(), version.id, reason, today)
        shelves.watching.begin_pause(survey, begun)
        _log(shelves, person, today, "pause", f"{survey.slug}: {reason}, {said}")
        return _now(shelves, survey)


def go_on(toolkit: Toolkit, person: Person, survey: Survey) -> Version:
    """People can answer again. Raises Refused where the survey is not paused."""
    with toolkit.store.write() as shelves:
        version, today = _running(toolkit, shelves, survey)
        if version.stage is not Stage.PAUSED:
            raise Refused(Problem("not_paused", survey.slug))
        shelves.surveys.set_stage(version, Stage.OPEN, today)
        shelves.watching.end_pause(version, today)
        _log(shelves, person, today, "go on", survey.slug)
        return _now(shelves, survey)


def set_closing_day(toolkit: Toolkit, person: Person, survey: Survey, day: str) -> None:
    """The survey closes by itself after that ISO day, or not by itself where it is empty.

    Raises Refused where nothing is open, for a day that has passed, and for one on or after the
    promised day: people would hear the results before they could answer.
    """
    with toolkit.store.write() as shelves:
        version, today = _running(toolkit, shelves, survey)
        if day and day < today:
            raise Refused(Problem("closing_has_passed", "day"))
        if day and day >= version.terms.promise_date:
            figures = (("promise", version.terms.promise_date),)
            raise Refused(Problem("closing_after_promise", "day", figures))
        shelves.watching.set_closing_day(survey, version, day)
        _log(shelves, person, today, "last day", f"{survey.slug} {day or 'none'}")


def _running(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> tuple[Version, str]:
    version = shelves.surveys.version(survey)
    if version is None or version.stage not in (Stage.OPEN, Stage.PAUSED):
        raise Refused(Problem("nothing_open", survey.slug))
    council = shelves.people.council(survey.council_id)
    return version, toolkit.clock.today(council.time_zone)


def _now(shelves: Shelves, survey: Survey) -> Version:
    version = shelves.surveys.version(survey)
    assert version is not None
    return version


def _log(shelves: Shelves, person: Person, today: str, act: str, subject: str) -> None:
    shelves.people.log(person.council_id, today, person.name, act, subject)
