CREATE TABLE advices (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    recipient TEXT NOT NULL,
    findings TEXT NOT NULL,
    who TEXT NOT NULL,
    due TEXT NOT NULL,
    why TEXT NOT NULL,
    how TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    reply_due_day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_reply_due_day_is_a_day CHECK (reply_due_day = '' OR reply_due_day LIKE '____-__-__'),
    reply TEXT NOT NULL,
    reply_day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_reply_day_is_a_day CHECK (reply_day = '' OR reply_day LIKE '____-__-__'),
    reply_by TEXT NOT NULL,
    CONSTRAINT pk_advices PRIMARY KEY (id),
    CONSTRAINT fk_advices_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_advices_only_what_was_sent_has_a_reply CHECK (reply = '' OR day <> ''),
    CONSTRAINT fk_advices_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_advices_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE follow_ups (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_follow_ups_day_is_a_day CHECK (day LIKE '____-__-__'),
    prepared_by TEXT NOT NULL,
    CONSTRAINT pk_follow_ups PRIMARY KEY (id),
    CONSTRAINT fk_follow_ups_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_follow_ups_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_follow_ups_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE actions (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    finding TEXT NOT NULL,
    action_owner TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_actions_state_is_known CHECK (state IN ('taken_up', 'partly', 'not_taken_up', 'being_studied')),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_actions_day_is_a_day CHECK (day LIKE '____-__-__'),
    due_day VARCHAR(10) NOT NULL CONSTRAINT ck_actions_due_day_is_a_day CHECK (due_day = '' OR due_day LIKE '____-__-__'),
    is_quick_result BOOLEAN NOT NULL,
    link TEXT NOT NULL,
    advice_id VARCHAR(32),
    follow_up_id VARCHAR(32),
    CONSTRAINT pk_actions PRIMARY KEY (id),
    CONSTRAINT fk_actions_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_actions_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_actions_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_actions_advice_id FOREIGN KEY(advice_id) REFERENCES advices (id),
    CONSTRAINT fk_actions_follow_up_id FOREIGN KEY(follow_up_id) REFERENCES follow_ups (id)
);

CREATE TABLE help_points (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32),
    phone TEXT NOT NULL,
    languages TEXT NOT NULL,
    CONSTRAINT pk_help_points PRIMARY KEY (id),
    CONSTRAINT fk_help_points_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_help_points_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_help_points_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_help_points_place_id FOREIGN KEY(place_id) REFERENCES places (id)
);

CREATE TABLE advising_texts (
    subject VARCHAR(32) NOT NULL,
    path VARCHAR(32) NOT NULL,
    tag VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_advising_texts_state_is_known CHECK (state IN ('missing', 'draft', 'confirmed', 'pretested', 'outdated')),
    confirmed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_advising_texts_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    CONSTRAINT pk_advising_texts PRIMARY KEY (subject, path, tag),
    CONSTRAINT fk_advising_texts_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_advising_texts_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_advising_texts_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE learning_sessions (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    code VARCHAR(8) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_learning_sessions_day_is_a_day CHECK (day LIKE '____-__-__'),
    case_text TEXT NOT NULL,
    case_owner TEXT NOT NULL,
    questions TEXT NOT NULL,
    finding TEXT NOT NULL,
    step VARCHAR(32) NOT NULL CONSTRAINT ck_learning_sessions_step_is_known CHECK (step IN ('clarify', 'ask', 'groups', 'rows', 'harvest', 'reflect', 'done')),
    aspects TEXT NOT NULL,
    group_sizes TEXT NOT NULL,
    CONSTRAINT pk_learning_sessions PRIMARY KEY (id),
    CONSTRAINT fk_learning_sessions_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_learning_sessions_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_learning_sessions_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT uq_learning_sessions_code UNIQUE (code)
);

CREATE TABLE session_notes (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    learning_session_id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_session_notes_kind_is_known CHECK (kind IN ('question', 'card', 'reflection')),
    state VARCHAR(32) NOT NULL CONSTRAINT ck_session_notes_state_is_known CHECK (state IN ('open', 'answered', 'parked', 'chosen')),
    group_number INTEGER NOT NULL CONSTRAINT ck_session_notes_group_number_is_not_below_0 CHECK (group_number >= 0),
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    due TEXT NOT NULL,
    why TEXT NOT NULL,
    how TEXT NOT NULL,
    aspect TEXT NOT NULL,
    prompt TEXT NOT NULL,
    question_owner TEXT NOT NULL,
    is_owners BOOLEAN NOT NULL,
    CONSTRAINT pk_session_notes PRIMARY KEY (id),
    CONSTRAINT fk_session_notes_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_session_notes_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_session_notes_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_session_notes_learning_session_id FOREIGN KEY(learning_session_id) REFERENCES learning_sessions (id)
){unordered};

