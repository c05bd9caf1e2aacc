"""One person of the council: their roles, a new password by link, and removing them at once."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.people import roles_and_leaving as verbs
from app.flow.people.invitations import invite_again
from app.flow.people.roles_and_leaving import Member, members
from app.web.council.door import Visit, route
from app.web.council.people.listed import letter
from app.web.council.people.words import REASONS, role_choices
from app.web.errors import refuse


@route("/people/<person_id>", Right.PEOPLE)
def person(visit: Visit, person_id: str) -> Response:
    """What a coordinator may change about somebody."""
    return _page(visit, _member(visit, person_id))


@route("/people/<person_id>/roles", Right.PEOPLE, "POST")
def change_roles(visit: Visit, person_id: str) -> Response:
    """The person has the roles that are ticked."""
    member, roles = _member(visit, person_id), visit.fields("role")
    try:
        verbs.change_roles(visit.toolkit, visit.council, visit.person, person_id, roles)
    except Refused as refused:
        return _page(visit, member, roles, refused)
    return visit.go("/council/people", said="roles")


@route("/people/<person_id>/new-password", Right.PEOPLE, "POST")
def new_password(visit: Visit, person_id: str) -> Response:
    """A link by which the person chooses a new password."""
    member, resets = _member(visit, person_id), visit.field("resets") == "yes"
    try:
        made = invite_again(visit.toolkit, visit.council, visit.person, person_id, resets)
    except Refused as refused:
        return _page(visit, member, None, refused)
    return letter(visit, made)


@route("/people/<person_id>/remove", Right.PEOPLE, "POST")
def remove(visit: Visit, person_id: str) -> Response:
    """The person is gone at once."""
    member = _member(visit, person_id)
    try:
        verbs.remove(visit.toolkit, visit.council, visit.person, person_id)
    except Refused as refused:
        return _page(visit, member, None, refused)
    return visit.go("/council/people", said="removed")


def _member(visit: Visit, person_id: str) -> Member:
    everybody = members(visit.toolkit, visit.council)
    found = next((each for each in everybody if each.person.id == person_id), None)
    if found is None:
        refuse("unknown_page", visit.reader)
    return found


def _page(
    visit: Visit,
    member: Member,
    chosen: tuple[str, ...] | None = None,
    refused: Refused | None = None,
) -> Response:
    context = {
        "title": member.person.name,
        "person": member.person,
        "has_second_factor": member.has_second_factor,
        "is_last": member.is_last_coordinator,
        "choices": role_choices(visit.reader),
        "chosen": member.person.roles if chosen is None else chosen,
        "reasons": visit.reasons(refused.problems, REASONS) if refused else (),
    }
    status = 422 if refused else 200
    return visit.page("council/people/person.html", context, css=("people",), status=status)
