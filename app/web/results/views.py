"""The ticket page and the results. A GET never counts and never removes anything (decision 6)."""

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from app.core.problems import Refused
from app.flow.publishing.results import results_of
from app.flow.retention import Outcome, held, why_not, withdraw, withdraw_purpose
from app.flow.returning.promise import Promise, promise_of
from app.flow.returning.tickets import TicketHolder, find_ticket, open_ticket
from app.web.addresses import ticket_path
from app.web.errors import Trouble, refuse
from app.web.language import Reader, wanted_language
from app.web.origin import refuse_foreign
from app.web.results import rights, tickets
from app.web.results.around import beside_of
from app.web.results.helping import help_link
from app.web.results.page import results_page
from app.web.results.room import Room, room_of

bp = Blueprint("results", __name__)


@bp.get("/r/<slug>")
def public(slug: str) -> Response:
    """The results for everybody, or when they will be there."""
    room, promise = _room(), _promise(slug)
    reader = _reader(room, promise)
    found = results_of(room.toolkit, slug)
    if found is None:
        help_at = help_link(room.toolkit, promise.survey, reader.tag)
        return tickets.promise_page(promise, reader, help_at)
    beside = beside_of(room.toolkit, found, reader.tag)
    return results_page(found, reader, f"/r/{slug}", beside=beside)


@bp.get("/r/<slug>/rights")
def show_rights(slug: str) -> Response:
    """What everybody may do, the same for all; nothing is looked up."""
    promise = _promise(slug)
    return rights.rights_page(promise, _reader(_room(), promise))


@bp.get("/t/<slug>")
def type_ticket(slug: str) -> Response:
    """A place to type the ticket."""
    promise = _promise(slug)
    return tickets.typing_page(promise, _reader(_room(), promise))


@bp.post("/t/<slug>")
def typed_ticket(slug: str) -> AnyResponse:
    """The ticket that was typed, opened as a page of its own."""
    room, promise = _room(), _promise(slug)
    refuse_foreign(request, room.toolkit.url)
    reader = _reader(room, promise)
    try:
        holder = _found(room, promise, reader, request.form.get("ticket", "")[:200])
    except Trouble as trouble:
        if trouble.code != "unknown_ticket":
            raise
        return tickets.typing_page(promise, reader, is_wrong=True)
    return redirect(ticket_path(slug, holder.number, reader.tag), 303)


@bp.get("/t/<slug>/<ticket>")
def show_ticket(slug: str, ticket: str) -> Response:
    """The promise, or the button that opens the results."""
    room, holder, reader = _holder(slug, ticket)
    return _ticket_page(room, holder, reader)


@bp.post("/t/<slug>/<ticket>")
def open_results(slug: str, ticket: str) -> Response:
    """The results; from now on this person was told."""
    room, holder, reader = _holder(slug, ticket)
    refuse_foreign(request, room.toolkit.url)
    found = results_of(room.toolkit, slug)
    if found is None or not holder.promise.is_published:
        return _ticket_page(room, holder, reader)
    open_ticket(room.toolkit, holder, reader.tag)
    beside = beside_of(room.toolkit, found, reader.tag)
    return results_page(found, reader, f"/r/{slug}", tickets.own_path(holder), beside)


@bp.get("/t/<slug>/<ticket>/held")
def show_held(slug: str, ticket: str) -> Response:
    """What is held behind a ticket."""
    room, holder, reader = _holder(slug, ticket)
    return rights.held_page(holder, reader, held(room.toolkit, holder))


@bp.get("/t/<slug>/<ticket>/withdraw")
def ask_withdrawal(slug: str, ticket: str) -> Response:
    """What taking answers back means; nothing is removed yet."""
    room, holder, reader = _holder(slug, ticket)
    found = held(room.toolkit, holder)
    outcome = why_not(room.toolkit, holder, found)
    if outcome is not None or found is None:
        return rights.outcome_page(holder, reader, outcome or Outcome.NOT_FOUND)
    return rights.withdrawal_page(holder, reader, found)


@bp.post("/t/<slug>/<ticket>/withdraw")
def do_withdraw(slug: str, ticket: str) -> Response:
    """The answers are gone, or it is said why not."""
    room, holder, reader = _holder(slug, ticket)
    refuse_foreign(request, room.toolkit.url)
    return rights.outcome_page(holder, reader, withdraw(room.toolkit, holder))


@bp.get("/t/<slug>/<ticket>/withdraw/<purpose>")
def ask_revoking(slug: str, ticket: str, purpose: str) -> Response:
    """What a no to one purpose means; nothing is changed yet."""
    if purpose == "answers":
        return ask_withdrawal(slug, ticket)
    room, holder, reader = _holder(slug, ticket)
    if purpose not in rights.REVOKING:
        refuse("unknown_page", reader)
    found = held(room.toolkit, holder)
    outcome = why_not(room.toolkit, holder, found)
    if outcome is not None or found is None:
        return rights.outcome_page(holder, reader, outcome or Outcome.NOT_FOUND)
    if purpose not in found.revocable:
        return rights.revoked_page(holder, reader, found, purpose)
    return rights.revoking_page(holder, reader, found, purpose)


@bp.post("/t/<slug>/<ticket>/withdraw/<purpose>")
def do_revoke(slug: str, ticket: str, purpose: str) -> Response:
    """The purpose is no from now on, or it is said why not."""
    room, holder, reader = _holder(slug, ticket)
    refuse_foreign(request, room.toolkit.url)
    try:
        outcome = withdraw_purpose(room.toolkit, holder, purpose)
    except Refused:
        refuse("unknown_page", reader)
    if outcome is not Outcome.REVOKED:
        return rights.outcome_page(holder, reader, outcome)
    return rights.revoked_page(holder, reader, held(room.toolkit, holder), purpose)


def _ticket_page(room: Room, holder: TicketHolder, reader: Reader) -> Response:
    ways = rights.revoking(reader, held(room.toolkit, holder))
    help_at = help_link(room.toolkit, holder.survey, reader.tag)
    return tickets.ticket_page(holder, reader, room.toolkit.url, ways, help_at)


def _room() -> Room:
    return room_of(current_app)


def _promise(slug: str) -> Promise:
    try:
        return promise_of(_room().toolkit, slug)
    except Refused:
        refuse("unknown_page")


def _reader(room: Room, promise: Promise) -> Reader:
    tag = wanted_language(request, promise.version.questionnaire.languages)
    return room.reader(promise.survey, promise.version, tag)


def _holder(slug: str, ticket: str) -> tuple[Room, TicketHolder, Reader]:
    room, promise = _room(), _promise(slug)
    reader = _reader(room, promise)
    return room, _found(room, promise, reader, ticket), reader


def _found(room: Room, promise: Promise, reader: Reader, ticket: str) -> TicketHolder:
    try:
        return find_ticket(room.toolkit, promise.survey.slug, ticket)
    except Refused:
        is_too_many = room.lookups.failed(promise.survey.slug, room.toolkit.clock.hour())
        refuse("too_many" if is_too_many else "unknown_ticket", reader)
