"""One's own account: the language, the password, second keys, signing out, and leaving at once."""

from flask import Response

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.people import account as verbs
from app.flow.people.roles_and_leaving import leave as leave_council
from app.flow.people.roles_and_leaving import members
from app.web.council import frame, guard
from app.web.council.door import Visit, patience, route
from app.web.council.people.words import REASONS, role_names
from app.web.language import marked as _

_SAYS = {
    "language": _("The workspace speaks your language now."),
    "password": _("Your password is changed. You are signed out everywhere else."),
    "few": _("You have few codes left. Make a new list now, while you are in."),
}
_GONE = _("You have left. Your name and password open nothing any more. Thank you.")
_OUT = _("You have signed out everywhere.")


@route("/me", Right.HOME)
def me(visit: Visit) -> Response:
    """What somebody can see and change about themselves."""
    return _page(visit)


@route("/me/language", Right.HOME, "POST")
def language(visit: Visit) -> Response:
    """The workspace speaks another language to this person."""
    try:
        verbs.choose_language(visit.toolkit, visit.entry, visit.field("language", 20))
    except Refused as refused:
        return _page(visit, refused)
    return visit.go("/council/me", said="language")


@route("/me/password", Right.HOME, "POST")
def password(visit: Visit) -> Response:
    """Another password, for who knows the old one."""
    old, new = visit.field("old", 400), visit.field("new", 400)
    try:
        if new != visit.field("again", 400):
            raise Refused(Problem("not_the_same", "again"))
        entry = verbs.change_password(visit.toolkit, patience(), visit.entry, old, new)
    except Refused as refused:
        return _page(visit, refused)
    response = visit.go("/council/me", said="password")
    guard.hold(response, visit.toolkit, entry.token)
    return response


@route("/me/everywhere", Right.HOME, "POST")
def everywhere(visit: Visit) -> Response:
    """Signed out on every computer and phone."""
    verbs.sign_out_everywhere(visit.toolkit, visit.entry)
    return _out(visit, _OUT)


@route("/me/leave", Right.HOME, "POST")
def leave(visit: Visit) -> Response:
    """The person is gone at once."""
    try:
        leave_council(visit.toolkit, visit.council, visit.person)
    except Refused as refused:
        return _page(visit, refused)
    return _out(visit, _GONE)


def _out(visit: Visit, sentence: str) -> Response:
    context = {"title": visit.say("Sign in"), "kept": "", "has_typed": False}
    more = {"said": sentence, "form": guard.SignIn()}
    return frame.render("council/sign_in.html", visit.reader, {**context, **more})


def _page(visit: Visit, refused: Refused | None = None) -> Response:
    mine = next(
        each for each in members(visit.toolkit, visit.council) if each.person.id == visit.person.id
    )
    context = {
        "title": visit.say("Your account"),
        "roles": role_names(visit.reader, visit.person.roles),
        "language": verbs.language_of(visit.toolkit, visit.entry) or visit.reader.tag,
        "has_second_factor": mine.has_second_factor,
        "codes_left": verbs.codes_left(visit.toolkit, visit.entry),
        "is_last": mine.is_last_coordinator,
        "reasons": visit.reasons(refused.problems, REASONS) if refused else (),
    }
    status = 422 if refused else 200
    return visit.page("council/people/me.html", context, css=("people",), says=_SAYS, status=status)
