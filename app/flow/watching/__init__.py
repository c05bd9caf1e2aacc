"""While a survey runs: what may be seen, who is not heard yet, visits, pauses and closing."""
