"""Handing a message to the mail server of the host, one connection for each message.

The envelope's sender holds the random token (``LOCAL+TOKEN@DOMAIN``), so that a message that comes
back names nobody.
"""

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

from app.core.problems import Problem, Refused
from app.flow.carriers import AWAY, LATER, NEVER, Message

_PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
_SECONDS = 30
# On the machine itself a password may go without a lock: nobody else hears it.
_HERE = ("localhost", "127.0.0.1", "::1")


class MailServer:
    """The mail server at ``smtp://``, ``starttls://`` or ``smtps://`` ``USER:PASSWORD@HOST:PORT``.

    ``smtp`` locks the connection where the server offers it, ``starttls`` insists on it.
    """

    def __init__(self, url: str, sender: str) -> None:
        """Raises Refused: ``bad_smtp_url``, ``bad_mail_from``."""
        try:
            parts = urlsplit(url)
            self._port = parts.port or _PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise Refused(Problem("bad_smtp_url")) from None
        if not parts.hostname:
            raise Refused(Problem("bad_smtp_url"))
        self._scheme, self._host = parts.scheme, parts.hostname
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._local, at, self._domain = sender.strip().rpartition("@")
        if not at or not self._local or not self._domain or not sender.isascii():
            raise Refused(Problem("bad_mail_from"))

    def hand_over(self, message: Message) -> None:
        """The server has taken the message. Raises Refused without a word of the address."""
        try:
            self._sent(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise _refused(max(codes, default=0)) from None
        except smtplib.SMTPDataError as refused:
            raise _refused(refused.smtp_code) from None
        except (smtplib.SMTPException, OSError):
            raise Refused(Problem(AWAY, "mail")) from None

    def _sent(self, message: Message) -> None:
        back = f"{self._local}+{message.token}@{self._domain}"
        try:
            letter = self._letter(message)
        except (ValueError, LookupError):
            raise Refused(Problem(NEVER, "mail")) from None
        server = self._connected()
        try:
            server.send_message(letter, back, list(message.to))
        except (smtplib.SMTPNotSupportedError, ValueError):
            # An address in another script, and a server that knows none: it will not learn.
            raise Refused(Problem(NEVER, "mail")) from None
        finally:
            # A server that is rude at parting has the message all the same: were that an error,
            # the person would get it again and again.
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        lock = ssl.create_default_context()
        # A name of our own: asking the network for one may take half a minute.
        where = (self._host, self._port)
        if self._scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, local_hostname=self._domain, timeout=_SECONDS, context=lock
            )
        else:
            server = smtplib.SMTP(*where, local_hostname=self._domain, timeout=_SECONDS)
        try:
            self._locked_and_known(server, lock)
        except BaseException:
            server.close()
            raise
        return server

    def _locked_and_known(self, server: smtplib.SMTP, lock: ssl.SSLContext) -> None:
        server.ehlo_or_helo_if_needed()
        is_locked = self._scheme == "smtps"
        if not is_locked and (self._scheme == "starttls" or server.has_extn("starttls")):
            server.starttls(context=lock)
            is_locked = True
        if self._user and (is_locked or self._host in _HERE):
            server.login(self._user, self._password)

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(policy=SMTP)
        letter["From"] = Address(" ".join(message.sender.split()), self._local, self._domain)
        letter["To"] = message.to[0]
        letter["Subject"] = " ".join(message.subject.split())
        letter["Date"] = formatdate()
        letter["Message-ID"] = f"<{message.token}@{self._domain}>"
        # Says to other programs that nobody waits for an answer to it.
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.body)
        # After the content, which takes away every header about content before it.
        letter["Content-Language"] = message.language
        return letter


def _refused(code: int) -> Refused:
    return Refused(Problem(NEVER if code >= 500 else LATER, "mail"))
