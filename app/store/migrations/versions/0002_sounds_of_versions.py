"""Sounds of versions; a recording has a length, a size and a digest.

The table of recordings was there before anything could be recorded, so it is made anew: it has
never held a row.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_RECORDINGS = """
CREATE TABLE recordings (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    path TEXT NOT NULL,
    tag VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_recordings_kind_is_known CHECK (kind IN ('human', 'computer', 'video')),
    file TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_recordings_day_is_a_day CHECK (day LIKE '____-__-__'),
    centiseconds INTEGER NOT NULL CONSTRAINT ck_recordings_centiseconds_is_not_below_0 CHECK (centiseconds >= 0),
    size INTEGER NOT NULL CONSTRAINT ck_recordings_size_is_not_below_0 CHECK (size >= 0),
    digest TEXT NOT NULL,
    CONSTRAINT pk_recordings PRIMARY KEY (id),
    CONSTRAINT fk_recordings_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_recordings_survey_id_path_tag_kind UNIQUE (survey_id, path, tag, kind),
    CONSTRAINT fk_recordings_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_recordings_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT uq_recordings_file UNIQUE (file)
)
"""
_VERSION_SOUNDS = """
CREATE TABLE version_sounds (
    version_id VARCHAR(32) NOT NULL,
    tag VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    definition TEXT NOT NULL,
    CONSTRAINT pk_version_sounds PRIMARY KEY (version_id, tag),
    CONSTRAINT fk_version_sounds_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_version_sounds_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
)
"""
_RECORDINGS_BEFORE = """
CREATE TABLE recordings (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    path TEXT NOT NULL,
    tag VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_recordings_kind_is_known CHECK (kind IN ('human', 'computer', 'video')),
    file TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_recordings_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_recordings PRIMARY KEY (id),
    CONSTRAINT fk_recordings_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_recordings_survey_id_path_tag_kind UNIQUE (survey_id, path, tag, kind),
    CONSTRAINT fk_recordings_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_recordings_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT uq_recordings_file UNIQUE (file)
)
"""


def upgrade() -> None:
    op.drop_table("recordings")
    for statement in (_RECORDINGS, _VERSION_SOUNDS):
        op.get_bind().exec_driver_sql(statement.strip())


def downgrade() -> None:
    op.drop_table("version_sounds")
    op.drop_table("recordings")
    op.get_bind().exec_driver_sql(_RECORDINGS_BEFORE.strip())
