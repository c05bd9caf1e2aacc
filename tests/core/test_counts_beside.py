"""A count beside the tables, such as languages: nothing small is told."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.disclosure import protect_counts

_COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), min_size=1)


@given(_COUNTS)
def test_each_number_told_is_large_and_together_they_are_everyone(counts: dict[str, int]) -> None:
    """DC01, DC03: what is withheld hides among at least two, ten people or more."""
    told = {name: n for name, n in protect_counts(counts, 10).items() if n is not None}
    assert all(number >= 10 for number in told.values())
    assert not told or sum(told.values()) == sum(counts.values())
    withheld = [name for name in counts if name not in told]
    assert not told or len(withheld) != 1
