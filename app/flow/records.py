"""What the verbs get from and hand to the store: frozen records of nouns that have a row.

Ids are 32 random hex digits. Days are ISO 8601 dates. Nothing here knows SQL.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.core.disclosure import BASE as BASE
from app.core.look import PLAIN_LOOK, Look
from app.core.places import CodeState
from app.core.plan import Plan
from app.core.questionnaire import Questionnaire, Terms


class Stage(StrEnum):
    """Where a version stands on the line. FROZEN: no late answers any more, tabulation fixed."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Council:
    """A participation council; every row belongs to one. ``look`` and ``logo`` (the name of a
    picture, or empty) are those of today."""

    id: str
    slug: str
    name: str
    time_zone: str
    look: Look = PLAIN_LOOK
    logo: str = ""


@dataclass(frozen=True)
class Survey:
    """A survey before and after opening. ``council_id`` is its lead council."""

    id: str
    council_id: str
    slug: str


@dataclass(frozen=True)
class Version:
    """A frozen questionnaire. ``overrides`` are pairs of a soft check and the written reason.
    ``is_example`` marks a version opened with --demo, for good. ``receiving_public`` is the
    uncompressed P-256 point, base64url, that phones seal waiting answers to; the private half is
    ``receiving_private`` (wrapped by the host's secrets). ``look`` is the council's of that day."""

    id: str
    survey_id: str
    council_id: str
    number: int
    wave_id: str
    fingerprint: str
    questionnaire: Questionnaire
    terms: Terms
    stage: Stage
    opened_day: str
    is_example: bool
    overrides: tuple[tuple[str, str], ...]
    receiving_public: str
    receiving_private: bytes
    closed_day: str = ""
    frozen_day: str = ""
    pause_reason: str = ""
    look: Look = PLAIN_LOOK


@dataclass(frozen=True)
class Place:
    """Where a QR code hangs or an interviewer stands. ``kind`` is a short word such as
    ``food_bank``; it is what a rare place is coarsened to in microdata. ``state`` is where the
    code leads to."""

    id: str
    council_id: str
    survey_id: str
    code: str
    name: str
    kind: str = ""
    state: CodeState = CodeState.ON


@dataclass(frozen=True)
class Document:
    """The rendered bytes of one version, language and program release; never changed."""

    version_id: str
    tag: str
    release: str
    etag: str
    plain: bytes
    gzip: bytes
    brotli: bytes


@dataclass(frozen=True)
class Spoken:
    """One text of a document that can be heard. ``key`` names its place there; ``slots`` are the
    slot paths in which a human recording of it may stand; ``tag`` is the language of ``text``.
    ``instead`` is a tag and a text for where the computer does not speak that language."""

    key: str
    slots: tuple[str, ...]
    text: str
    tag: str
    instead: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Spoke:
    """What the computer voice said: a file in the folder of sounds."""

    file: str
    seconds: float
    size: int


@dataclass(frozen=True)
class Recording:
    """A human voice or a sign-language video for one slot. ``digest`` is over its bytes."""

    id: str
    council_id: str
    survey_id: str
    path: str
    tag: str
    kind: str
    file: str
    by: str
    day: str
    seconds: float
    size: int
    digest: str


@dataclass(frozen=True)
class Sound:
    """What can be heard or seen for one text of an open version. ``kind`` is ``human``,
    ``computer`` or ``video``; ``caption`` is what a video says, in the survey's own language."""

    key: str
    kind: str
    file: str
    seconds: float
    size: int
    digest: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Cell:
    """One published number. ``view`` is ``all`` or ``place:<id>``, ``council:<id>``. ``option`` is
    an option name, a merged group such as ``often+always``, a missing word, or BASE; ``item`` is
    empty where BASE counts the respondents of a view. ``count`` is None where it is withheld."""

    view: str
    item: str
    option: str
    count: int | None


@dataclass(frozen=True)
class Publication:
    """A fixed snapshot. ``respondents`` is None where it is withheld."""

    id: str
    survey_id: str
    council_id: str
    version_id: str
    number: int
    day: str
    respondents: int | None
    cells: tuple[Cell, ...]
    findings: tuple["PublishedFinding", ...]


@dataclass(frozen=True)
class PublishedFinding:
    """A finding as data: how many of ``base`` chose one of ``options`` of ``item``."""

    item: str
    options: tuple[str, ...]
    count: int
    base: int


@dataclass(frozen=True)
class Attachment:
    """A file that came with a response, clean. ``kind`` is ``voice`` or ``photo``, which is also
    the purpose it needs; ``name`` is random, and is what the value at its place holds."""

    path: str
    instance: str
    kind: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in. ``roles`` are words such as ``coordinator``."""

    id: str
    council_id: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """Somebody who came in. ``trace`` is a keyed hash of what the browser holds; with the
    password alone a session is not whole yet, where a second factor is asked for."""

    trace: bytes
    person_id: str
    council_id: str
    is_whole: bool
    until_day: str


@dataclass(frozen=True)
class Invitation:
    """A link by which one person may come in once. With ``person_id`` it is for somebody who is
    there already and chooses a new password; then the roles are those they have, and
    ``resets_factor`` says whether their second factor is gone once they took it up."""

    id: str
    council_id: str
    name: str
    roles: tuple[str, ...]
    invited_by: str
    until_day: str
    person_id: str = ""
    resets_factor: bool = False


@dataclass(frozen=True)
class KeptPlan:
    """A plan of a council: of which survey, once there is one, and who saved it last, when."""

    id: str
    council_id: str
    survey_id: str
    day: str
    by: str
    plan: Plan
