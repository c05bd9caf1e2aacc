"""Every form of the return with what nobody means to send: a page answers, and never a fault."""

import re
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from app.flow.ports import Toolkit
from app.web.council.guard import COOKIE
from tests.journeys.filled import Filled, fill
from tests.journeys.over import NOTED, OVER
from tests.web.council.routes import TABLE

_OF_THE_RETURN = re.compile(r"/(answers|sense|publish|return|advice|replies)(/|$)")
_RULES = tuple(
    rule
    for method, rule, _ in map(str.split, TABLE.strip().splitlines())
    if method == "POST" and _OF_THE_RETURN.search(rule) and "/questions/" not in rule
)
_NAMES = re.findall(
    r"\S+",
    """advice again answer aspect aspects back case code confirm confirmed count day do down due
    finding from go group groups how kept kind knowledge languages late leads link move new no
    note nothing old owner owners paraphrase passphrase path people person phone place position
    prompt questions quick quote reading reason recipient remark reply reply_due rests seen sheet
    side spoken state tag text theme to typed up when who why words no_resident_read drafts_left
    name-nl text:now seen:now help:name help:what advice:text change:text""",
)
_NONSENSE = (
    b"",
    b".",
    "²".encode(),
    b"2026-02-31",
    b"x" * 9000,
    b"\xed\xa0\x80\xff%s{count}",
    "\u202e\u2028<script>alert(1)</script>".encode(),
)


def _signed_in(filled: Filled) -> tuple[FlaskClient, str]:
    client = filled.app.test_client()
    token = filled.session("coordinator", "co_researcher", "researcher", "official")
    client.set_cookie(COOKIE, token, path="/council")
    page = client.get("/council/").get_data(as_text=True)
    return client, page.split('name="token" value="', 1)[1].split('"', 1)[0]


def test_no_form_of_the_return_breaks_on_nonsense(toolkit: Toolkit, tmp_path: Path) -> None:
    filled = fill(toolkit, tmp_path)
    client, form = _signed_in(filled)
    # What takes something away comes last, so that it is there for the others.
    rules = sorted(_RULES, key=lambda rule: any(end in rule for end in ("drop", "away", "remove")))
    known, broken = {**filled.samples, "slug": OVER}, []
    for rule in rules:
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: known.get(name[1], "0" * 32), rule)
        for nonsense in _NONSENSE:
            fields: dict[str, object] = dict.fromkeys(_NAMES, nonsense)
            fields |= {"token": form, "item": NOTED, "answer": filled.samples["answer"]}
            answer = client.post(
                f"/council{path}",
                data=urlencode(fields),
                content_type="application/x-www-form-urlencoded",
            )
            if answer.status_code >= 500 or b"<script>alert" in answer.data:
                broken.append((rule, nonsense[:20], answer.status_code))
    assert broken == []
    assert len(rules) > 40
