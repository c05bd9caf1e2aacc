"""The addresses that more than one door writes down: places, tickets and results.

Doors do not import each other, so what they link to stands here. Paths begin with a slash;
full addresses are for print, mail and the command line.
"""

from urllib.parse import quote, urlencode

ABOUT = "/about"
PICTURES = "/i"


def place_url(url: str, code: str) -> str:
    """The full address of a place, as behind its QR code.

    >>> place_url("https://example.org", "7KQ4")
    'https://example.org/7KQ4'
    """
    return f"{url}/{code}"


def ticket_path(slug: str, ticket: str, tag: str) -> str:
    """The ticket page; the language travels in the link.

    >>> ticket_path("market-square", "31655498013889486281", "ar")
    '/t/market-square/31655498013889486281?lang=ar'
    """
    return f"/t/{slug}/{ticket}?{urlencode({'lang': tag})}"


def results_path(slug: str, tag: str) -> str:
    """The public results of a survey in one language.

    >>> results_path("market-square", "nl-simple")
    '/r/market-square?lang=nl-simple'
    """
    return f"/r/{slug}?{urlencode({'lang': tag})}"


def more_path(fingerprint: str, tag: str) -> str:
    """The whole notice of a version in one language, with what the phone fetches later.

    >>> more_path("9f0c", "ar")
    '/v/9f0c/ar/more'
    """
    return f"/v/{fingerprint}/{tag}/more"


def picture_path(name: str) -> str:
    """A picture: a code is a drawing of ours, a file name a council's own; empty for none.

    >>> picture_path("1F34E"), picture_path("ab.png"), picture_path("")
    ('/i/1F34E.svg', '/i/ab.png', '')
    """
    return name and f"{PICTURES}/{name}{'' if '.' in name else '.svg'}"


def later_path(name: str) -> str:
    """The later part of the phone's script; ``name`` is made from its bytes.

    >>> later_path("1b2c")
    '/p/1b2c.js'
    """
    return f"/p/{name}.js"


def sound_path(fingerprint: str, tag: str, key: str) -> str:
    """What is said at one place of a version, without an ending.

    >>> sound_path("9f0c", "ar", "q3/often")
    '/a/9f0c/ar/q3/often'
    """
    return f"/a/{fingerprint}/{tag}/{quote(key)}"


def rights_path(slug: str, tag: str) -> str:
    """The page on rights of a survey in one language: the same for everybody.

    >>> rights_path("market-square", "ar")
    '/r/market-square/rights?lang=ar'
    """
    return f"/r/{slug}/rights?{urlencode({'lang': tag})}"


def asking_path(slug: str, tag: str) -> str:
    """The page that asks for an address to send results to: nothing of anybody is in it.

    >>> asking_path("market-square", "ar")
    '/a/market-square?lang=ar'
    """
    return f"/a/{slug}?{urlencode({'lang': tag})}"


def typing_path(slug: str, tag: str) -> str:
    """The page where a ticket is typed.

    >>> typing_path("market-square", "ar")
    '/t/market-square?lang=ar'
    """
    return f"/t/{slug}?{urlencode({'lang': tag})}"


def help_path(slug: str, tag: str, code: str = "") -> str:
    """Where people get help now, near a place where its code is known; the same for everybody.

    >>> help_path("market-square", "ar", "7KQ4")
    '/h/market-square?lang=ar&place=7KQ4'
    """
    return f"/h/{slug}?{urlencode({'lang': tag, **({'place': code} if code else {})})}"


def session_path(code: str) -> str:
    """Where people in one room write their questions in a learning session.

    >>> session_path("7KQ4ZZ")
    '/s/7KQ4ZZ'
    """
    return f"/s/{code}"
