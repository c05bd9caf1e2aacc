"""Signing in and out: the name and password, then the code; and setting up a second factor."""

from flask import Response, current_app, redirect, request
from wtforms import StringField

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.people import sign_in as verbs
from app.flow.people.account import is_running_out
from app.flow.people.sign_in import Entry
from app.flow.ports import Toolkit
from app.media.qr import qr_svg_path
from app.web.council import frame, guard
from app.web.council.door import Visit, open_route, patience, route
from app.web.council.typed import Typed
from app.web.language import Reader
from app.web.language import marked as _
from app.web.origin import refuse_elsewhere
from app.web.workspace import page

_REASONS = {
    "wrong_password": _("This name and password do not belong together. Try again."),
    "wait_an_hour": _("There were too many wrong tries. Wait one hour, then try again."),
    "wrong_code": _("This code is not right. Look at the newest code in the app and type it."),
    "has_factor": _("You already have a code. Type the code from your app first."),
}


class AppCode(Typed):
    """The code that proves that the app was set up."""

    code = StringField(
        _("Type the 6 digits that the app shows"),
        render_kw={"autocomplete": "one-time-code", "required": True},
    )


@open_route("/sign-in", ("GET", "POST"))
def sign_in() -> Response:
    """Asks for a name and a password, and lets in who knows them."""
    toolkit, (entry, reader) = _toolkit(), guard.who(_toolkit())
    if request.method == "GET":
        if entry is not None and entry.is_whole:
            return _to(f"{guard.PREFIX}/")
        return guard.sign_in_page(reader)
    refuse_elsewhere(request, toolkit.url)
    kept, form = request.form.get("kept", ""), guard.SignIn(request.form)
    if not form.validate():
        return guard.sign_in_page(reader, kept, form=form, status=422)
    held = request.cookies.get(guard.COOKIE, "")[:64]
    name, password = form.name.data[:200], form.password.data
    try:
        came = verbs.sign_in(toolkit, patience(), name, password, held)
    except Refused as refused:
        why = page.reasons(reader, refused.problems, _REASONS)
        # A wrong password is not sent back.
        form.password.data = ""
        return guard.sign_in_page(reader, kept, why, form, status=422)
    return _on(toolkit, came, reader, kept)


@open_route("/code", ("POST",))
def code() -> Response:
    """Takes the code of the second factor."""
    toolkit, (entry, reader) = _toolkit(), guard.who(_toolkit())
    refuse_elsewhere(request, toolkit.url)
    kept = request.form.get("kept", "")
    if entry is None:
        return guard.sign_in_page(reader, kept)
    form = guard.Code(request.form)
    if not form.validate():
        return guard.code_page(reader, entry, kept, form=form, status=422)
    try:
        came = verbs.enter_code(toolkit, patience(), entry, form.code.data[:40])
    except Refused as refused:
        why = page.reasons(reader, refused.problems, _REASONS)
        return guard.code_page(reader, entry, kept, why, status=422)
    if guard.has_fields(kept) or not is_running_out(toolkit, came):
        return _on(toolkit, came, reader, kept)
    response = _to(f"{guard.PREFIX}/me?said=few")
    guard.hold(response, toolkit, came.token)
    return response


@open_route("/second-factor", ("GET", "POST"))
def second_factor() -> Response:
    """Sets up the app that shows codes; for who is in, or is in half because it is missing."""
    toolkit, (entry, reader) = _toolkit(), guard.who(_toolkit())
    if entry is None or (entry.has_factor and not entry.is_whole):
        return guard.sign_in_page(reader) if entry is None else guard.code_page(reader, entry)
    if request.method == "GET":
        return _factor_page(toolkit, entry, reader, verbs.new_seed(toolkit))
    refuse_elsewhere(request, toolkit.url)
    seed = _seed(request.form.get("seed", "")) or verbs.new_seed(toolkit)
    try:
        typed = request.form.get("code", "")[:40]
        came, spare = verbs.set_second_factor(toolkit, entry, seed, typed)
    except Refused as refused:
        why = page.reasons(reader, refused.problems, _REASONS)
        return _factor_page(toolkit, entry, reader, seed, why, status=422)
    context = {
        **frame.around(toolkit, came, reader),
        "title": reader.say("Keep these codes"),
        "codes": spare,
    }
    response = frame.render("council/spare_codes.html", reader, context)
    guard.hold(response, toolkit, came.token)
    return response


@route("/sign-out", Right.HOME, "POST")
def sign_out(visit: Visit) -> Response:
    """The session ends."""
    verbs.sign_out(visit.toolkit, visit.entry.token)
    context = {"title": visit.say("Sign in"), "kept": "", "has_typed": False}
    more = {"said": guard.SAYS["out"], "form": guard.SignIn()}
    return frame.render("council/sign_in.html", visit.reader, {**context, **more})


def _on(toolkit: Toolkit, came: Entry, reader: Reader, kept: str) -> Response:
    """Where somebody goes on to who came in: the code, the kept form, or the page asked for."""
    if not came.is_whole:
        response = guard.code_page(reader, came, kept)
    elif guard.has_fields(kept):
        response = guard.send_again(toolkit, came, reader, kept)
    else:
        response = _to(str(guard.read_kept(kept)["to"]))
    guard.hold(response, toolkit, came.token)
    return response


def _factor_page(
    toolkit: Toolkit,
    entry: Entry,
    reader: Reader,
    seed: bytes,
    why: object = (),
    status: int = 200,
) -> Response:
    secret = verbs.factor_secret(toolkit, entry.person, seed)
    address = toolkit.credentials.app_address(secret, entry.person.name)
    path, side = qr_svg_path(address)
    context = {
        "title": reader.say("Your phone as a second key"),
        "reasons": why,
        "qr": path,
        "side": side,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "seed": seed.hex(),
        "form": AppCode(),
    }
    return frame.render("council/second_factor.html", reader, context, status=status)


def _seed(text: str) -> bytes:
    try:
        seed = bytes.fromhex(text)
    except ValueError:
        return b""
    return seed if len(seed) == 20 else b""


def _to(address: str) -> Response:
    answer = redirect(address, 303)
    assert isinstance(answer, Response)
    return answer


def _toolkit() -> Toolkit:
    toolkit = current_app.extensions["toolkit"]
    assert isinstance(toolkit, Toolkit)
    return toolkit
