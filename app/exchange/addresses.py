"""Mail addresses and telephone numbers as people type them. Nothing is looked up on a network."""

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from app.core.digits import latin
from app.core.problems import Problem, Refused

_HOME = "NL"
_LONGEST = 254
# What stands around an address that was copied: marks of direction, brackets, a scheme.
_AROUND = (
    " \t\r\n<>()[]\"',;\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\ufeff"
)
_GET_SMS = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


class TypedAddresses:
    """Implements flow's port AddressReader. The reasons hold nothing of what was typed."""

    def mail(self, typed: str) -> str:
        """The address as it is written to. Raises Refused: ``mail_wrong``."""
        bare = latin(typed[: _LONGEST * 2]).strip(_AROUND).removeprefix("mailto:")
        try:
            found = validate_email(bare, check_deliverability=False, allow_smtputf8=False)
        except (EmailNotValidError, ValueError):
            raise Refused(Problem("mail_wrong", "mail")) from None
        if not found.ascii_email or len(found.ascii_email) > _LONGEST:
            raise Refused(Problem("mail_wrong", "mail"))
        return found.ascii_email

    def telephone(self, typed: str) -> str:
        """The number with + and its country; without a country it is Dutch.

        Raises Refused: ``telephone_wrong`` for what is no number in any country,
        ``telephone_gets_no_text`` for one that cannot get a text message.
        """
        try:
            number = phonenumbers.parse(latin(typed[:60]).strip(_AROUND), _HOME)
        except NumberParseException:
            raise Refused(Problem("telephone_wrong", "sms")) from None
        if not phonenumbers.is_valid_number(number):
            raise Refused(Problem("telephone_wrong", "sms"))
        if phonenumbers.number_type(number) not in _GET_SMS:
            raise Refused(Problem("telephone_gets_no_text", "sms"))
        return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
