"""Who stands at the door: the one cookie, and what happens to who may not come in.

Nothing typed is lost: a form that comes without a session, or with the token of another one, is
kept in the page that asks to sign in, and is sent again with one tap.
"""

import json
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField
from wtforms.validators import InputRequired

from app.core.roles import Right, rights_of
from app.flow.find import survey_for
from app.flow.people.account import language_of
from app.flow.people.sign_in import Entry, is_form_token, who_is_in
from app.flow.ports import Toolkit
from app.web.council import frame
from app.web.council.typed import Typed
from app.web.errors import refuse
from app.web.incoming import holds_nul
from app.web.language import Reader
from app.web.language import marked as _
from app.web.origin import refuse_elsewhere
from app.web.workspace.words import reader_for

PREFIX = "/council"
COOKIE = "buurtstem_council"
_COOKIE_DAYS = 90
TOKEN = "token"
_NEVER_KEPT = ("old", "new", "again", "passphrase", "sheet")
"""Fields of passwords and of what opens a return key: these are typed anew."""


def who(toolkit: Toolkit) -> tuple[Entry | None, Reader]:
    """Who is in, if anybody, and the language to answer in."""
    entry = who_is_in(toolkit, request.cookies.get(COOKIE, "")[:64])
    if entry is None:
        return None, reader_for(request)
    return entry, reader_for(request, language_of(toolkit, entry))


def stop(toolkit: Toolkit, entry: Entry | None, reader: Reader, right: Right) -> Response | None:
    """The answer for who may not go on here; None for who may."""
    is_post = request.method == "POST"
    if is_post:
        refuse_elsewhere(request, toolkit.url)
    if entry is None or not entry.is_whole:
        return _ask_who(reader, entry, kept_form() if is_post else here())
    if is_post and not is_form_token(toolkit, entry, request.form.get(TOKEN, "")[:200]):
        return send_again(toolkit, entry, reader, kept_form())
    if holds_nul(request):
        refuse("unreadable", reader)
    if right not in rights_of(entry.person.roles):
        return not_yours(toolkit, entry, reader)
    return None


def not_yours(toolkit: Toolkit, entry: Entry, reader: Reader, leads: bool = True) -> Response:
    """The page for who has not the right, or whose council does not lead this survey."""
    context = {
        **frame.around(toolkit, entry, reader),
        "title": reader.say("Not for your role") if leads else reader.say("Not for your council"),
        "leads": leads,
    }
    return frame.render("council/not_yours.html", reader, context, status=403)


def leads(toolkit: Toolkit, entry: Entry, reader: Reader, slug: str | None) -> bool:
    """Whether the council leads the survey of a page; true where the page is of no survey. A
    survey that the council takes no part in is not there at all."""
    if slug is None:
        return True
    survey = survey_for(toolkit, entry.council, slug)
    if survey is None:
        refuse("unknown_page", reader)
    return survey.council_id == entry.council.id


def _ask_who(reader: Reader, entry: Entry | None, kept: str) -> Response:
    if entry is None:
        return sign_in_page(reader, kept, status=401 if request.method == "POST" else 200)
    return code_page(reader, entry, kept)


class SignIn(Typed):
    """Who comes in, and what proves it."""

    name = StringField(
        _("Your name"),
        (InputRequired(_("Type your name.")),),
        description=_("As it stands in your invitation."),
        render_kw={"autocomplete": "username", "required": True},
    )
    password = StringField(
        _("Your password"),
        (InputRequired(_("Type your password.")),),
        render_kw={"type": "password", "autocomplete": "current-password", "required": True},
    )


class Code(Typed):
    """The code of the second factor."""

    code = StringField(
        _("The code of this moment"),
        (InputRequired(_("Type the code.")),),
        description=_(
            "Open the app on your phone. Type the 6 digits. Or type one of your spare codes."
        ),
        render_kw={"autocomplete": "one-time-code", "required": True},
    )


def sign_in_page(
    reader: Reader,
    kept: str = "",
    reasons: object = (),
    form: SignIn | None = None,
    status: int = 200,
) -> Response:
    """The page that asks for a name and a password."""
    context = {
        "title": reader.say("Sign in"),
        "kept": kept,
        "has_typed": has_fields(kept),
        "reasons": reasons,
        "form": form or SignIn(),
    }
    return frame.render("council/sign_in.html", reader, context, status=status)


