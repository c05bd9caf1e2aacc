"""The place's address: GET gives the document, POST takes the form. Nothing here decides what an
answer is; app/flow/deliver.py and app/flow/collect.py do.
"""

import hashlib
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from app.core.problems import Refused
from app.flow.advising import help_for
from app.flow.attachments import Files, asks_for_files, files_lost
from app.flow.collect import Kept, NotKept, stop, submit
from app.flow.deliver import (
    Spot,
    deliver,
    document_behind,
    has_results,
    sounds_for,
    spot_of,
    version_behind,
)
from app.flow.form_fields import Fields, offered_language, one
from app.flow.records import Document, Version
from app.flow.waiting import unsealed
from app.web.addresses import help_path
from app.web.errors import refuse
from app.web.headers import content_policy, permissions
from app.web.incoming import LARGEST_BODY, LARGEST_WITH_FILES, may_be_large, read_form
from app.web.language import wanted_language
from app.web.origin import refuse_foreign
from app.web.respond.answered import closed_page, last_page, thanks_page
from app.web.respond.consent_talk import talk_page
from app.web.respond.form import Filled, again_in, filled_with
from app.web.respond.later import the_script, the_worker
from app.web.respond.phone import later_name
from app.web.respond.room import Room, room_of
from app.web.squeezed import Squeezed, in_the_best_form

bp = Blueprint("respond", __name__)
_FOREVER = "public, max-age=31536000, immutable"


def _room() -> Room:
    return room_of(current_app)


@bp.get("/<code>")
def visit(code: str) -> Response:
    """The document of a place, or in words why nobody can begin there now."""
    room = _room()
    spot, document = deliver(room.toolkit, code, partial(wanted_language, request))
    if document is None:
        return _closed(room, spot)
    if request.method == "GET":
        room.count_delivery(spot.place, spot.today)
    card = request.args.get("card", "")
    if card.isalnum() and card.isascii() and spot.version is not None:
        return _form(room, spot, spot.version, document.tag, Filled({"card": (card[:32],)}))
    return _bytes(room, document, "no-cache")


@bp.get("/v/<fingerprint>/<tag>")
def fixed(fingerprint: str, tag: str) -> Response:
    """The same bytes at an address that never changes its mind."""
    room = _room()
    document = document_behind(room.toolkit, fingerprint, tag)
    return _bytes(room, document, _FOREVER) if document else refuse("unknown_page")


