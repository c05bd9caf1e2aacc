"""The texts of an advice, a change or a help point in the other languages of the survey."""

from flask import Response

from app.core.advising.slots import text_in
from app.core.languages import parse_language
from app.core.problems import Refused
from app.core.roles import Right
from app.core.texts import Slot, SlotState
from app.flow.advising import confirm_texts, source_of, texts_of, translate
from app.flow.records import Survey
from app.web.council.advice.words import REASONS, SAYS
from app.web.council.door import Visit, route
from app.web.errors import refuse
from app.web.language import marked as _
from app.words import name_in

_HERE = "/surveys/<slug>/advice/texts/<subject>"
_SAID = {
    SlotState.DRAFT: _("A draft: readers see the text in the first language."),
    SlotState.OUTDATED: _("The first language was changed. Look at this text again."),
}


@route(_HERE, Right.SEE)
def texts(visit: Visit, slug: str, subject: str) -> Response:
    """Every language beside the first one."""
    return _page(visit, visit.survey(slug), subject)


@route(_HERE, Right.ADVISE, "POST")
def write(visit: Visit, slug: str, subject: str) -> Response:
    """What was typed in one language is a draft, or bears the name of who confirms it."""
    survey = visit.survey(slug)
    tag = visit.field("tag", 20)
    paths = {slot.path for slot in _slots(visit, survey, subject)}
    typed = [Slot(path, tag, visit.field(path), SlotState.DRAFT) for path in sorted(paths)]
    try:
        translate(visit.toolkit, visit.person, survey, subject, typed)
        if visit.field("confirm", 4) == "yes":
            confirm_texts(visit.toolkit, visit.person, survey, subject, tag)
    except Refused as refused:
        return _page(visit, survey, subject, refused)
    said = "confirmed" if visit.field("confirm", 4) == "yes" else "kept"
    return visit.go(f"/council/surveys/{slug}/advice/texts/{subject}", said, tag)


def _slots(visit: Visit, survey: Survey, subject: str) -> tuple[Slot, ...]:
    try:
        return texts_of(visit.toolkit, survey, subject)
    except Refused:
        refuse("unknown_page", visit.reader)


def _page(visit: Visit, survey: Survey, subject: str, refused: Refused | None = None) -> Response:
    slots = _slots(visit, survey, subject)
    source, *others = source_of(visit.toolkit, survey)
    own = [slot for slot in slots if slot.tag == source]
    sent = visit.field("tag", 20) if refused else ""
    context = {
        "title": visit.say("In other languages"),
        "subject": subject,
        "source": parse_language(source),
        "languages": [
            {
                "tag": tag,
                "language": parse_language(tag),
                "name": name_in(tag, visit.reader.tag),
                "state": _state(visit, slots, tag),
                "is_wrong": tag == sent,
                "rows": [
                    (s.path, s.text,
                     visit.field(s.path) if tag == sent else text_in(slots, tag, s.path))
                    for s in own
                ],
            }
            for tag in others
            if parse_language(tag).has_text
        ],
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }  # fmt: skip
    status = 422 if refused else 200
    return visit.page(
        "council/advice/texts.html", context, survey, "advice", ("advice",), (), SAYS, status
    )


def _state(visit: Visit, slots: tuple[Slot, ...], tag: str) -> str:
    here = [slot for slot in slots if slot.tag == tag]
    if not here:
        return visit.say("Nothing yet: readers see the text in the first language.")
    for state, sentence in _SAID.items():
        if any(slot.state is state for slot in here):
            return visit.say(sentence)
    return visit.say("Confirmed by {name}.", name=here[0].by)
