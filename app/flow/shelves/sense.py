"""What verbs ask of the shelf of making sense."""

from collections.abc import Iterable
from typing import Protocol

from app.core.report_facts import ReadAlong
from app.core.sense import Finding, Reason, Remark
from app.flow.records import Survey, Version


class SenseShelf(Protocol):
    """Findings, remarks, who read along, and why a check was passed by; each of one version."""

    def put_finding(self, survey: Survey, version: Version, finding: Finding) -> None:
        """Adds a finding, or puts it in the place of the one with its id."""

    def remove_finding(self, version: Version, finding_id: str) -> None: ...
    def findings(self, version: Version) -> tuple[Finding, ...]:
        """All findings of a version, in their order."""

    def add_remark(self, survey: Survey, version: Version, remark: Remark) -> None: ...
    def remove_remark(self, version: Version, remark_id: str) -> bool:
        """The remark is gone; whether there was one."""

    def remarks(self, version: Version) -> tuple[Remark, ...]:
        """All remarks on a version, oldest day first."""

    def put_readers(self, survey: Survey, version: Version, readers: Iterable[ReadAlong]) -> None:
        """Puts these in the place of all who read along."""

    def readers(self, version: Version) -> tuple[ReadAlong, ...]: ...
    def put_reason(self, survey: Survey, version: Version, reason: Reason) -> None:
        """Keeps why a check was passed by; an earlier reason for it is replaced."""

    def reasons(self, version: Version) -> tuple[Reason, ...]: ...
