"""What is heard or seen on tap: /a/<fingerprint>/<tag>/<key>.mp3, films .mp4, captions .vtt.

The bytes behind an address never change. Players ask for a part at a time (206). Who asked for
what is counted nowhere.
"""

from flask import Response, current_app, request, send_file
from markupsafe import escape

from app.flow.deliver import version_behind
from app.flow.sounds import sound_behind
from app.web.errors import refuse
from app.web.respond.room import room_of
from app.web.respond.views import bp
from app.web.squeezed import in_the_best_form

_KINDS = {"mp3": ("human", "computer"), "mp4": ("video",), "vtt": ("video",)}
_TYPES = {"mp3": "audio/mpeg", "mp4": "video/mp4", "vtt": "text/vtt; charset=utf-8"}
_FOREVER = "public, max-age=31536000, immutable"


@bp.get("/a/<fingerprint>/<tag>/list")
def list_of_sounds(fingerprint: str, tag: str) -> Response:
    """What can be heard of a version in one language; the phone asks when somebody listens."""
    room = room_of(current_app)
    found = version_behind(room.toolkit, fingerprint)
    if found is None or tag not in found.version.questionnaire.languages:
        return refuse("unknown_page")
    response = in_the_best_form(room.sound_list(found, tag), request, "application/json")
    # A newer program may add voices, so this is asked for again where there is a network.
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/a/<fingerprint>/<tag>/<path:name>")
def sound(fingerprint: str, tag: str, name: str) -> Response:
    """One sound, film or caption of an open version."""
    key, _, ending = name.rpartition(".")
    found = sound_behind(
        room_of(current_app).toolkit, fingerprint, tag, key, _KINDS.get(ending, ())
    )
    if found is None or not found[1].exists():
        return refuse("unknown_page")
    one, path = found
    if ending == "vtt":
        response = Response(captions(one.caption, one.seconds), content_type=_TYPES[ending])
    else:
        response = send_file(path, mimetype=_TYPES[ending], etag=path.stem, conditional=True)
        response.headers.remove("Last-Modified")
    response.headers["Cache-Control"] = _FOREVER
    return response


def captions(text: str, seconds: float) -> str:
    """WebVTT that shows a text for as long as its film plays.

    >>> captions("Next", 61.5).splitlines()[2:]
    ['00:00.000 --> 01:01.500', 'Next']
    """
    whole = round(seconds * 1000)
    end = f"{whole // 60000:02}:{whole % 60000 // 1000:02}.{whole % 1000:03}"
    return f"WEBVTT\n\n00:00.000 --> {end}\n{escape(text)}\n"
