"""What is watched while surveys run: totals of the night, groups, visits, pauses, closing days."""

from alembic import op

revision = "0009"
down_revision = "0008"

_TABLES = (
    """
CREATE TABLE nightly_totals (
    version_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_nightly_totals_day_is_a_day CHECK (day LIKE '____-__-__'),
    responses INTEGER CONSTRAINT ck_nightly_totals_responses_are_enough_to_tell CHECK (responses >= 10),
    delivered INTEGER NOT NULL CONSTRAINT ck_nightly_totals_delivered_is_not_below_0 CHECK (delivered >= 0),
    CONSTRAINT pk_nightly_totals PRIMARY KEY (version_id, place_id),
    CONSTRAINT fk_nightly_totals_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_nightly_totals_delivered_is_in_tens CHECK (delivered / 10 * 10 = delivered),
    CONSTRAINT fk_nightly_totals_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_nightly_totals_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_nightly_totals_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_nightly_totals_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
)
""",
    """
CREATE TABLE groups_sought (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    measure VARCHAR(32) NOT NULL CONSTRAINT ck_groups_sought_measure_is_known CHECK (measure IN ('language', 'place', 'mode', 'item', 'judged')),
    value TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_groups_sought_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_groups_sought PRIMARY KEY (id),
    CONSTRAINT fk_groups_sought_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_groups_sought_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_groups_sought_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
)
""",
    """
CREATE TABLE groups_heard (
    group_id VARCHAR(32) NOT NULL,
    version_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_groups_heard_day_is_a_day CHECK (day LIKE '____-__-__'),
    heard_by TEXT NOT NULL,
    CONSTRAINT pk_groups_heard PRIMARY KEY (group_id, version_id),
    CONSTRAINT fk_groups_heard_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_groups_heard_group_id FOREIGN KEY(group_id) REFERENCES groups_sought (id) ON DELETE CASCADE,
    CONSTRAINT fk_groups_heard_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_groups_heard_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_groups_heard_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
)
""",
    """
CREATE TABLE visits (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32),
    person_id VARCHAR(32),
    method VARCHAR(32) NOT NULL CONSTRAINT ck_visits_method_is_known CHECK (method IN ('home_visit', 'street', 'square', 'park', 'centre', 'school', 'group', 'stand', 'phone')),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_visits_day_is_a_day CHECK (day LIKE '____-__-__'),
    state VARCHAR(32) NOT NULL CONSTRAINT ck_visits_state_is_known CHECK (state IN ('planned', 'done', 'dropped')),
    spoken INTEGER NOT NULL CONSTRAINT ck_visits_spoken_is_not_below_0 CHECK (spoken >= 0),
    handed INTEGER NOT NULL CONSTRAINT ck_visits_handed_is_not_below_0 CHECK (handed >= 0),
    CONSTRAINT pk_visits PRIMARY KEY (id),
    CONSTRAINT fk_visits_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_visits_only_what_was_done_is_counted CHECK (state = 'done' OR (spoken = 0 AND handed = 0)),
    CONSTRAINT fk_visits_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_visits_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_visits_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_visits_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE SET NULL
)
""",
    """
CREATE TABLE pauses (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    version_id VARCHAR(32) NOT NULL,
    reason VARCHAR(32) NOT NULL CONSTRAINT ck_pauses_reason_is_known CHECK (reason IN ('mistake', 'event', 'talk')),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_pauses_day_is_a_day CHECK (day LIKE '____-__-__'),
    until_day VARCHAR(10) NOT NULL CONSTRAINT ck_pauses_until_day_is_a_day CHECK (until_day = '' OR until_day LIKE '____-__-__'),
    CONSTRAINT pk_pauses PRIMARY KEY (id),
    CONSTRAINT fk_pauses_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_pauses_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_pauses_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_pauses_version_id FOREIGN KEY(version_id) REFERENCES versions (id)
)
""",
    """
CREATE TABLE closing_days (
    version_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_closing_days_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_closing_days PRIMARY KEY (version_id),
    CONSTRAINT fk_closing_days_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_closing_days_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_closing_days_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_closing_days_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
)
""",
    """
CREATE TABLE place_reasons (
    survey_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_place_reasons_day_is_a_day CHECK (day LIKE '____-__-__'),
    reason TEXT NOT NULL,
    CONSTRAINT pk_place_reasons PRIMARY KEY (survey_id, place_id),
    CONSTRAINT fk_place_reasons_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_place_reasons_a_reason_is_written CHECK (reason <> ''),
    CONSTRAINT fk_place_reasons_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_place_reasons_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_place_reasons_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
)
""",
)
_NAMES = (
    "nightly_totals",
    "groups_sought",
    "groups_heard",
    "visits",
    "pauses",
    "closing_days",
    "place_reasons",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.get_bind().exec_driver_sql(statement.strip())


def downgrade() -> None:
    for name in reversed(_NAMES):
        op.drop_table(name)
