"""What a mail or text message says: council, thanks and a link; no topic, answer or ticket.

The language is the one in which the person left the address. A language without text is written
to in the survey's own language, and the link opens the page in the language that was chosen.
"""

from app.core.address import Address
from app.core.sms import shortest_that_fits
from app.flow.carriers import Message
from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.links import link_code
from app.flow.returning.promise import promise_of
from app.flow.returning.sending import Writer
from app.web.addresses import results_path
from app.web.language import Reader, reader_of
from app.web.language import marked as _

_LAST = _("You asked for this message. We delete your address now.")
_NOT_LAST = _("You asked for this message. You get one more. Then we delete your address.")
_NEWS = _("There is news. See what was done.")
_SHORTEST_NAME = 12


def messages_of(toolkit: Toolkit, survey: Survey) -> Writer:
    """Writes the messages of a survey. Raises Refused (``unknown_survey``)."""
    promise = promise_of(toolkit, survey.slug)
    code = f"~{link_code(toolkit, survey)}"
    source = promise.version.questionnaire.source
    council, contact = promise.council.name, promise.version.terms.contact
    readers: dict[str, Reader] = {}

    def write(address: Address, subject: str, token: str) -> Message:
        tag = address.language
        if tag not in readers:
            readers[tag] = reader_of(tag, words_for(toolkit, survey, tag, source), source)
        said = _Said(readers[tag], council, toolkit.url + results_path(code, tag), contact)
        is_last = subject != "results" or not address.follow_up
        text = said.sms(subject) if address.route == "sms" else said.mail(subject, is_last)
        return Message(address.route, address.lines, tag, said.head(subject), text, token, council)

    return write


class _Said:
    def __init__(self, reader: Reader, council: str, link: str, contact: str) -> None:
        self.say, self.council, self.link, self.contact = reader.speaker, council, link, contact

    def head(self, subject: str) -> str:
        return self.say("The results are here.") if subject == "results" else self.say(_NEWS)

    def mail(self, subject: str, is_last: bool) -> str:
        thanks = self.say("Thank you for your answers.")
        head, why = self.head(subject), self.say(_LAST if is_last else _NOT_LAST)
        lines = [thanks, "", head, self.link, "", self.council, "", "--", why]
        if self.contact:
            lines.append(self.say("Questions? {contact}", contact=self.contact))
        return "\n".join(lines) + "\n"

    def sms(self, subject: str) -> str:
        """As much as goes into two parts; the link and who writes always."""
        thanks, head = self.say("Thank you for your answers."), self.head(subject)
        short = self.council[:_SHORTEST_NAME].strip()
        return shortest_that_fits(
            (
                f"{self.council}: {thanks} {head} {self.link}",
                f"{self.council}: {head} {self.link}",
                f"{short}: {head} {self.link}",
            )
        )
