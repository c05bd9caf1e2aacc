"""The ready-made survey in all its languages, answered by a hundred people and published: what the
results page, its sounds, its prints and the static folder are tried with.

The sentences of the report are written for these tests; no person said them.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from app.core.questionnaire import Questionnaire, Terms
from app.core.ticket import ticket_from_bits
from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Place, Stage, Survey
from app.media.voice import ComputerVoice
from app.words import Catalogues
from tests.builders import a_response, a_value, an_id, an_open_version, some_terms

ROOT = Path(__file__).parents[1]
READY = ROOT / "surveys" / "schemes-not-used"
LANGUAGES = ("nl", "nl-simple", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es")
TICKET = ticket_from_bits(10**18)
# What was spoken before on this machine, as the program itself keeps it.
SPOKEN_BEFORE = Path(sys.prefix) / "share" / "buurtstem" / "spoken"
_PEOPLE = 100
_REPORT: dict[str, Any] = {
    "words": {"nl": "Mensen willen kortere brieven.", "en": "People want shorter letters."},
    "happens_next": {
        "nl": "De raad praat in maart met de gemeente.",
        "nl-simple": "De raad praat in maart met de gemeente.",
        "en": "The council talks with the municipality in March.",
    },
    "actions": [
        {
            "text": {"nl": "Er is nu één formulier.", "en": "There is one form now."},
            "state": "done",
            "when": "2026-11-20",
        },
        {"text": "De gemeente kijkt naar snellere brieven.", "state": "being_decided",
         "when": "2027-03-01"},
        {"text": "Het bedrag blijft hetzelfde.", "state": "not_done",
         "reason": "De gemeente beslist hier niet over."},
    ],
    "confirmed": {tag: {"by": "A. Tester", "day": "2026-11-23"} for tag in ("nl-simple", "en")},
}  # fmt: skip


def speaking(kit: Toolkit, data: Path) -> Toolkit:
    """The toolkit with real words and the computer voice of this machine."""
    voice = ComputerVoice(data / "recordings", data / "voices", SPOKEN_BEFORE)
    return replace(kit, words=Catalogues(ROOT / "translations"), voice=voice)


def ready_made(languages: tuple[str, ...] = LANGUAGES) -> Questionnaire:
    """The survey about schemes in some of its languages; its first findings lead."""
    plain = yaml.safe_load((READY / "survey.yaml").read_text(encoding="utf-8"))
    decision = {tag: plain["terms"]["decision"][tag] for tag in languages}
    plain |= {"languages": list(languages), "terms": {"decision": decision}}
    wanted = {f"{tag}.yaml" for tag in languages}
    files = {path.name: path.read_bytes() for path in READY.glob("*.yaml") if path.name in wanted}
    content = yaml.safe_dump(plain, sort_keys=False).encode()
    return read_survey("survey.yaml", content, files).questionnaire


def told_survey(
    kit: Toolkit, languages: tuple[str, ...] = LANGUAGES, is_published: bool = True
) -> tuple[Survey, Place]:
    """A hundred people answered at one place, and heard what came of it; the first of them has
    the ticket TICKET."""
    asked = ready_made(languages)
    days = {"closed_day": "2026-11-23", "frozen_day": "2026-11-23"}
    terms: Terms = some_terms(decision=asked.terms.decision, controller="Raad Noord")
    survey, version, place = an_open_version(
        kit, asked, stage=Stage.FROZEN, terms=terms, is_example=True, **days
    )
    with kit.store.write() as shelves:
        for number in range(_PEOPLE):
            values = (
                a_value("good_help", "municipality" if number < 40 else "family"),
                a_value("heard_of", "new_to_me" if number < 60 else "school"),
                a_value("way", "together" if number < 80 else "paper"),
            )
            trace = kit.secrets.hash("withdrawal", survey.id, ticket_from_bits(10**18 + number))
            response = a_response(*values)
            shelves.responses.add(an_id(), survey, version, place, response, trace)
    with kit.store.write() as shelves:
        for number in range(_PEOPLE):
            ticket = ticket_from_bits(10**18 + number)
            trace = kit.secrets.hash("register", survey.id, ticket)
            shelves.returns.register_ticket(survey.id, trace)
    if is_published:
        plain = dict(_REPORT)
        plain["confirmed"] = {t: who for t, who in _REPORT["confirmed"].items() if t in languages}
        for name in ("words", "happens_next"):
            plain[name] = {t: text for t, text in _REPORT[name].items() if t in languages}
        plain["actions"] = [
            {k: {t: x for t, x in v.items() if t in languages} if isinstance(v, dict) else v
             for k, v in action.items()}
            for action in _REPORT["actions"]
        ]  # fmt: skip
        publish(kit, survey, plain)
    return survey, place
