"""A letter says what the page says: each line whole, in its own direction, nothing run together."""

from dataclasses import replace
from pathlib import Path

from app.core.address import Address, packed
from app.flow.ports import Toolkit
from app.web.prints.letters import print_letters
from app.words import Catalogues
from tests.media.reading import words_in
from tests.telling import ROOT, told_survey


def test_states_stand_apart_from_what_they_are_about(toolkit: Toolkit, tmp_path: Path) -> None:
    """RR03, RR09: with mark and word, and a heading of its own over what will be decided."""
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"))
    survey, _ = told_survey(kit, ("nl", "en", "ar"))
    public, private = kit.secrets.new_return_pair()
    with kit.store.write() as shelves:
        for tag in ("nl", "ar"):
            address = Address("letter", tag, ("Amina", f"Vlasweg {tag}", "IJmuiden"), False)
            box = kit.secrets.seal_address(public, packed(address))
            shelves.addresses.add(survey, kit.secrets.random_id(), box)
    made = print_letters(kit, survey, private)
    assert made.pages == 2
    words = words_in(made.pdf, tmp_path)
    lines = [" ".join(line.split()) for line in words.splitlines()]
    assert "✓ Dit gebeurt Er is nu één formulier. 20 november 2026" in lines
    assert "Wat er wordt besloten, en wat hetzelfde blijft" in lines
    assert "<" not in words
