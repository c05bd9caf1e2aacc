"""Changes of what a survey says as a whole: its title, its consents, its chosen findings."""

from dataclasses import dataclass, replace

from app.core.editing.children import item_at
from app.core.editing.operation import Edited, Taken, refuse
from app.core.editing.typed import texts_with
from app.core.questionnaire import PURPOSES, Finding, Purpose, Questionnaire

TOP_TEXTS = ("title", "intro", "happens_next")


@dataclass(frozen=True)
class ChangeSurvey:
    """The survey has these texts, and asks consent for these purposes.

    ``said`` are pairs of ``title``, ``intro``, ``happens_next`` or ``consent:PURPOSE`` and what
    was typed; ``purposes`` are names, or None to leave them.
    """

    said: tuple[tuple[str, str], ...] = ()
    purposes: tuple[str, ...] | None = None
    act: str = "change_survey"
    where: str = "survey"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused: ``no_title``, ``unknown_purpose``, ``answers_needed``, ``too_long``."""
        new = questionnaire
        if self.purposes is not None:
            new = replace(new, purposes=_purposes(questionnaire, self.purposes))
        for key, typed in self.said:
            kind, _, name = key.partition(":")
            if kind == "consent":
                new = replace(new, purposes=_said(questionnaire, new.purposes, name, typed))
                continue
            assert key in TOP_TEXTS, key
            made = texts_with(questionnaire, getattr(questionnaire, key), typed, key)
            new = replace(new, **{key: made})  # type: ignore[arg-type]
        if questionnaire.title and not new.title:
            raise refuse("no_title", "title")
        return Edited(new, "survey")


def _purposes(questionnaire: Questionnaire, wanted: tuple[str, ...]) -> tuple[Purpose, ...]:
    """The wanted purposes: those that were there in their order, new ones behind them."""
    if "answers" not in wanted:
        raise refuse("answers_needed", "consent")
    have = {purpose.name: purpose for purpose in questionnaire.purposes}
    for name in wanted:
        if name not in PURPOSES:
            raise refuse("unknown_purpose", "consent", name=name)
    kept = tuple(purpose for name, purpose in have.items() if name in wanted)
    new = tuple(Purpose(name) for name in PURPOSES if name in wanted and name not in have)
    # Whether somebody is an adult is asked before anything else.
    first = tuple(purpose for purpose in new if purpose.name == "adult")
    return (*first, *kept, *(purpose for purpose in new if purpose.name != "adult"))


def _said(
    questionnaire: Questionnaire, purposes: tuple[Purpose, ...], name: str, typed: str
) -> tuple[Purpose, ...]:
    where = f"consent:{name}:label"
    return tuple(
        replace(each, label=texts_with(questionnaire, each.label, typed, where))
        if each.name == name
        else each
        for each in purposes
    )


@dataclass(frozen=True)
class PutFinding:
    """A sentence of the results is chosen: the finding with this number, or a new last one for 0.

    The sentence holds ``{count}`` and ``{base}``, or is empty: then the question's own words tell.
    """

    number: int
    item: str
    options: tuple[str, ...]
    sentence: str = ""
    act: str = "put_finding"

    @property
    def where(self) -> str:
        """The finding."""
        return f"finding:{self.number}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused: ``gone``, ``no_answers_chosen``, ``unknown_option``,
        ``sentence_without_figures``."""
        have = questionnaire.findings
        number = self.number or len(have) + 1
        if number > len(have) + 1:
            raise refuse("gone", self.where)
        old = have[number - 1] if number <= len(have) else Finding("", ())
        asked = item_at(questionnaire, self.item)
        if not self.options:
            raise refuse("no_answers_chosen", f"finding:{number}")
        if not set(self.options) <= {*asked.option_names, *old.options}:
            raise refuse("unknown_option", f"finding:{number}")
        where = f"finding:{number}:sentence"
        sentence = texts_with(questionnaire, old.sentence, self.sentence, where)
        words = sentence.get(questionnaire.source)
        if sentence != old.sentence and words and not ("{count}" in words and "{base}" in words):
            raise refuse("sentence_without_figures", f"finding:{number}")
        new = Finding(self.item, _in_order(self.options, old.options), sentence)
        findings = (*have[: number - 1], new, *have[number:])
        return Edited(replace(questionnaire, findings=findings), f"finding:{number}")


def _in_order(options: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """The same answers in the order that they had, where they are the same."""
    return before if set(options) == set(before) else options


@dataclass(frozen=True)
class RemoveFinding:
    """A sentence of the results is no longer chosen; those behind it move up with their texts."""

    number: int
    act: str = "remove_finding"

    @property
    def where(self) -> str:
        """The finding."""
        return f"finding:{self.number}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused, code ``gone``."""
        have = questionnaire.findings
        if not 1 <= self.number <= len(have):
            raise refuse("gone", self.where)
        findings = (*have[: self.number - 1], *have[self.number :])
        shifts = tuple(
            (f"finding:{number}:sentence", f"finding:{number - 1}:sentence")
            for number in range(self.number + 1, len(have) + 1)
        )
        return Edited(replace(questionnaire, findings=findings), "survey", shifts=shifts)
