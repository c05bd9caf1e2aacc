"""What the phone makes of typed numbers and days is what the server makes of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, sync_playwright

import app.web
from app.core.digits import (
    canonical_day,
    canonical_moment,
    canonical_number,
    canonical_time,
    coarse_area,
)
from app.web.minify import small_js

SCRIPT = (Path(app.web.__file__).parent / "static" / "js" / "digits.js").read_text("utf-8")
BATCH = """([script, cases]) => {
  const canonical = new Function(script + '; return canonical')();
  return cases.map(([typed, kind]) => canonical(typed, kind));
}"""
KINDS = ("integer", "decimal", "range", "date", "time", "date_time", "area")
BY_HAND = """
0|-0|007|3,5|3.5|.5|5.|.|-|+4|++4|-+4|−5|1.000|1,000|1.500|1,500|1.125|-1.125|0.500|1.234.567|1,234.50
1.234,50|1.2,3.4|1,2,3|1٬5|١٬٢٣٤٫٥|٣٫٥|۳٫۵۰|1٫2٫3|1.000,000,000|12.34.567|１２|१२|༣|1'000|1 000|x|1x
--3|1e5|x1|1x2|1-2|123456789012345|1234567890123456|0.123456789012345|2026-11-23|23-11-2026|٢٣/١١/٢٠٢٦
1.2.2026|29-2-2024|29-2-2023|31-4-2026|0-1-2026|1-0-2026|1405/09/02|1800-1-1|1799-12-31|2199-12-31|1-2-26
14:30|14.30|١٤:٣٠|9:05|09:60|24:00|23:59:59.9|2:30 pm|1430|14:3|14:30Z| 14 : 30 |25-11-2026 14:30
2026-11-25T14:30:00|٢٥/١١/٢٠٢٦، ٧:٠٥|25-11-2026|14:30 25-11-2026|2026-1-1 14:30|1-1-2026,  4:30
31-2-2026 1:00
1971 AB|١٩٧١ ab|sw1a 1aa|Straße|straße 3|إب ٣|é́t|52.37, 4.89|--|ﬁﬁﬁ|👍🏽1234|_a b|ı̇|北京市朝阳区|a b
2200-01-01|2026-13-01|2026/1.2|20261123|1-1-02026|11/23/2026|999.999|1.000.00|0.000|00.500|-1.500|1,500.0|1.500,0|،5|5،5
"""


def _typed() -> list[str]:
    """Always the same texts: those above, and generated ones."""
    found = BY_HAND.replace("\n", "|").split("|")
    times = st.from_regex(
        r"\A[0-3]?[0-9][-/.][01]?[0-9][-/.]2026[ ,T]{1,2}[0-2]?[0-9][:.][0-7][0-9]\Z"
    )
    signs = st.text(alphabet="0123459.,٫٬-+ '٣۵५/x\u200f", max_size=12)
    days = st.from_regex(r"\A[0-3]?[0-9][-/.][01]?[0-9][-/.](19|20)[0-9]{2}\Z")
    groups = st.from_regex(r"\A-?[0-9]{1,3}([.,٬٫][0-9]{3}){1,2}([.,][0-9]{0,3})?\Z")

    @settings(
        derandomize=True,
        max_examples=500,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(signs | days | groups | times)
    def collect(typed: str) -> None:
        found.append(typed)

    collect()
    return found


def _core(typed: str, kind: str) -> str:
    readers = {"date": canonical_day, "time": canonical_time, "date_time": canonical_moment}
    if kind in readers:
        return readers[kind](typed) or ""
    if kind == "area":
        return coarse_area(typed)
    return canonical_number(typed, whole=kind == "integer") or ""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser.new_page()
        browser.close()


def test_phone_and_core_read_typed_numbers_and_days_alike(page: Page) -> None:
    cases = [(typed, kind) for typed in _typed() for kind in KINDS]
    on_phone = page.evaluate(BATCH, [small_js(SCRIPT), cases])
    differing = [
        (case, phone, _core(*case))
        for case, phone in zip(cases, on_phone, strict=True)
        if phone != _core(*case)
    ]
    assert differing == []
    assert sum(bool(number) for number in on_phone) > 300


def test_the_phones_reading_of_digits_is_small() -> None:
    before, _, rest = SCRIPT.partition("// only times\n")
    numbers = before + rest.partition("// end\n")[2]
    assert len(brotli.compress(small_js(numbers).encode())) < 800
    assert len(brotli.compress(small_js(SCRIPT).encode())) < 1100
