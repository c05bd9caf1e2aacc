"""Opening a survey on a host in one line, for journeys that are about what comes after."""

from pathlib import Path

from tests.journeys.host import ROOT, Host

STREETS = Path(__file__).parent / "streets" / "survey.yaml"
LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "fa", "ti")
"""Those of the streets survey; who confirms them is the test itself."""
READY = ROOT / "surveys" / "schemes-not-used" / "survey.yaml"
TERMS = (
    "--promise-date", "2099-01-31", "--controller", "Voorbeeldraad",
    "--contact", "raad@example.org", "--decision", "Wij kiezen samen.",
)  # fmt: skip


def opened_streets(host: Host, *names: str) -> tuple[str, list[str]]:
    """The streets survey went through the real gates; its slug and local place addresses.

    The local addresses are right once the server runs, so start it first.
    """
    slug = host.json("survey", "import", str(STREETS))["slug"]
    for tag in LANGUAGES:
        host.do("survey", "review", slug, "--lang", tag, "--by", "A. Tester")
    host.do("survey", "open", slug, *TERMS)
    return slug, _places(host, slug, names)


def opened_example(host: Host, file: Path, *names: str) -> tuple[str, list[str]]:
    """A survey file is open as an example; its slug and local place addresses."""
    slug = host.json("survey", "import", str(file))["slug"]
    host.do("survey", "open", slug, *TERMS, "--demo")
    return slug, _places(host, slug, names)


def _places(host: Host, slug: str, names: tuple[str, ...]) -> list[str]:
    return [
        host.local(host.json("place", "add", slug, name)["url"]) for name in names or ("Markthal",)
    ]
