"""A thousand generated surveys and all answer sets under attack by a solver; prints the figures.

python -m bench.disclosure [HOW_MANY]
"""

import sys
import time

from tests.core.attacked import Figures, attack
from tests.core.generated import a_survey
from tests.core.real_answers import read
from tests.core.test_disclosure_linear import ANSWERS, SPLITS

_MANY = 1000


def main(many: int = _MANY) -> int:
    """0 where every withheld number lies in a range as wide as the minimum, else 1."""
    generated = Figures()
    started = time.process_time()
    for seed in range(many):
        attack(a_survey(seed), f"survey {seed}", generated)
    print(f"generated: {generated}; {time.process_time() - started:.0f} s of one processor")
    narrow = list(generated.narrow)
    for name, splits in SPLITS.items():
        for place in splits:
            figures = Figures()
            if (ANSWERS / name).is_file():
                attack(read(ANSWERS / name, place), f"{name} by {place}", figures)
                print(f"{name} by {place}: {figures}")
            else:
                print(f"{name}: does not lie beside the project")
            narrow += figures.narrow
    print(*narrow, sep="\n")
    return int(bool(narrow))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
