"""Why an answer cannot be taken, in words that stand beside the item.

The codes are those of app/core/answers.py and app/flow/collect.py.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from app.core.problems import Problem
from app.core.questionnaire import Questionnaire
from app.web.language import left_to_right
from app.web.language import marked as _
from app.web.respond.texts import ShownTexts

_SENTENCES = {
    "unknown_option": _("Choose one of the answers here."),
    "too_many_values": _("Choose one answer only."),
    "not_a_number": _("Write a number, for example 3."),
    "not_whole": _("Write a whole number, for example 3."),
    "out_of_range": _("This number is too small or too big."),
    "not_a_day": _("Write a day, month and year."),
    "not_a_time": _("Write hours and minutes, for example {example}."),
    "not_a_moment": _("Write a day and a time, for example {example}."),
    "not_a_file": _("This file is not here any more. Record it again, or press Skip."),
    "too_long": _("Your text is too long. It can have {most} letters and signs."),
    "constraint": _("This answer is not possible here. Change it, or press Skip."),
    "not_a_recording": _("We cannot play this recording. Record it again."),
    "recording_too_long": _("This recording is too long. Speak for one minute at most."),
    "not_a_photo": _("We cannot open this photo. Take another one."),
    "file_again": _("This page could not keep your recording or photo. Add it again."),
    "used_card": _("Somebody used this card before. Ask for a new card."),
    "unknown_card": _("We do not know this card. Check its letters and numbers."),
}
EXAMPLES = {"not_a_time": "14:30", "not_a_moment": "31-12-2026 14:30"}
_OTHER = _("We cannot read a part of this form. Send it again.")


def reasons_for(
    problems: Iterable[Problem],
    questionnaire: Questionnaire,
    texts: ShownTexts,
    shown: Iterable[str],
) -> Mapping[str, tuple[Markup, ...]]:
    """Sentences by the path of the screen they belong to; what belongs to none is under ``""``."""
    screens = frozenset(shown)
    found: dict[str, tuple[Markup, ...]] = {}
    for problem in problems:
        place = problem.where if problem.where in screens else ""
        sentence = _sentence(problem, questionnaire, texts)
        if sentence not in found.get(place, ()):
            found[place] = (*found.get(place, ()), sentence)
    return found


def _sentence(problem: Problem, questionnaire: Questionnaire, texts: ShownTexts) -> Markup:
    item = questionnaire.item(problem.where)
    if problem.code == "constraint" and item and item.constraint_message:
        return texts.show(item.constraint_message)
    figures = {name: texts.number(figure) for name, figure in problem.figures}
    if problem.code in EXAMPLES:
        figures["example"] = left_to_right(EXAMPLES[problem.code])
    said = texts.reader.say(_SENTENCES.get(problem.code, _OTHER), **figures)
    # A phone with a script may still have the file in its memory; then it takes this sentence out.
    return Markup('<span class="again">{}</span>').format(said) if _is_again(problem) else said


def _is_again(problem: Problem) -> bool:
    return problem.code == "file_again"
