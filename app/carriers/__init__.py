"""The carriers of a host: its mail server and its SMS provider; implements flow's port Carriers.

Nothing here writes down whom a message is for, and no error that leaves has an address in it.
"""

import time

from app.carriers.mail import MailServer
from app.carriers.sms import SmsProvider
from app.core.problems import Problem, Refused
from app.flow.carriers import AWAY, Message

PER_MINUTE = 60


class HostCarriers:
    """What the settings of a host name; a route without a setting has no carrier here."""

    def __init__(
        self,
        smtp_url: str = "",
        mail_from: str = "",
        per_minute: int = 0,
        sms_url: str = "",
        public: str = "",
    ) -> None:
        """``public`` is the address under which a provider reaches this host. Raises Refused
        (``bad_smtp_url``, ``bad_mail_from``, ``bad_sms_url``) for a setting that cannot be."""
        self._mail = MailServer(smtp_url, mail_from) if smtp_url else None
        self._sms = SmsProvider(sms_url, public) if sms_url else None
        self.between = 60 / (per_minute or PER_MINUTE)

    def can(self, route: str) -> bool:
        """Whether the settings name a carrier for the route."""
        return self._carrier(route) is not None

    def is_proven(self, route: str) -> bool:
        """Whether what talks to that carrier has ever run against the real one."""
        return route == "mail"

    def hand_over(self, message: Message) -> None:
        """The carrier has taken the message. Raises Refused: ``carrier_later``,
        ``carrier_never`` or ``carrier_away``."""
        carrier = self._carrier(message.route)
        if carrier is None:
            raise Refused(Problem(AWAY, message.route))
        carrier.hand_over(message)

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        """Of which message a provider reports, and whether it will never arrive."""
        return self._sms.report(token, fields) if self._sms else None

    def wait(self, seconds: float) -> None:
        """Does nothing for so long."""
        time.sleep(seconds)

    def _carrier(self, route: str) -> MailServer | SmsProvider | None:
        return {"mail": self._mail, "sms": self._sms}.get(route)
