"""Makes a page of the workspace: its words, its looks, and the policy that fits."""

from collections.abc import Iterable, Mapping

from flask import Response
from markupsafe import Markup

from app.core.look import PLAIN_LOOK, Look
from app.core.problems import Problem
from app.web.headers import content_policy
from app.web.language import Reader
from app.web.page import page_bytes, source

_STYLE = ("tokens", "base", "workspace/frame", "workspace/forms")


def render(
    template: str,
    reader: Reader,
    context: Mapping[str, object],
    css: Iterable[str] = (),
    script: Iterable[str] = (),
    status: int = 200,
) -> Response:
    """The answer that holds the page; it is never stored on the way (headers.py)."""
    look = context.get("look", PLAIN_LOOK)
    assert isinstance(look, Look)
    body = page_bytes(
        template,
        reader,
        {"said": "", "reasons": (), **context},
        (*_STYLE, *(f"workspace/{name}" for name in css)),
        "".join(source("js", f"workspace/{name}") for name in script),
        look,
    )
    response = Response(body, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = policy(body)
    if script:
        response.headers["Permissions-Policy"] = "camera=(), microphone=(self), geolocation=()"
    return response


def policy(body: bytes) -> str:
    """The usual policy; a page with a script may also fetch and play from this host, and any page
    may show a page of ours inside it (the preview)."""
    wider = ["frame-src 'self'"]
    if b"</script>" in body:
        wider += ["connect-src 'self'", "media-src 'self' blob:"]
    else:
        wider.append("media-src 'self'")
    return "; ".join((content_policy(body), *wider))


def reasons(reader: Reader, problems: Iterable[Problem], words: Mapping[str, str]) -> list[Markup]:
    """The problems as sentences; a code without one is a fault of ours, and is said as such."""
    return [
        reader.say(words[problem.code], **{"where": problem.where, **dict(problem.figures)})
        if problem.code in words
        else reader.say("Something is not right here: {code}.", code=problem.code)
        for problem in problems
    ]
