"""A survey whose results are there, and people who left an address to hear of it."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.address import Address, packed
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Survey
from tests.carriers.catching import NotingCarriers
from tests.ended import ended


def with_carriers(toolkit: Toolkit, carriers: NotingCarriers | None = None) -> Toolkit:
    """The toolkit with carriers that remember."""
    return replace(toolkit, carriers=carriers or NotingCarriers())


def mail(name: str, language: str = "nl", follow_up: bool = False) -> Address:
    return Address("mail", language, (f"{name}@example.org",), follow_up)


def to_tell(
    toolkit: Toolkit, addresses: Iterable[Address], is_published: bool = True
) -> tuple[Survey, bytes]:
    """The survey, and the key that opens the addresses; 24 people answered it."""
    survey, _, _ = ended(toolkit, 12, 12)
    public, private = toolkit.secrets.new_return_pair()
    with toolkit.store.write() as shelves:
        for address in addresses:
            box = toolkit.secrets.seal_address(public, packed(address))
            shelves.addresses.add(survey, toolkit.secrets.random_id(), box)
            shelves.returns.count(survey.id, address.route, address.language, "due")
    if is_published:
        publish(toolkit, survey)
    return survey, private
