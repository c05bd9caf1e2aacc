"""The terms of a draft: promise, who is responsible, what is decided, when answers end (H1 to H5).

They may be half filled in; the gates say what is missing before anybody is asked anything.
"""

from dataclasses import replace

from app.core.planning import DEFAULT_ENDS, filled, unknown_ways
from app.core.problems import Problem, Refused
from app.core.questionnaire import Terms
from app.core.texts import Texts
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.records import Person, Survey

LONGEST = 2000


def terms_of(toolkit: Toolkit, survey: Survey) -> Terms:
    """The terms of the draft, with an end for every kind of answer."""
    with toolkit.store.read() as shelves:
        terms = shelves.surveys.draft(survey).terms
    return filled(terms, Terms(ways=()))


def keep_terms(toolkit: Toolkit, survey: Survey, person: Person, terms: Terms) -> None:
    """The draft has these terms.

    Raises Refused: ``version_under_way``, ``language_not_offered``, ``unknown_way``,
    ``unknown_end``, ``text_too_long``. What is missing is no trouble here.
    """
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        draft = shelves.surveys.draft(survey)
        problems = _wrong(terms, draft.languages)
        if problems:
            raise Refused(*problems)
        said = {tag: " ".join(text.split()) for tag, text in terms.decision}
        in_order = {tag: said.get(tag, "") for tag in draft.languages}
        shelves.surveys.set_terms(survey, replace(terms, decision=Texts.of(in_order)))
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "terms", survey.slug)


def _wrong(terms: Terms, languages: tuple[str, ...]) -> tuple[Problem, ...]:
    known = dict(DEFAULT_ENDS)
    have = (("have", ", ".join(languages)),)
    texts = (("controller", terms.controller), ("contact", terms.contact), *terms.decision)
    return (
        *(
            Problem("language_not_offered", tag, have)
            for tag in terms.decision.tags()
            if tag not in languages
        ),
        *unknown_ways(terms),
        *(Problem("unknown_end", kind[:20]) for kind, _ in terms.ends if kind not in known),
        *(
            Problem("text_too_long", name, (("most", str(LONGEST)),))
            for name, text in texts
            if len(text) > LONGEST
        ),
    )
