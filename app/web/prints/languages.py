"""Which languages a print that belongs to no place is made in."""

from collections.abc import Sequence

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem, Refused


def offered(tags: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The chosen languages that are written, each once. Raises Refused for one that the survey
    does not have."""
    chosen = []
    for tag in tags:
        try:
            language = parse_language(tag)
        except UnknownLanguage:
            language = None
        if language is None or language.tag not in known:
            have = (("have", ", ".join(known)),)
            raise Refused(Problem("language_not_offered", tag[:20], have))
        if language.has_text:
            chosen.append(language.tag)
    return tuple(dict.fromkeys(chosen)) or (known[0],)
