CREATE TABLE open_answers (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    response_id {bytes} NOT NULL,
    item_number INTEGER NOT NULL,
    instance VARCHAR(40) NOT NULL,
    position SMALLINT NOT NULL,
    CONSTRAINT pk_open_answers PRIMARY KEY (id),
    CONSTRAINT fk_open_answers_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_open_answers_response_id_item_number_instance_position UNIQUE (response_id, item_number, instance, position),
    CONSTRAINT fk_open_answers_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_open_answers_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_open_answers_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE,
    CONSTRAINT fk_open_answers_item_number FOREIGN KEY(item_number) REFERENCES version_items (number)
){unordered};

CREATE TABLE transcripts (
    open_answer_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_transcripts_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_transcripts PRIMARY KEY (open_answer_id),
    CONSTRAINT fk_transcripts_open_answer_id FOREIGN KEY(open_answer_id) REFERENCES open_answers (id) ON DELETE CASCADE,
    CONSTRAINT fk_transcripts_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE quotes (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    response_id {bytes},
    open_answer_id VARCHAR(32),
    item TEXT NOT NULL,
    text TEXT NOT NULL,
    tag VARCHAR(32) NOT NULL,
    is_paraphrase BOOLEAN NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_quotes_state_is_known CHECK (state IN ('proposed', 'released', 'refused', 'taken_back')),
    proposed_by TEXT NOT NULL,
    proposer_id TEXT NOT NULL,
    proposed_day VARCHAR(10) NOT NULL CONSTRAINT ck_quotes_proposed_day_is_a_day CHECK (proposed_day LIKE '____-__-__'),
    decided_by TEXT NOT NULL,
    decided_day VARCHAR(10) NOT NULL CONSTRAINT ck_quotes_decided_day_is_a_day CHECK (decided_day = '' OR decided_day LIKE '____-__-__'),
    reason TEXT NOT NULL,
    look_again BOOLEAN NOT NULL,
    CONSTRAINT pk_quotes PRIMARY KEY (id),
    CONSTRAINT fk_quotes_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_quotes_somebody_released_it CHECK (state <> 'released' OR decided_by <> ''),
    CONSTRAINT fk_quotes_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_quotes_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_quotes_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE,
    CONSTRAINT fk_quotes_open_answer_id FOREIGN KEY(open_answer_id) REFERENCES open_answers (id) ON DELETE SET NULL
){unordered};

CREATE INDEX ix_quotes_response_id ON quotes (response_id);

CREATE TABLE replacements (
    quote_id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_replacements_kind_is_known CHECK (kind IN ('mail', 'web', 'iban', 'date', 'bsn', 'postcode', 'street', 'plate', 'phone', 'age', 'name', 'other')),
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_replacements_number_is_not_below_1 CHECK (number >= 1),
    CONSTRAINT pk_replacements PRIMARY KEY (quote_id, kind),
    CONSTRAINT fk_replacements_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id) ON DELETE CASCADE,
    CONSTRAINT fk_replacements_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE hand_marks (
    survey_id VARCHAR(32) NOT NULL,
    trace {bytes} NOT NULL CONSTRAINT ck_hand_marks_trace_is_a_hash CHECK (length(trace) = 32),
    council_id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_hand_marks_kind_is_known CHECK (kind IN ('mail', 'web', 'iban', 'date', 'bsn', 'postcode', 'street', 'plate', 'phone', 'age', 'name', 'other')),
    size INTEGER NOT NULL CONSTRAINT ck_hand_marks_size_is_not_below_1 CHECK (size >= 1),
    CONSTRAINT pk_hand_marks PRIMARY KEY (survey_id, trace),
    CONSTRAINT fk_hand_marks_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_hand_marks_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_hand_marks_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE themes (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    item TEXT NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_themes_position_is_not_below_0 CHECK (position >= 0),
    CONSTRAINT pk_themes PRIMARY KEY (id),
    CONSTRAINT fk_themes_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_themes_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_themes_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
){unordered};

CREATE TABLE theme_names (
    theme_id VARCHAR(32) NOT NULL,
    tag VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_theme_names_state_is_known CHECK (state IN ('missing', 'draft', 'confirmed', 'pretested', 'outdated')),
    confirmed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_theme_names_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    CONSTRAINT pk_theme_names PRIMARY KEY (theme_id, tag),
    CONSTRAINT fk_theme_names_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id) ON DELETE CASCADE,
    CONSTRAINT fk_theme_names_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE codings (
    open_answer_id VARCHAR(32) NOT NULL,
    hand VARCHAR(32) NOT NULL CONSTRAINT ck_codings_hand_is_known CHECK (hand IN ('first', 'second', 'settled')),
    council_id VARCHAR(32) NOT NULL,
    coder TEXT NOT NULL,
    coder_id TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_codings_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_codings PRIMARY KEY (open_answer_id, hand),
    CONSTRAINT fk_codings_open_answer_id FOREIGN KEY(open_answer_id) REFERENCES open_answers (id) ON DELETE CASCADE,
    CONSTRAINT fk_codings_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE coded_themes (
    open_answer_id VARCHAR(32) NOT NULL,
    hand VARCHAR(32) NOT NULL,
    theme_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_coded_themes PRIMARY KEY (open_answer_id, hand, theme_id),
    CONSTRAINT fk_coded_themes_open_answer_id_hand FOREIGN KEY(open_answer_id, hand) REFERENCES codings (open_answer_id, hand) ON DELETE CASCADE,
    CONSTRAINT fk_coded_themes_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id) ON DELETE CASCADE,
    CONSTRAINT fk_coded_themes_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE coding_ends (
    survey_id VARCHAR(32) NOT NULL,
    item VARCHAR NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    ended_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_coding_ends_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_coding_ends PRIMARY KEY (survey_id, item),
    CONSTRAINT fk_coding_ends_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_coding_ends_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_coding_ends_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE theme_counts (
    theme_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    count INTEGER NOT NULL CONSTRAINT ck_theme_counts_count_is_not_below_0 CHECK (count >= 0),
    base INTEGER NOT NULL CONSTRAINT ck_theme_counts_base_is_not_below_0 CHECK (base >= 0),
    unfit INTEGER NOT NULL CONSTRAINT ck_theme_counts_unfit_is_not_below_0 CHECK (unfit >= 0),
    fixed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_theme_counts_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_theme_counts PRIMARY KEY (theme_id),
    CONSTRAINT ck_theme_counts_counts_within_base CHECK (count <= base AND unfit <= base),
    CONSTRAINT fk_theme_counts_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id) ON DELETE CASCADE,
    CONSTRAINT fk_theme_counts_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};
