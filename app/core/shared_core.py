"""A shared core: the questions that several councils ask alike, beside their own (IJ06).

What stands at a path of the core stays as it is, so that answers can be laid side by side; a
council adds its own questions outside the sections of the core. Translations stay free.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.core.editing.parts import ORDER, Parts, parts_of
from app.core.questionnaire import Questionnaire, Terms
from app.core.slots import texts_of

_LOCKED = ("item:", "section:", "list:")
_WORDED = ("item:", "section:", "option:")


def changed_in_core(
    core: Questionnaire, before: Questionnaire, after: Questionnaire
) -> tuple[str, ...]:
    """What a change would do to the core: names of its parts such as ``item:home/age``, each once.

    Compared is what stood there before, not the core as it is now: a core that went on must not
    lock the rest of the survey.
    """
    names = {name for name in parts_of(core) if name.startswith(_LOCKED)}
    old, new = parts_of(before), parts_of(after)
    found = [name for name in sorted(names) if name in old and old[name] != new.get(name)]
    found += [
        path
        for path, was, now in _texts(core, before, after)
        if was != now and path.rpartition(":")[0] not in found
    ]
    if not found and _tops(names, old) != _tops(names, new):
        found.append(ORDER)
    return tuple(found)


def differs_from_core(core: Questionnaire, own: Questionnaire) -> tuple[str, ...]:
    """Where a survey is not like its core: because the core went on, or was never taken over."""
    names = {name for name in parts_of(core) if name.startswith(_LOCKED)}
    theirs, mine = parts_of(core), parts_of(own)
    return tuple(name for name in sorted(names) if theirs[name] != mine.get(name))


def _texts(
    core: Questionnaire, before: Questionnaire, after: Questionnaire
) -> Iterator[tuple[str, str, str]]:
    paths = {path for path, _ in texts_of(core) if path.startswith(_WORDED)}
    then, source = dict(texts_of(after)), before.source
    for path, texts in texts_of(before):
        if path in paths and path in then:
            yield path, texts.get(source), then[path].get(source)


def _tops(names: set[str], parts: Parts) -> list[Any]:
    """The questions and sections of the core in order, with all that stands in its sections."""
    return [
        place
        for place in parts[ORDER]
        if (f"item:{place}" if isinstance(place, str) else f"section:{place[0]}") in names
    ]


def own_survey(core: Questionnaire, slug: str) -> Questionnaire:
    """A survey of another council, with all questions of the core; who is responsible, and by
    which day everyone hears, the council says itself."""
    terms = Terms(ways=core.terms.ways, decision=core.terms.decision, ends=core.terms.ends)
    return replace(core, slug=slug, terms=terms)


def renewed(core: Questionnaire, own: Questionnaire) -> Questionnaire:
    """The survey with the core as it is now, and everything else behind it as its own; what the
    core dropped is the survey's own from now on."""
    tops = {child.path for child in core.children}
    added = tuple(child for child in own.children if child.path not in tops)
    return replace(own, children=(*core.children, *added))
