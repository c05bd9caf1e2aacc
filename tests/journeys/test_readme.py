"""What the README promises a stranger: clone, demo, answer in Arabic, answer without a script."""

import csv
import io
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.journeys.host import Host
from tests.journeys.phone import browser, phone, tap_through

SLUG = "schemes-not-used"
_ALL = ("nl", "nl-simple", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es")
LANGUAGES = _ALL if os.environ.get("BUURTSTEM_JOURNEYS") == "all" else ("nl-simple", "fa")
# Comma, quotes, UTF-8, cells as shown, and -1: every sheet becomes a file of its own.
_ALL_SHEETS = "44,34,76,1,,0,false,true,false,false,false,-1"


def _in_libreoffice(workbook: Path, folder: Path) -> list[dict[str, str]]:
    """The first sheet as LibreOffice reads it."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office",
         "--convert-to", f"csv:Text - txt - csv (StarCalc):{_ALL_SHEETS}",
         "--outdir", str(folder), str(workbook)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = (folder / f"{workbook.stem}-data.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.journey
def test_the_readme_leads_to_two_answers_in_libreoffice(folder: Path) -> None:
    """The example survey in Arabic on a phone, then with JavaScript off, then the workbook."""
    host = Host(folder, public="", is_read_anew=True)
    host.start("demo")
    try:
        log = (folder / "server.log").read_text(encoding="utf-8")
        listed = host.json("place", "list", SLUG)
        url = host.address + "/" + listed[0]["code"]
        assert listed[0]["code"] in log
        with browser() as found:
            with_script = phone(found, locale="ar-SY")
            with_script.goto(url)
            assert with_script.locator("html").get_attribute("dir") == "rtl"
            tap_through(with_script)
            without = phone(found, script=False)
            without.goto(f"{url}?lang=ar")
            tap_through(without)
            tickets = [
                page.locator("[data-ticket]").get_attribute("data-ticket")
                for page in (with_script, without)
            ]
        assert all(re.fullmatch(r"\d{20}", str(ticket)) for ticket in tickets)
        assert tickets[0] != tickets[1]
        book = folder / "answers.xlsx"
        host.do("export", SLUG, "--format", "xlsx", "--for", "host", "-o", str(book))
    finally:
        host.stop()
    assert "Traceback" not in (folder / "server.log").read_text(encoding="utf-8")
    rows = _in_libreoffice(book, folder)
    assert [row["language"] for row in rows] == ["ar", "ar"]


@pytest.mark.journey
def test_the_example_is_answered_in_every_language(folder: Path) -> None:
    """One long and one right-to-left language in every test run; all of them in make journeys."""
    host = Host(folder, public="")
    host.start("demo")
    try:
        url = f"{host.address}/{host.json('place', 'list', SLUG)[0]['code']}"
        with browser() as found:
            for tag in LANGUAGES:
                page = phone(found)
                page.goto(f"{url}?lang={tag}")
                assert page.locator("html").get_attribute("lang") == tag
                tap_through(page)
                assert page.locator("html").get_attribute("lang") == tag
                page.context.close()
    finally:
        host.stop()
