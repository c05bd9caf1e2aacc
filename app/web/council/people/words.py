"""What the pages on people say: each role in one sentence, and why something was refused."""

from app.core.roles import Role, needs_second_factor
from app.web.language import Reader
from app.web.language import marked as _

ROLES = {
    Role.COORDINATOR: _("Coordinator"),
    Role.INTERVIEWER: _("Interviewer"),
    Role.KEY_FIGURE: _("Key figure"),
    Role.REVIEWER: _("Reviewer"),
    Role.CO_RESEARCHER: _("Co-researcher"),
    Role.RESEARCHER: _("Researcher"),
    Role.OFFICIAL: _("Official"),
    Role.EVALUATOR: _("Evaluator"),
}
_WHAT = {
    Role.COORDINATOR: _("May do everything: make, open and close surveys, and let people in."),
    Role.INTERVIEWER: _("Stands at a place and asks people. Prints, and notes visits."),
    Role.KEY_FIGURE: _("Known in the neighbourhood. Hands out and reads out, and sees only that."),
    Role.REVIEWER: _("Tests questions, or speaks a language and says that the texts are right."),
    Role.CO_RESEARCHER: _("A resident who makes the survey too, and may pause it."),
    Role.RESEARCHER: _("Sees how a survey is made. Changes nothing."),
    Role.OFFICIAL: _("Works for the municipality and hears what comes of a survey."),
    Role.EVALUATOR: _("Somebody from outside who looks at everything and changes nothing."),
}
_SECOND_KEY = _("Needs a second key.")
REASONS = {
    "no_name": _("Type a name. A first name, or another name to be called by, is fine."),
    "no_role": _("Tick at least one role."),
    "unknown_role": _("There is no such role: {where}."),
    "person_exists": _("There is already somebody called {where}. Choose another name."),
    "too_many_invitations": _("There are {most} open invitations. Withdraw some first."),
    "invitation_gone": _("This invitation does not work any more. It was used or withdrawn."),
    "unknown_person": _("This person is not here any more."),
    "last_coordinator": _(
        "{where} is the only coordinator. First make somebody else a coordinator."
    ),
    "password_too_short": _("This password is too short. Take {least} signs or more."),
    "password_too_long": _("This password is too long. Take {most} signs at most."),
    "wrong_old_password": _("The old password is not right. Try again."),
    "wait_an_hour": _("There were too many wrong tries. Wait one hour, then try again."),
    "not_a_language": _("The workspace does not speak this language yet."),
    "not_the_same": _("You typed two different passwords. Type the same one twice."),
    "has_factor": _("You already have a code. Type the code from your app first."),
}


def role_names(reader: Reader, roles: tuple[str, ...]) -> str:
    """The roles of a person in words, after each other."""
    known = [role for role in Role if role.value in roles]
    return ", ".join(str(reader.say(ROLES[role])) for role in known)


def role_choices(reader: Reader) -> list[tuple[str, str, str]]:
    """Each role with its name and what it means, in one sentence or two."""
    return [
        (
            role.value,
            reader.say(ROLES[role]),
            reader.say(_WHAT[role])
            + (" " + reader.say(_SECOND_KEY) if needs_second_factor((role.value,)) else ""),
        )
        for role in Role
    ]
