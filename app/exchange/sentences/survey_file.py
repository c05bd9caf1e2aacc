"""English sentences for the problems that core finds in a survey file, for the host."""

from app.core.problems import Problem

FORMS = {
    "slug_form": "'survey' must be a short name of small letters, digits and '-', such as "
    "'market-square-2026', not '{slug}'.",
    "no_languages": "'languages' must list at least one language, such as [nl, en].",
    "unknown_language": "'{tag}' is no language tag such as nl, nl-simple or ar.",
    "language_twice": "a language stands twice in 'languages' ({have}).",
    "language_not_listed": "the language '{tag}' is not in 'languages' ({have}).",
    "wrong_shape": "a {expected} is expected here.",
    "unknown_key": "'{key}' is not known here. Known are: {known}.",
    "unknown_kind": "'{kind}' is no kind of item. Known are: {known}.",
    "unknown_purpose": "'{name}' is no purpose. Known are: {known}.",
    "unknown_way": "'{way}' is no way of return. Known are: {known}.",
    "unknown_item": "there is no item '{name}'.",
    "unknown_option": "'{item}' has no option '{name}'.",
    "unknown_list": "there is no list '{list}' under 'lists'.",
    "unknown_reference": "there is no item '{name}'.",
    "missing_name": "a name is missing.",
    "missing_list": "a choice needs 'list'.",
    "missing_calculation": "a calculation needs 'calculation'.",
    "missing_bound": "a range needs this number.",
    "name_form": "'{name}' is no name: use a letter first, then letters, digits, '_', '-', '.'.",
    "name_twice": "the name is used twice in one section.",
    "option_twice": "the option '{name}' stands twice.",
    "list_not_used": "an item of kind {kind} has no options.",
    "bound_not_used": "only a range has this, not an item of kind {kind}.",
    "not_a_number": "'{value}' is no number.",
    "sections_too_deep": "sections may stand at most {most} deep.",
    "function_not_supported": "the function '{at}' is not in this version: {expression}",
    "unknown_function": "there is no function '{at}': {expression}",
    "bare_word": "'{at}' needs quotes or ${{ }}: {expression}",
}


def sentence(problem: Problem) -> str:
    """What is wrong and where, in words.

    >>> sentence(Problem("unknown_list", "item:age", (("list", "ages"),)))
    "item:age: there is no list 'ages' under 'lists'."
    """
    figures = dict(problem.figures)
    form = FORMS.get(problem.code)
    if form is None:
        words = problem.code.replace("_", " ")
        form = "the expression cannot be read ({words}): {expression}"
        figures = {"words": words, "expression": "", **figures}
        form = form if figures["expression"] else "{words}."
    return f"{problem.where or 'the file'}: {form.format(**figures)}"
