"""The log of a council: who did what on which day. Nothing in it arrives with a response."""

from dataclasses import dataclass

from app.flow.ports import Toolkit
from app.flow.records import Council


@dataclass(frozen=True)
class Act:
    """One act. ``act`` is in the words of the verb that noted it, ``subject`` what it was about."""

    day: str
    person: str
    act: str
    subject: str

    @property
    def survey(self) -> str:
        """The first word of the subject, which is the survey's short name where it is of one."""
        return self.subject.partition(" ")[0].rstrip(":")


@dataclass(frozen=True)
class LogPage:
    """Some acts, newest first, and how many older ones there are."""

    acts: tuple[Act, ...]
    older: int


def acts_of(
    toolkit: Toolkit, council: Council, slug: str = "", skip: int = 0, most: int = 200
) -> LogPage:
    """What people of the council did, newest first; with a slug only what was about that survey."""
    with toolkit.store.read() as shelves:
        acts = [Act(*each) for each in shelves.people.acts(council.id)]
    wanted = [each for each in reversed(acts) if not slug or each.survey == slug]
    shown = tuple(wanted[skip : skip + most])
    return LogPage(shown, max(0, len(wanted) - skip - len(shown)))