def code_page(
    reader: Reader,
    entry: Entry,
    kept: str = "",
    reasons: object = (),
    form: Code | None = None,
    status: int = 200,
) -> Response:
    """The page that asks for the code, or that leads to where a second factor is set up."""
    template = "council/code.html" if entry.has_factor else "council/factor_needed.html"
    context = {
        "title": reader.say("Your code"),
        "kept": kept,
        "has_typed": has_fields(kept),
        "reasons": reasons,
        "form": form or Code(),
        "person": entry.person.name,
    }
    return frame.render(template, reader, context, status=status)


def send_again(toolkit: Toolkit, entry: Entry, reader: Reader, kept: str) -> Response:
    """The page that sends a kept form again, with one tap."""
    form = read_kept(kept)
    if not form.get("is_form"):
        answer = redirect(str(form["to"]), 303)
        assert isinstance(answer, Response)
        return answer
    context = {
        **frame.around(toolkit, entry, reader),
        "title": reader.say("Send what you typed"),
        "address": form["to"],
        "fields": form["fields"],
        "had_file": form["had_file"],
    }
    return frame.render("council/send_again.html", reader, context, status=409)


def too_large(toolkit: Toolkit, entry: Entry | None, reader: Reader, largest: int) -> Response:
    """The answer to what is larger than its page takes, before any of it is read."""
    around = frame.around(toolkit, entry, reader) if entry and entry.is_whole else {}
    context = {**around, "title": reader.say("Too large"), "most": largest // 1_000_000}
    return frame.render("council/too_large.html", reader, context, status=413)


def here() -> str:
    """The address that was asked for, to go on to after signing in."""
    return json.dumps({"to": request.full_path.rstrip("?"), "fields": [], "had_file": False})


def kept_form() -> str:
    """The form that came, to be sent again; files cannot be kept."""
    fields = [pair for pair in request.form.items(multi=True) if pair[0] != TOKEN]
    if any(name in _NEVER_KEPT for name, _value in fields):
        # The next one at this screen may be somebody else.
        return json.dumps({"to": f"{PREFIX}/me", "fields": [], "had_file": False})
    had_file = any(part.filename for part in request.files.values())
    # Where the page is does not change with a POST to it.
    to = request.full_path.rstrip("?")
    return json.dumps({"to": to, "fields": fields, "had_file": had_file, "is_form": True})


def read_kept(kept: str) -> dict[str, object]:
    """What a kept form says, with an address of this door or the home page."""
    home: dict[str, object] = {"to": f"{PREFIX}/", "fields": [], "had_file": False}
    try:
        form = json.loads(kept or "{}")
        to = str(form["to"])
        fields = [(_sound(str(name)), _sound(str(value))) for name, value in form["fields"]]
        parts = urlsplit(to)
    except (ValueError, KeyError, TypeError, RecursionError):
        return home
    if parts.scheme or parts.netloc or not parts.path.startswith(f"{PREFIX}/"):
        return home
    # A browser reads dots and backslashes as a way out; a line end cannot stand in an address.
    if "\\" in to or ".." in unquote(parts.path) or not to.isprintable():
        return home
    is_form, had_file = bool(form.get("is_form")), bool(form.get("had_file"))
    return {"to": to, "fields": fields, "had_file": had_file, "is_form": is_form}


def _sound(text: str) -> str:
    """The text without halves of signs, which no page can hold."""
    return text.encode("utf-8", "replace").decode()


def has_fields(kept: str) -> bool:
    """Whether a kept form holds something that was typed."""
    return bool(read_kept(kept).get("is_form"))


def hold(response: AnyResponse, toolkit: Toolkit, token: str) -> None:
    """The browser holds the token from now on: the one cookie of the workspace."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=_COOKIE_DAYS * 86400,
        path=PREFIX,
        secure=toolkit.url.startswith("https://"),
        httponly=True,
        samesite="Lax",
    )


SAYS: Mapping[str, str] = {"out": _("You have signed out.")}
