"""Tables of surveys that councils make together: who was asked to take part, and shared cores.

Who takes part stands in ``survey_councils`` (surveys.py).
"""

from app.store.tables.columns import day, owner, table, takes_part, to, words

# The owner of a row is the council that was asked, and has not answered yet.
part_requests = table(
    "part_requests",
    to("surveys", is_key=True),
    to("councils", "council_id", is_key=True),
    words("asked_by"),
    day(),
)

# The survey of a council that was made from the core of another survey (IJ06).
survey_cores = table(
    "survey_cores",
    to("surveys", is_key=True),
    owner(),
    to("surveys", "core_survey_id"),
    day(),
    takes_part(),
)
