"""A reviewer link opens its own addresses and no other; none of them names a language."""

import re

import pytest

from app.web import create_web
from app.web.council.guard import COOKIE
from tests.web.council.routes import TABLE
from tests.web.review.conftest import Guest

ADDRESSES = {
    ("GET", "/review/<token>/"),
    ("GET", "/review/<token>/<int:number>"),
    ("GET", "/review/<token>/end"),
    ("GET", "/review/<token>/sound"),
    ("GET", "/review/<token>/thanks"),
    ("GET", "/review/<token>/voice"),
    ("POST", "/review/<token>/<int:number>"),
    ("POST", "/review/<token>/end"),
    ("POST", "/review/<token>/silent"),
    ("POST", "/review/<token>/stop"),
    ("POST", "/review/<token>/voice"),
}


def test_the_door_of_a_reviewer_has_these_addresses(guest: Guest) -> None:
    rules = guest.client.application.url_map.iter_rules()
    there = {
        (method, rule.rule)
        for rule in rules
        if rule.endpoint.startswith("review.")
        for method in {"GET", "POST"} & (rule.methods or set())
    }
    assert there == ADDRESSES


@pytest.mark.parametrize(("method", "rule"), sorted(ADDRESSES))
def test_an_unknown_link_opens_nothing(method: str, rule: str, guest: Guest) -> None:
    address = rule.replace("<token>", "0" * 32).replace("<int:number>", "1")
    assert guest.client.open(address, method=method).status_code == 404


def test_a_link_is_no_key_to_any_address_of_the_workspace(guest: Guest) -> None:
    token = guest.home.split("/")[2]
    client = create_web(guest.kit).test_client()
    client.set_cookie(COOKIE, token, path="/council")
    for line in TABLE.strip().splitlines():
        method, rule, who = line.split()
        if who != "anybody":
            slug = rule.replace("<slug>", guest.survey.slug).replace("<tag>", "ar")
            address = "/council" + re.sub(r"<(?:\w+:)?\w+>", "1", slug)
            answer = client.open(address, method=method)
            assert answer.status_code in (200, 401), line
            assert "current-password" in answer.get_data(as_text=True), line
