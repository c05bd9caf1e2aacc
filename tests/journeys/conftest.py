"""A folder for the journeys, a browser, and a survey with every kind of screen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import an_open_version
from tests.journeys.host import ROOT
from tests.journeys.looks import every_kind
from tests.journeys.phone import browser
from tests.journeys.serving import served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a module."""
    with browser() as found:
        yield found


@pytest.fixture
def every_screen(toolkit: Toolkit) -> Iterator[str]:
    """The address of a place of a survey with every kind of screen."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(ROOT / "translations"))
    _, _, place = an_open_version(kit, every_kind(), is_example=True)
    with served(create_web(kit, ("respond",))) as address:
        yield f"{address}/{place.code}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a host."""
    return tmp_path