@bp.get("/v/<fingerprint>/<tag>/more")
def more(fingerprint: str, tag: str) -> Response:
    """The whole notice, with the words that the later part of the phone's script says."""
    room = _room()
    found = version_behind(room.toolkit, fingerprint)
    if found is None or tag not in found.version.questionnaire.languages:
        return refuse("unknown_page")
    page = room.more(found, tag)
    response = in_the_best_form(page, request, "text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy(page.plain)
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(hashlib.sha256(page.plain).hexdigest()[:16], weak=True)
    response.make_conditional(request)
    return response


@bp.get("/p/<name>.js")
def later(name: str) -> Response:
    """The later part of the phone's script."""
    if name != later_name():
        return refuse("unknown_page")
    response = in_the_best_form(the_script(), request, "text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = _FOREVER
    return response


@bp.get("/worker.js")
def worker() -> Response:
    """The script that opens the survey again without a network; asked for anew each time."""
    script = the_worker(_room().renderer.release)
    response = in_the_best_form(script, request, "text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    # A worker has a policy of its own: it loads from this host, and nothing else.
    response.headers["Content-Security-Policy"] = "default-src 'none'; connect-src 'self'"
    return response


@bp.get("/v/<fingerprint>/<tag>/script")
def talk(fingerprint: str, tag: str) -> Response:
    """The consent talk of a version in one language, for a helper to print."""
    room = _room()
    found = version_behind(room.toolkit, fingerprint)
    if found is None or tag not in found.version.questionnaire.languages:
        return refuse("unknown_page")
    return talk_page(found, room.reader(found.survey, found.version, tag))


@bp.post("/<code>")
def send(code: str) -> Response:
    """The form arrives: sent, sent in part, stopped, or asking for another language."""
    room = _room()
    refuse_foreign(request, room.toolkit.url)
    fields: Fields = ()
    try:
        fields, files = _form_of(room, code)
        if box := one(fields, "sealed"):
            body = unsealed(room.toolkit, code, box).decode("utf-8", "replace")
            fields = tuple(parse_qsl(body, keep_blank_values=True))
        return _answer(room, code, fields, files)
    except Refused as refusal:
        return refuse(refusal.problems[0].code, room.plain_reader(one(fields, "lang")))


def _form_of(room: Room, code: str) -> tuple[Fields, Files]:
    """A body may be larger where the survey asks for files; only a large one costs that look."""
    most = LARGEST_BODY
    if may_be_large(request):
        version = spot_of(room.toolkit, code).version
        if version is not None and asks_for_files(version.questionnaire):
            most = LARGEST_WITH_FILES
    try:
        return read_form(request, most)
    except RequestEntityTooLarge:
        refuse("too_large" if most == LARGEST_BODY else "files_too_large")


def _answer(room: Room, code: str, fields: Fields, files: Files) -> Response:
    act = one(fields, "act")
    if act == "stop":
        return _thanks(room, stop(room.toolkit, code, fields), fields)
    if act == "lang":
        return _turned(room, code, fields, files)
    outcome = submit(room.toolkit, code, fields, room.is_burst, files)
    if isinstance(outcome, NotKept):
        return _thanks(room, outcome.spot, fields)
    tag = offered_language(outcome.version.questionnaire, fields)
    reader = room.reader(outcome.spot.survey, outcome.version, tag)
    if isinstance(outcome, Kept):
        return last_page(outcome, reader, tag, room.toolkit.url, _help(room, outcome.spot, tag))
    filled = filled_with(outcome.version.questionnaire, reader, fields, outcome.problems)
    return _form(room, outcome.spot, outcome.version, tag, filled, 422)


def _turned(room: Room, code: str, fields: Fields, files: Files) -> Response:
    spot = spot_of(room.toolkit, code)
    if spot.version is None:
        return _closed(room, spot)
    asked = (("lang", request.args.get("lang", "")), *fields)
    tag = offered_language(spot.version.questionnaire, asked if asked[0][1] else fields)
    reader = room.reader(spot.survey, spot.version, tag)
    added, taken = request.args.get("add", ""), request.args.get("take", "")
    filled = again_in(spot.version.questionnaire, reader, fields, added, taken)
    if lost := files_lost(spot.version.questionnaire, fields, files):
        filled = filled_with(spot.version.questionnaire, reader, fields, lost)
    filled = replace(
        filled,
        is_large=request.args.get("size") == "1",
        listens=request.args.get("listen") == "1",
    )
    return _form(room, spot, spot.version, tag, filled)


def _thanks(room: Room, spot: Spot, fields: Fields) -> Response:
    if spot.version is None:
        return _closed(room, spot)
    tag = offered_language(spot.version.questionnaire, fields)
    reader = room.reader(spot.survey, spot.version, tag)
    return thanks_page(reader, spot.version, _help(room, spot, tag))


def _help(room: Room, spot: Spot, tag: str) -> str:
    """Where help is told, near the place; empty where none is. It asks for no answer (IJ07)."""
    has_help = help_for(room.toolkit, spot.survey, spot.place)
    return help_path(spot.survey.slug, tag, spot.place.code) if has_help else ""


def _closed(room: Room, spot: Spot) -> Response:
    if spot.version is None:
        return closed_page(room.browser_reader(request), spot, False)
    tag = wanted_language(request, spot.version.questionnaire.languages)
    reader = room.reader(spot.survey, spot.version, tag)
    return closed_page(reader, spot, has_results(room.toolkit, spot.survey))


def _form(
    room: Room, spot: Spot, version: Version, tag: str, filled: Filled, status: int = 200
) -> Response:
    slots = room.words(spot.survey, version, tag)
    sounds = sounds_for(room.toolkit, version, tag)
    page = room.renderer.fill(version, spot.council, slots, tag, filled, sounds)
    response = Response(page, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy(page, has_later=True)
    response.headers["Permissions-Policy"] = permissions(page)
    return response


def _bytes(room: Room, document: Document, keep: str) -> Response:
    """The stored bytes, as small as the browser takes them, or nothing where it has them."""
    body = Squeezed(document.plain, document.gzip, document.brotli)
    response = in_the_best_form(body, request, "text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = room.policy(document)
    response.headers["Permissions-Policy"] = permissions(document.plain)
    response.headers["Cache-Control"] = keep
    response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    # Weak, because the three encodings of one document share it.
    response.set_etag(document.etag, weak=True)
    response.make_conditional(request)
    return response
