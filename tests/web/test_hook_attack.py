"""The address for SMS reports as a stranger uses it: no shape of a report is too much for it."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.carriers import HostCarriers
from app.flow.ports import Toolkit
from app.web import create_web

_DEEP = b"[" * 100_000


@pytest.fixture
def stranger(toolkit: Toolkit) -> FlaskClient:
    """Somebody whom nobody knows, at a host whose provider reports to the address without a name
    and whose store would be asked."""
    sms = HostCarriers(sms_url="cm://key@/?from=Raad", public="https://buurt.example")
    return create_web(replace(toolkit, carriers=sms)).test_client()


@pytest.mark.parametrize(
    "body",
    [
        _DEEP,
        b'{"a":' * 600 + b"1" + b"}" * 600,
        b'{"reference":"\\ud800","status":"expired"}',
        b'{"messages":{"msg":{"reference":"\\udfff","status":{"code":3}}}}',
        b'{"reference":"\\ud800","status":{"code":"1"}}',
        b'{"a":' * 940 + b"1" + b"}" * 940,
        b'{"status":"expired","reference":"\\u0000"}',
        b"9" * 10_000,
        b"\xff\xfe",
        b"null",
    ],
)
@pytest.mark.parametrize("path", ["/hook/sms", "/hook/sms/ab", "/hook/sms/%ED%A0%80%00"])
def test_a_report_of_any_shape_is_answered_alike(
    stranger: FlaskClient, body: bytes, path: str
) -> None:
    answer = stranger.post(path, data=body, content_type="application/json")
    assert (answer.status_code, answer.data) == (204, b"")
