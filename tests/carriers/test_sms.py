"""Text messages as each provider takes them: a stand-in that speaks its shape over real HTTP."""

import pytest

from app.carriers import HostCarriers
from app.core.problems import Refused
from app.flow.carriers import AWAY, LATER, NEVER, Message
from tests.carriers.catching import a_gateway

_TOKEN = "0f" * 16


def _host(provider: str, port: int) -> HostCarriers:
    url = f"{provider}://secret-key@127.0.0.1:{port}/?from=Participatieraad"
    return HostCarriers(sms_url=url, public="https://buurt.example")


def _message(body: str = "De resultaten zijn er.") -> Message:
    return Message("sms", ("+31612345678",), "nl", "", body, _TOKEN)


def test_messagebird_is_asked_in_its_own_shape() -> None:
    with a_gateway("messagebird") as gateway:
        host = _host("messagebird", gateway.port)
        assert (host.can("sms"), host.can("mail"), host.is_proven("sms")) == (True, False, False)
        host.hand_over(_message())
        host.hand_over(_message("النتائج هنا."))
    (path, headers, first), (_, _, second) = gateway.asked
    assert path == "/messages"
    assert headers["Authorization"] == "AccessKey secret-key"
    assert first == {
        "originator": "Participati",
        "recipients": ["31612345678"],
        "body": "De resultaten zijn er.",
        "datacoding": "plain",
        "reference": _TOKEN,
        "reportUrl": f"https://buurt.example/hook/sms/{_TOKEN}",
    }
    assert second["datacoding"] == "unicode"


def test_cm_is_asked_in_its_own_shape() -> None:
    with a_gateway("cm") as gateway:
        _host("cm", gateway.port).hand_over(_message())
    ((path, headers, asked),) = gateway.asked
    assert path == "/v1.0/message"
    assert {name.lower(): value for name, value in headers.items()}["x-cm-producttoken"] == (
        "secret-key"
    )
    (one,) = asked["messages"]["msg"]
    assert (one["to"], one["from"]) == ([{"number": "0031612345678"}], "Participati")
    assert (one["body"]["content"], one["reference"]) == ("De resultaten zijn er.", _TOKEN)
    assert one["maximumNumberOfMessageParts"] == 2


@pytest.mark.parametrize("provider", ["messagebird", "cm"])
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (429, LATER),
        (500, LATER),
        (503, LATER),
        (401, AWAY),
        (402, AWAY),
        (400, NEVER),
        (422, NEVER),
    ],
)
def test_what_a_provider_answers_has_a_meaning(provider: str, status: int, code: str) -> None:
    with a_gateway(provider, status) as gateway, pytest.raises(Refused) as refused:
        _host(provider, gateway.port).hand_over(_message())
    assert [problem.code for problem in refused.value.problems] == [code]
    assert "612345678" not in str(refused.value)
    assert refused.value.__suppress_context__
    assert len(gateway.asked) == 1


def test_a_message_that_cm_lists_as_rejected_was_not_taken() -> None:
    answer = {"messages": [{"status": "Rejected", "messageErrorCode": 203}]}
    with a_gateway("cm", answer=answer) as gateway, pytest.raises(Refused, match=NEVER):
        _host("cm", gateway.port).hand_over(_message())


def test_a_provider_that_is_not_there_is_away() -> None:
    with a_gateway("cm") as gateway:
        port = gateway.port
    with pytest.raises(Refused, match=AWAY):
        _host("cm", port).hand_over(_message())


@pytest.mark.parametrize(
    ("provider", "token", "fields", "meaning"),
    [
        ("messagebird", _TOKEN, {"status": "delivery_failed"}, (_TOKEN, True)),
        ("messagebird", "", {"status": "expired", "reference": _TOKEN}, (_TOKEN, True)),
        ("messagebird", _TOKEN, {"status": "delivered"}, (_TOKEN, False)),
        ("messagebird", _TOKEN, {}, None),
        (
            "cm",
            "",
            {"messages.msg.reference": _TOKEN, "messages.msg.status.code": "3"},
            (_TOKEN, True),
        ),
        (
            "cm",
            "",
            {"messages.msg.reference": _TOKEN, "messages.msg.status.code": "2"},
            (_TOKEN, False),
        ),
        ("cm", _TOKEN, {"nothing": "known"}, None),
    ],
)
def test_a_report_tells_of_which_message_and_whether_it_is_lost(
    provider: str, token: str, fields: dict[str, str], meaning: tuple[str, bool] | None
) -> None:
    assert _host(provider, 1).report(token, fields) == meaning


@pytest.mark.parametrize("url", ["twelve://k@/?from=x", "cm://@/?from=x", "cm://k@/", "nothing"])
def test_a_setting_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="bad_sms_url"):
        HostCarriers(sms_url=url)
