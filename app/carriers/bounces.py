"""Reading what a mail server sends back (RFC 3464): which message never arrived, by its token."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

_TOKEN = re.compile(r"(?:\+|<)([0-9a-f]{32})@", re.IGNORECASE)
_MAILBOX = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_REACHED_AT = ("To", "Delivered-To", "X-Original-To", "Envelope-To")


def undelivered(raw: bytes) -> tuple[str, ...]:
    """The tokens of messages that will never arrive, in a mail or a whole mailbox (mbox).

    A mail server that is only late, a holiday notice and everything else says nothing.
    """
    found = (_token_of_final(part) for part in _parts(raw))
    return tuple(dict.fromkeys(token for token in found if token))


def _parts(raw: bytes) -> Iterator[bytes]:
    raw = raw.replace(b"\r\n", b"\n")
    parts = _MAILBOX.split(raw) if raw.startswith(b"From ") else [raw]
    return (part for part in parts if part.strip())


def _token_of_final(part: bytes) -> str:
    try:
        mail = message_from_bytes(part, policy=compat32)
        return _token(mail) if _is_final(mail) else ""
    except RecursionError:
        # Mails in mails in mails: no mail server sends that, and the others in the box count.
        return ""


def _is_final(mail: Message) -> bool:
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            for block in blocks if isinstance(blocks, list) else []:
                if isinstance(block, Message) and _word(block, "Action") == "failed":
                    return True
    return False


def _word(block: Message, name: str) -> str:
    return str(block.get(name, "")).split(";")[0].strip().lower()


def _token(mail: Message) -> str:
    """By whom it was sent back to, else by the number of the message that it holds."""
    heads = [str(value) for name in _REACHED_AT for value in mail.get_all(name, [])]
    for part in mail.walk():
        if part.get_content_type() == "text/rfc822-headers":
            inside = message_from_bytes(_content(part), policy=compat32)
            heads.append(str(inside.get("Message-ID", "")))
        elif part is not mail:
            heads.append(str(part.get("Message-ID", "")))
    found = next((match for head in heads if (match := _TOKEN.search(head))), None)
    return found[1].lower() if found else ""


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
