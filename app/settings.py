"""The settings of one host, read once from the command line and the environment.

Only app/factory.py and the doors know this module; core and flow get finished tools.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """``data`` is the data folder; ``secrets`` the key file, which must lie outside it.
    ``url`` is the public address without a final slash, empty where none was set. ``doors`` are
    those that exist on this machine, empty for all; only the demo sets ``is_demo``. ``smtp_url``,
    ``mail_from`` and ``sms_url`` name the carriers, empty where there are none; so many messages
    leave ``per_minute``, 0 for the program's own pace."""

    data: Path
    secrets: Path
    database_url: str
    url: str
    time_zone: str
    doors: tuple[str, ...] = ()
    is_demo: bool = False
    smtp_url: str = ""
    mail_from: str = ""
    sms_url: str = ""
    per_minute: int = 0

    @classmethod
    def read(
        cls, environment: Mapping[str, str] = os.environ, data: str | None = None
    ) -> "Settings":
        """Settings from the environment; ``data`` from the command line goes first."""
        folder = Path(data or environment.get("BUURTSTEM_DATA") or "buurtstem-data").absolute()
        secrets = environment.get("BUURTSTEM_SECRETS")
        return cls(
            data=folder,
            secrets=Path(secrets).absolute() if secrets else _beside(folder),
            database_url=environment.get("BUURTSTEM_DATABASE_URL")
            or f"sqlite:///{folder / 'buurtstem.sqlite'}",
            url=environment.get("BUURTSTEM_URL", "").rstrip("/"),
            time_zone=environment.get("BUURTSTEM_TIMEZONE") or "Europe/Amsterdam",
            doors=tuple(environment.get("BUURTSTEM_DOORS", "").replace(",", " ").split()),
            smtp_url=environment.get("BUURTSTEM_SMTP_URL", ""),
            mail_from=environment.get("BUURTSTEM_MAIL_FROM", ""),
            sms_url=environment.get("BUURTSTEM_SMS_URL", ""),
            per_minute=_number(environment.get("BUURTSTEM_PER_MINUTE", "")),
        )


def _beside(folder: Path) -> Path:
    # Beside the data folder, never in it: a copy of the data must not bring its own keys.
    return folder.with_name(folder.name + ".keys") / "secrets.json"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
