"""Who is in the council, with which roles; and inviting somebody by a link."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.people import invitations as verbs
from app.flow.people.invitations import Invited
from app.flow.people.roles_and_leaving import members, open_invitations
from app.flow.together import requests_to
from app.media.qr import for_scanning, qr_svg_path
from app.web.council.door import Visit, route
from app.web.council.people.words import REASONS, role_choices, role_names
from app.web.language import marked as _
from app.words.numbers import format_day

SAYS = {
    "withdrawn": _("The invitation is withdrawn."),
    "removed": _("This person is removed and cannot come in any more."),
    "roles": _("The roles are changed."),
    "gone": _("This invitation does not work any more. It was used or withdrawn."),
}


@route("/people", Right.PEOPLE)
def people(visit: Visit) -> Response:
    """Everybody of the council, and the invitations that are open."""
    shown = [
        (each.person, role_names(visit.reader, each.person.roles), each.has_second_factor)
        for each in members(visit.toolkit, visit.council)
    ]
    links = [
        (each, role_names(visit.reader, each.roles), format_day(each.until_day, visit.reader.tag))
        for each in open_invitations(visit.toolkit, visit.council)
    ]
    context = {
        "title": visit.say("People"),
        "people": shown,
        "links": links,
        "requests": len(requests_to(visit.toolkit, visit.council)),
    }
    return visit.page("council/people/list.html", context, css=("people",), says=SAYS)


@route("/people/invite", Right.PEOPLE)
def invite_form(visit: Visit) -> Response:
    """The form that names a person and their roles."""
    return _form(visit)


@route("/people/invite", Right.PEOPLE, "POST")
def invite(visit: Visit) -> Response:
    """Makes the link, and shows it once as a small letter."""
    name, roles = visit.field("name", 200), visit.fields("role")
    try:
        made = verbs.invite(visit.toolkit, visit.council, visit.person, name, roles)
    except Refused as refused:
        return _form(visit, name, roles, refused)
    return letter(visit, made)


def _form(
    visit: Visit, name: str = "", chosen: tuple[str, ...] = (), refused: Refused | None = None
) -> Response:
    context = {
        "title": visit.say("Invite somebody"),
        "name": name,
        "choices": role_choices(visit.reader),
        "chosen": chosen,
        "reasons": visit.reasons(refused.problems, REASONS) if refused else (),
    }
    status = 422 if refused else 200
    return visit.page("council/people/invite.html", context, css=("people",), status=status)


def letter(visit: Visit, made: Invited) -> Response:
    """The page with a new link: to copy, or to print and hand over. It is shown only now."""
    address = f"{visit.toolkit.url}/council/invitation/{made.secret}"
    path, side = qr_svg_path(for_scanning(address))
    context = {
        "title": visit.say("A letter for {name}", name=made.invitation.name),
        "invitation": made.invitation,
        "until": format_day(made.invitation.until_day, visit.reader.tag),
        "roles": role_names(visit.reader, made.invitation.roles),
        "address": address,
        "qr": path,
        "side": side,
    }
    return visit.page("council/people/letter.html", context, css=("people",))


@route("/people/invitations/<invitation_id>/withdraw", Right.PEOPLE, "POST")
def withdraw(visit: Visit, invitation_id: str) -> Response:
    """The link opens nothing any more."""
    try:
        verbs.withdraw(visit.toolkit, visit.council, visit.person, invitation_id)
    except Refused:
        return visit.go("/council/people", said="gone")
    return visit.go("/council/people", said="withdrawn")
