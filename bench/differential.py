"""The phone's evaluator against the core's, over the expressions of other people's forms.

    python -m bench.differential DIR [COUNT]

Reads every form of the folder, makes COUNT cases of their expressions (100,000 unless told), runs
them in one page of a browser, and exits 1 where one of them does not yield the same.
"""

import sys
from itertools import islice
from pathlib import Path
from time import perf_counter

from app.web.minify import small_js
from tests.web.corpus_cases import cases_over, expressions_of_forms
from tests.web.evaluators import SCRIPT, a_page, differing

_COUNT = 100_000
_BATCH = 5_000


def main() -> None:
    """Prints how many cases over how many expressions, and every difference."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Say where the corpus lies: make corpus CORPUS=DIR")
    source = Path(sys.argv[1])
    folder = source / "xlsform" if (source / "xlsform").is_dir() else source
    count = int(sys.argv[2]) if len(sys.argv) > 2 else _COUNT
    expressions = expressions_of_forms(folder)
    if not expressions:
        sys.exit(f"No form in {folder} has an expression.")
    begun, script, different = perf_counter(), small_js(SCRIPT), 0
    with a_page() as page:
        made = cases_over(expressions, count)
        while cases := tuple(islice(made, _BATCH)):
            for told in differing(page, script, cases):
                different += 1
                print(told, file=sys.stderr)
    print(
        f"{count} cases over {len(expressions)} expressions: {different} differ between the phone "
        f"and the core ({perf_counter() - begun:.0f} s)."
    )
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
