"""How long a text message is, in the parts that a carrier counts and that somebody pays for."""

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# These take the room of two signs.
_EXTENDED = "^{}\\[~]|€"
MOST_PARTS = 2


def is_plain(text: str) -> bool:
    """Whether every sign is in the small alphabet of telephones (GSM 03.38)."""
    return all(sign in _BASIC or sign in _EXTENDED for sign in text)


def parts_of(text: str) -> int:
    """In how many parts a text leaves: 160 signs of the small alphabet or 70 of any other go into
    one, 153 or 67 into each of several.

    >>> parts_of("a" * 160), parts_of("a" * 161), parts_of("ł" * 70), parts_of("ł" * 71)
    (1, 2, 1, 2)
    """
    if is_plain(text):
        length, one, several = sum(2 if sign in _EXTENDED else 1 for sign in text), 160, 153
    else:
        # What a telephone counts are units of 16 bits.
        length, one, several = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= one else -(-length // several)


def shortest_that_fits(choices: tuple[str, ...]) -> str:
    """The first of the texts that leaves in few enough parts, else the last.

    >>> shortest_that_fits(("ł" * 140, "ł" * 60))[:2]
    'łł'
    """
    return next((text for text in choices if parts_of(text) <= MOST_PARTS), choices[-1])
