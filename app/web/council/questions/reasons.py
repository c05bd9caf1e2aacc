"""Why a change of the questions could not be made, in words that say what to do."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from app.core.editing.children import everything
from app.core.problems import Problem
from app.core.questionnaire import Item, Questionnaire
from app.web.council.door import Visit
from app.web.council.questions.shown import short
from app.web.council.questions.told import formula
from app.web.council.questions.told.formulas import FORMULAS
from app.web.language import marked as _

REASONS: Mapping[str, str] = {
    "changed_since": _(
        "Somebody else changed this while you were busy. Nothing is lost: look at both."
    ),
    "core_is_locked": _(
        "This belongs to the shared core of {core}. It stays as it is, so that councils can lay"
        " their results side by side. Put your own questions outside the parts of the core."
    ),
    "version_under_way": _(
        "People are answering this survey now. Close it first; then you can change it."
    ),
    "gone": _("This is no longer here. Somebody took it away or moved it."),
    "no_words": _("Write the words first."),
    "no_title": _("The survey needs a title."),
    "too_long": _("This text is too long. Make it shorter than 4,000 letters."),
    "too_few_options": _("Give at least two answers, each on a line of its own."),
    "unknown_list": _("This set of answers is no longer here. Choose another one."),
    "no_options_here": _("This kind of question has no list of answers."),
    "option_gone": _("One of these answers is no longer here. Open the question again."),
    "option_without_words": _("An answer has no words. To take it away, press its button."),
    "option_twice": _("The same answer stands here twice."),
    "option_leaned_on": _(
        "The answer “{answer}” is needed elsewhere: {places}. Change that first."
    ),
    "leaned_on": _("“{by}” needs it. Change that first."),
    "into_itself": _("A part cannot stand inside itself."),
    "other_repeat": _(
        "Other questions need this one, and it would be asked of other people there. "
        "Take that apart first."
    ),
    "section_has_condition": _(
        "This part is asked of some people only. Take away its “only if” first."
    ),
    "no_items": _("At least one question must stay that everybody is asked."),
    "cycle": _("These questions would wait for each other, so nobody could go on: {where}."),
    "no_purpose": _("A question asks for a voice or photo. Then ask if you may use it."),
    "answers_needed": _("Without a yes to “may we use your answers” there is no survey."),
    "unknown_purpose": _("This is not something that can be asked for."),
    "no_answers_chosen": _("Choose at least one answer."),
    "unknown_option": _("One of these answers is no longer here. Choose again."),
    "sentence_without_figures": _(
        "Put {count} and {base} in the sentence: the program fills in the figures."
    ),
    "not_in_source": _("This question is not there yet in the language of your survey."),
    "no_such_template": _("This question is no longer there."),
    "unknown_reference": _("There is no question called “{name}”."),
    "not_a_number": _("“{value}” is not a number."),
    "missing_bound": _("Give both ends of the line."),
    "missing_calculation": _("Write the formula."),
    "nothing_to_undo": _("There is nothing to take back."),
    "nothing_to_redo": _("There is nothing to do again."),
    "parts_do_not_fit": _("This step cannot be taken back any more: too much has changed."),
    "no_clause": _("Choose a question and an answer."),
    "column_not_here": _("Here only answers to questions can be used."),
}
_FORMULA = _("We cannot read this formula: {expression}")


def reasons_for(
    visit: Visit, problems: Iterable[Problem], questionnaire: Questionnaire
) -> list[Markup]:
    """The problems as sentences in which questions are called by their words."""
    return list(dict.fromkeys(_said(visit, each, questionnaire) for each in problems))


def _said(visit: Visit, problem: Problem, questionnaire: Questionnaire) -> Markup:
    figures = dict(problem.figures)
    if problem.code in FORMULAS and ("expression" in figures or problem.code not in REASONS):
        expression = figures.get("expression", problem.where)
        why = formula(visit, problem.code, figures)
        return visit.say(_FORMULA, expression=expression) + " " + why
    return visit.reasons([_named(problem, questionnaire)], REASONS)[0]


def _named(problem: Problem, questionnaire: Questionnaire) -> Problem:
    figures = tuple(
        (name, _in_words(value, questionnaire) if name in ("by", "places") else value)
        for name, value in problem.figures
    )
    where = problem.where
    if problem.code == "cycle":
        where = _in_words(where, questionnaire)
    return Problem(problem.code, where, figures)


def _in_words(paths: str, questionnaire: Questionnaire) -> str:
    """Paths, as a problem has them, by the words of their questions."""
    names = {
        child.path: short(child.label.get(questionnaire.source) or child.path)
        for child in everything(questionnaire.children)
        if isinstance(child, Item) or child.label
    }
    return ", ".join(names.get(each, each) for each in paths.split(", "))
