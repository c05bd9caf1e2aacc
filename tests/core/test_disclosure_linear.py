"""No withheld number lies within less than the minimum, for who has everything told and a solver.

The thousand surveys are for make attack (bench/disclosure.py), a part of them is here; real answers
are read where they lie beside the project.
"""

import os
from pathlib import Path

import pytest

from tests.core.attacked import Figures, attack
from tests.core.generated import Made, a_survey
from tests.core.real_answers import read

pytestmark = pytest.mark.attack

_ROOT = Path(__file__).parents[2]
ANSWERS = Path(os.environ.get("CORPUS") or _ROOT.parent / "shared" / "corpus") / "answers"
SPLITS = {
    "538-comma-survey.csv": ("Location", "Age", "Household"),
    "538-thanksgiving-2015.csv": ("US Region", "Age"),
    "rse-2017-nl.csv": ("currentEmp1.", "edu1"),
    "stacks-community-2020.csv": ("How long", "Where do you live"),
}
"""Which column stands for the place, by file; the first is tried here."""
_MOST_UNKNOWNS = 24
_MOST_ITEMS = 12


def _is_light(made: Made) -> bool:
    return len(made.asked) * len(made.places) <= _MOST_UNKNOWNS and len(made.before) <= 1000


def test_no_withheld_number_of_generated_surveys_lies_in_a_narrow_range() -> None:
    """DC03, DC05, DC06: places, councils, missing values, routing, snapshots, rounding at once."""
    figures = Figures()
    seed = 0
    while figures.surveys < 60:
        made = a_survey(seed)
        if _is_light(made):
            attack(made, f"survey {seed}", figures)
        seed += 1
    assert figures.narrow == []
    assert figures.narrowest[10] >= 10
    assert figures.narrowest[5] >= 5
    assert figures.hidden > 1000
    assert figures.snapshots > 2


@pytest.mark.parametrize("name", SPLITS)
def test_no_withheld_number_of_real_answers_lies_in_a_narrow_range(name: str) -> None:
    """Where the answer sets do not lie beside the project, the generated ones have to do."""
    file = ANSWERS / name
    figures = Figures()
    if file.is_file():
        attack(read(file, SPLITS[name][0], _MOST_ITEMS), name, figures)
        assert figures.told > 10
        assert figures.narrowest[10] >= 10
    assert figures.narrow == []
    assert figures.surveys == int(file.is_file())
