"""Why something about a return key was refused, and what was done."""

from app.web.language import marked as _

REASONS = {
    "return_key_exists": _("There is a return key already, and its sheet was confirmed."),
    "no_return_key": _("There is no return key yet. Make it first."),
    "passphrase_short": _("This is short. Take {words} words, or {signs} signs."),
    "passphrase_plain": _("This is soon guessed. Take words that do not belong together."),
    "passphrase_long": _("This is too long. At most {most} signs."),
    "not_the_same": _("The two are not the same. Type the passphrase twice."),
    "wrong_passphrase": _("This does not open the key. The code of the sheet opens it too."),
    "too_many_guesses": _("That was wrong too often. Try again in an hour."),
    "code_length": _("The code has {need} signs. You typed {have}."),
    "code_group": _("Look at group {groups} of the code. A sign is not right there."),
    "code_of_another": _("This is the code of another sheet. Take the newest one."),
    "may_not_return": _("{where} is no coordinator of your council."),
    "database_busy": _("It is busy here. Nothing was changed. Try again in a minute."),
}
SAID = {
    "confirmed": _("The sheet is confirmed. You can ask for addresses now."),
    "changed": _("You have a new passphrase for this key."),
}
