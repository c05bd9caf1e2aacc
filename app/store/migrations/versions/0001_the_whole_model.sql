CREATE TABLE locks (
    name VARCHAR(64) NOT NULL,
    holder TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_locks_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_locks PRIMARY KEY (name)
);

CREATE TABLE regions (
    id VARCHAR(32) NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_regions PRIMARY KEY (id),
    CONSTRAINT uq_regions_name UNIQUE (name)
);

CREATE TABLE tombstones (
    trace {bytes} NOT NULL CONSTRAINT ck_tombstones_trace_is_a_hash CHECK (length(trace) = 32),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_tombstones_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_tombstones PRIMARY KEY (trace)
){unordered};

CREATE TABLE councils (
    id VARCHAR(32) NOT NULL,
    region_id VARCHAR(32),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    CONSTRAINT pk_councils PRIMARY KEY (id),
    CONSTRAINT fk_councils_region_id FOREIGN KEY(region_id) REFERENCES regions (id),
    CONSTRAINT uq_councils_slug UNIQUE (slug)
);

CREATE TABLE acts (
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_acts_number_is_not_below_1 CHECK (number >= 1),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_acts_day_is_a_day CHECK (day LIKE '____-__-__'),
    person TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    CONSTRAINT pk_acts PRIMARY KEY (council_id, number),
    CONSTRAINT fk_acts_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE people (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id),
    CONSTRAINT uq_people_council_id_name UNIQUE (council_id, name),
    CONSTRAINT fk_people_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE places (
    id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    opening_moments TEXT NOT NULL,
    helper_languages TEXT NOT NULL,
    CONSTRAINT pk_places PRIMARY KEY (id),
    CONSTRAINT uq_places_number UNIQUE (number),
    CONSTRAINT fk_places_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE surveys (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    slug TEXT NOT NULL,
    CONSTRAINT pk_surveys PRIMARY KEY (id),
    CONSTRAINT fk_surveys_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT uq_surveys_slug UNIQUE (slug)
);

CREATE TABLE person_roles (
    person_id VARCHAR(32) NOT NULL,
    role VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_person_roles PRIMARY KEY (person_id, role),
    CONSTRAINT fk_person_roles_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE,
    CONSTRAINT fk_person_roles_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE submission_keys (
    survey_id VARCHAR(32) NOT NULL,
    key_hash {bytes} NOT NULL CONSTRAINT ck_submission_keys_key_hash_is_a_hash CHECK (length(key_hash) = 32),
    council_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_submission_keys PRIMARY KEY (survey_id, key_hash),
    CONSTRAINT fk_submission_keys_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_submission_keys_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE survey_councils (
    survey_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_survey_councils PRIMARY KEY (survey_id, council_id),
    CONSTRAINT fk_survey_councils_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_survey_councils_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE access_codes (
    code VARCHAR(6) NOT NULL,
    place_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_access_codes PRIMARY KEY (code),
    CONSTRAINT fk_access_codes_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_access_codes_survey_id_place_id UNIQUE (survey_id, place_id),
    CONSTRAINT ck_access_codes_code_is_short CHECK (length(code) BETWEEN 4 AND 6 AND code = upper(code)),
    CONSTRAINT fk_access_codes_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_access_codes_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_access_codes_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE advices (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    recipient TEXT NOT NULL,
    text TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_day_is_a_day CHECK (day LIKE '____-__-__'),
    reply_due_day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_reply_due_day_is_a_day CHECK (reply_due_day = '' OR reply_due_day LIKE '____-__-__'),
    reply TEXT NOT NULL,
    reply_day VARCHAR(10) NOT NULL CONSTRAINT ck_advices_reply_day_is_a_day CHECK (reply_day = '' OR reply_day LIKE '____-__-__'),
    CONSTRAINT pk_advices PRIMARY KEY (id),
    CONSTRAINT fk_advices_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_advices_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_advices_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE cards (
    survey_id VARCHAR(32) NOT NULL,
    trace {bytes} NOT NULL CONSTRAINT ck_cards_trace_is_a_hash CHECK (length(trace) = 32),
    council_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32),
    state VARCHAR(32) NOT NULL CONSTRAINT ck_cards_state_is_known CHECK (state IN ('new', 'used')),
    CONSTRAINT pk_cards PRIMARY KEY (survey_id, trace),
    CONSTRAINT fk_cards_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_cards_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_cards_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_cards_place_id FOREIGN KEY(place_id) REFERENCES places (id)
){unordered};

CREATE TABLE deliveries (
    survey_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32) NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_deliveries_day_is_a_day CHECK (day LIKE '____-__-__'),
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_deliveries_number_is_not_below_0 CHECK (number >= 0),
    CONSTRAINT pk_deliveries PRIMARY KEY (survey_id, place_id, day),
    CONSTRAINT fk_deliveries_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_deliveries_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_deliveries_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_deliveries_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE end_dates (
    survey_id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    end_day VARCHAR(10) NOT NULL CONSTRAINT ck_end_dates_end_day_is_a_day CHECK (end_day LIKE '____-__-__'),
    done_day VARCHAR(10) NOT NULL CONSTRAINT ck_end_dates_done_day_is_a_day CHECK (done_day = '' OR done_day LIKE '____-__-__'),
    CONSTRAINT pk_end_dates PRIMARY KEY (survey_id, kind),
    CONSTRAINT fk_end_dates_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_end_dates_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_end_dates_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE items (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    path TEXT NOT NULL,
    CONSTRAINT pk_items PRIMARY KEY (id),
    CONSTRAINT fk_items_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_items_survey_id_path UNIQUE (survey_id, path),
    CONSTRAINT fk_items_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_items_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE ledger_counters (
    survey_id VARCHAR(32) NOT NULL,
    route VARCHAR(32) NOT NULL CONSTRAINT ck_ledger_counters_route_is_known CHECK (route IN ('ticket', 'place', 'mail', 'sms', 'letter')),
    language VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_ledger_counters_kind_is_known CHECK (kind IN ('due', 'done', 'failed')),
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_ledger_counters_number_is_not_below_0 CHECK (number >= 0),
    CONSTRAINT pk_ledger_counters PRIMARY KEY (survey_id, route, language, kind),
    CONSTRAINT fk_ledger_counters_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_ledger_counters_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_ledger_counters_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE outbox (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    subject VARCHAR(32) NOT NULL CONSTRAINT ck_outbox_subject_is_known CHECK (subject IN ('results', 'follow_up')),
    box {bytes} NOT NULL CONSTRAINT ck_outbox_box_has_the_one_length CHECK (length(box) = 605),
    state VARCHAR(32) NOT NULL CONSTRAINT ck_outbox_state_is_known CHECK (state IN ('waiting', 'in_flight', 'done', 'failed')),
    bounce_trace {bytes} CONSTRAINT ck_outbox_bounce_trace_is_a_hash CHECK (length(bounce_trace) = 32),
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT fk_outbox_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_outbox_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_outbox_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
){unordered};

CREATE TABLE place_confirmations (
    survey_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32) NOT NULL,
    confirmed_by VARCHAR NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_place_confirmations_day_is_a_day CHECK (day LIKE '____-__-__'),
    council_id VARCHAR(32) NOT NULL,
    spoken INTEGER CONSTRAINT ck_place_confirmations_spoken_is_not_below_0 CHECK (spoken >= 0),
    CONSTRAINT pk_place_confirmations PRIMARY KEY (survey_id, place_id, confirmed_by, day),
    CONSTRAINT fk_place_confirmations_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_place_confirmations_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_place_confirmations_place_id FOREIGN KEY(place_id) REFERENCES places (id),
    CONSTRAINT fk_place_confirmations_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

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
);

CREATE TABLE refusals (
    survey_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_refusals_number_is_not_below_0 CHECK (number >= 0),
    CONSTRAINT pk_refusals PRIMARY KEY (survey_id),
    CONSTRAINT fk_refusals_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_refusals_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_refusals_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE return_keys (
    survey_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    public TEXT NOT NULL,
    recovery_is_confirmed BOOLEAN NOT NULL,
    CONSTRAINT pk_return_keys PRIMARY KEY (survey_id),
    CONSTRAINT fk_return_keys_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_return_keys_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_return_keys_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE return_register (
    survey_id VARCHAR(32) NOT NULL,
    trace {bytes} NOT NULL CONSTRAINT ck_return_register_trace_is_a_hash CHECK (length(trace) = 32),
    council_id VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_return_register_state_is_known CHECK (state IN ('waiting', 'opened')),
    CONSTRAINT pk_return_register PRIMARY KEY (survey_id, trace),
    CONSTRAINT fk_return_register_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_return_register_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_return_register_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE sealed_addresses (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    box {bytes} NOT NULL CONSTRAINT ck_sealed_addresses_box_has_the_one_length CHECK (length(box) = 605),
    CONSTRAINT pk_sealed_addresses PRIMARY KEY (id),
    CONSTRAINT fk_sealed_addresses_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_sealed_addresses_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_sealed_addresses_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
){unordered};

CREATE TABLE slots (
    survey_id VARCHAR(32) NOT NULL,
    path VARCHAR NOT NULL,
    tag VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_slots_state_is_known CHECK (state IN ('missing', 'draft', 'confirmed', 'pretested', 'outdated')),
    confirmed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_slots_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    CONSTRAINT pk_slots PRIMARY KEY (survey_id, path, tag),
    CONSTRAINT fk_slots_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_slots_confirmed_by_somebody CHECK (state NOT IN ('confirmed', 'pretested') OR (confirmed_by <> '' AND day <> '')),
    CONSTRAINT fk_slots_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_slots_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE survey_drafts (
    survey_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    definition TEXT NOT NULL,
    CONSTRAINT pk_survey_drafts PRIMARY KEY (survey_id),
    CONSTRAINT fk_survey_drafts_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_survey_drafts_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_survey_drafts_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE waves (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_waves_number_is_not_below_1 CHECK (number >= 1),
    CONSTRAINT pk_waves PRIMARY KEY (id),
    CONSTRAINT fk_waves_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_waves_survey_id_number UNIQUE (survey_id, number),
    CONSTRAINT fk_waves_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_waves_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id)
);

CREATE TABLE return_key_wraps (
    survey_id VARCHAR(32) NOT NULL,
    holder VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    wrapped {bytes} NOT NULL,
    CONSTRAINT pk_return_key_wraps PRIMARY KEY (survey_id, holder),
    CONSTRAINT fk_return_key_wraps_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_return_key_wraps_survey_id FOREIGN KEY(survey_id) REFERENCES return_keys (survey_id),
    CONSTRAINT fk_return_key_wraps_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
){unordered};

CREATE TABLE slot_changes (
    survey_id VARCHAR(32) NOT NULL,
    path VARCHAR NOT NULL,
    tag VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_slot_changes_number_is_not_below_1 CHECK (number >= 1),
    council_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_slot_changes_state_is_known CHECK (state IN ('missing', 'draft', 'confirmed', 'pretested', 'outdated')),
    confirmed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_slot_changes_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    CONSTRAINT pk_slot_changes PRIMARY KEY (survey_id, path, tag, number),
    CONSTRAINT fk_slot_changes_survey_id_path_tag FOREIGN KEY(survey_id, path, tag) REFERENCES slots (survey_id, path, tag),
    CONSTRAINT fk_slot_changes_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_slot_changes_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE versions (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    wave_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_versions_number_is_not_below_1 CHECK (number >= 1),
    fingerprint VARCHAR(64) NOT NULL,
    definition TEXT NOT NULL,
    terms TEXT NOT NULL,
    overrides TEXT NOT NULL,
    stage VARCHAR(32) NOT NULL CONSTRAINT ck_versions_stage_is_known CHECK (stage IN ('open', 'paused', 'closed', 'frozen')),
    opened_day VARCHAR(10) NOT NULL CONSTRAINT ck_versions_opened_day_is_a_day CHECK (opened_day LIKE '____-__-__'),
    closed_day VARCHAR(10) NOT NULL CONSTRAINT ck_versions_closed_day_is_a_day CHECK (closed_day = '' OR closed_day LIKE '____-__-__'),
    frozen_day VARCHAR(10) NOT NULL CONSTRAINT ck_versions_frozen_day_is_a_day CHECK (frozen_day = '' OR frozen_day LIKE '____-__-__'),
    pause_reason TEXT NOT NULL,
    is_example BOOLEAN NOT NULL,
    receiving_public TEXT NOT NULL,
    receiving_private {bytes} NOT NULL,
    CONSTRAINT pk_versions PRIMARY KEY (id),
    CONSTRAINT fk_versions_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_versions_survey_id_number UNIQUE (survey_id, number),
    CONSTRAINT ck_versions_closed_on_a_day CHECK (stage <> 'closed' OR closed_day <> ''),
    CONSTRAINT ck_versions_frozen_on_a_day CHECK (stage <> 'frozen' OR frozen_day <> ''),
    CONSTRAINT ck_versions_paused_with_a_reason CHECK (stage <> 'paused' OR pause_reason <> ''),
    CONSTRAINT fk_versions_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_versions_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_versions_wave_id FOREIGN KEY(wave_id) REFERENCES waves (id)
);

CREATE INDEX ix_versions_fingerprint ON versions (fingerprint);

CREATE TABLE documents (
    version_id VARCHAR(32) NOT NULL,
    tag VARCHAR(32) NOT NULL,
    release VARCHAR(64) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    etag VARCHAR(128) NOT NULL,
    plain {bytes} NOT NULL,
    gzip {bytes} NOT NULL,
    brotli {bytes} NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (version_id, tag, release),
    CONSTRAINT fk_documents_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_documents_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE publications (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    version_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_publications_number_is_not_below_1 CHECK (number >= 1),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_publications_day_is_a_day CHECK (day LIKE '____-__-__'),
    respondents INTEGER CONSTRAINT ck_publications_respondents_is_not_below_0 CHECK (respondents >= 0),
    CONSTRAINT pk_publications PRIMARY KEY (id),
    CONSTRAINT fk_publications_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT uq_publications_survey_id_number UNIQUE (survey_id, number),
    CONSTRAINT fk_publications_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_publications_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_publications_version_id FOREIGN KEY(version_id) REFERENCES versions (id)
);

CREATE TABLE responses (
    id {bytes} NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    version_id VARCHAR(32) NOT NULL,
    place_id VARCHAR(32),
    language VARCHAR(32) NOT NULL,
    level VARCHAR(32) NOT NULL CONSTRAINT ck_responses_level_is_known CHECK (level IN ('normal', 'easy')),
    mode VARCHAR(32) NOT NULL CONSTRAINT ck_responses_mode_is_known CHECK (mode IN ('self', 'interviewer', 'kiosk', 'paper', 'group')),
    day VARCHAR(10) NOT NULL CONSTRAINT ck_responses_day_is_a_day CHECK (day LIKE '____-__-__'),
    helped BOOLEAN NOT NULL,
    listened BOOLEAN NOT NULL,
    too_fast BOOLEAN NOT NULL,
    in_burst BOOLEAN NOT NULL,
    for_whom VARCHAR(32) NOT NULL CONSTRAINT ck_responses_for_whom_is_known CHECK (for_whom IN ('', 'self', 'other', 'again')),
    is_part BOOLEAN NOT NULL,
    withdrawal {bytes} CONSTRAINT ck_responses_withdrawal_is_a_hash CHECK (length(withdrawal) = 32),
    CONSTRAINT pk_responses PRIMARY KEY (id),
    CONSTRAINT fk_responses_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT fk_responses_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_responses_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_responses_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_responses_place_id FOREIGN KEY(place_id) REFERENCES places (id)
){unordered};

CREATE INDEX ix_responses_place_id ON responses (place_id);

CREATE INDEX ix_responses_survey_id_id ON responses (survey_id, id);

CREATE UNIQUE INDEX uq_responses_survey_id_withdrawal ON responses (survey_id, withdrawal) WHERE withdrawal IS NOT NULL;

CREATE TABLE version_items (
    number INTEGER NOT NULL,
    version_id VARCHAR(32) NOT NULL,
    item_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    is_repeated BOOLEAN NOT NULL,
    CONSTRAINT pk_version_items PRIMARY KEY (number),
    CONSTRAINT uq_version_items_version_id_item_id UNIQUE (version_id, item_id),
    CONSTRAINT fk_version_items_version_id FOREIGN KEY(version_id) REFERENCES versions (id),
    CONSTRAINT fk_version_items_item_id FOREIGN KEY(item_id) REFERENCES items (id),
    CONSTRAINT fk_version_items_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE actions (
    id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    survey_id VARCHAR(32) NOT NULL,
    publication_id VARCHAR(32) NOT NULL,
    finding INTEGER NOT NULL CONSTRAINT ck_actions_finding_is_not_below_0 CHECK (finding >= 0),
    advice_id VARCHAR(32),
    action TEXT NOT NULL,
    action_owner TEXT NOT NULL,
    due_day VARCHAR(10) NOT NULL CONSTRAINT ck_actions_due_day_is_a_day CHECK (due_day = '' OR due_day LIKE '____-__-__'),
    state VARCHAR(32) NOT NULL CONSTRAINT ck_actions_state_is_known CHECK (state IN ('open', 'taken_up', 'partly', 'not', 'being_studied')),
    reason TEXT NOT NULL,
    is_quick_result BOOLEAN NOT NULL,
    CONSTRAINT pk_actions PRIMARY KEY (id),
    CONSTRAINT fk_actions_survey_id_council_id FOREIGN KEY(survey_id, council_id) REFERENCES survey_councils (survey_id, council_id),
    CONSTRAINT ck_actions_a_no_has_a_reason CHECK (state <> 'not' OR reason <> ''),
    CONSTRAINT fk_actions_council_id FOREIGN KEY(council_id) REFERENCES councils (id),
    CONSTRAINT fk_actions_survey_id FOREIGN KEY(survey_id) REFERENCES surveys (id),
    CONSTRAINT fk_actions_publication_id FOREIGN KEY(publication_id) REFERENCES publications (id),
    CONSTRAINT fk_actions_advice_id FOREIGN KEY(advice_id) REFERENCES advices (id)
);

CREATE TABLE attachments (
    id VARCHAR(32) NOT NULL,
    response_id {bytes} NOT NULL,
    item_number INTEGER NOT NULL,
    instance VARCHAR(40) NOT NULL,
    kind VARCHAR(32) NOT NULL CONSTRAINT ck_attachments_kind_is_known CHECK (kind IN ('voice', 'photo', 'file')),
    file TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_attachments_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT fk_attachments_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE,
    CONSTRAINT fk_attachments_item_number FOREIGN KEY(item_number) REFERENCES version_items (number),
    CONSTRAINT uq_attachments_file UNIQUE (file)
){unordered};

CREATE INDEX ix_attachments_response_id ON attachments (response_id);

CREATE TABLE cells (
    publication_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_cells_position_is_not_below_0 CHECK (position >= 0),
    council_id VARCHAR(32) NOT NULL,
    "view" TEXT NOT NULL,
    item TEXT NOT NULL,
    option TEXT NOT NULL,
    count INTEGER CONSTRAINT ck_cells_count_is_not_below_0 CHECK (count >= 0),
    CONSTRAINT pk_cells PRIMARY KEY (publication_id, position),
    CONSTRAINT uq_cells_publication_id_view_item_option UNIQUE (publication_id, "view", item, option),
    CONSTRAINT fk_cells_publication_id FOREIGN KEY(publication_id) REFERENCES publications (id),
    CONSTRAINT fk_cells_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE consents (
    response_id {bytes} NOT NULL,
    purpose VARCHAR(32) NOT NULL,
    position SMALLINT NOT NULL,
    agreed BOOLEAN NOT NULL,
    CONSTRAINT pk_consents PRIMARY KEY (response_id, purpose),
    CONSTRAINT fk_consents_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE
){unordered};

CREATE TABLE findings (
    publication_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_findings_position_is_not_below_0 CHECK (position >= 0),
    council_id VARCHAR(32) NOT NULL,
    item TEXT NOT NULL,
    options TEXT NOT NULL,
    count INTEGER NOT NULL CONSTRAINT ck_findings_count_is_not_below_0 CHECK (count >= 0),
    base INTEGER NOT NULL CONSTRAINT ck_findings_base_is_not_below_0 CHECK (base >= 0),
    CONSTRAINT pk_findings PRIMARY KEY (publication_id, position),
    CONSTRAINT ck_findings_count_within_base CHECK (count <= base),
    CONSTRAINT fk_findings_publication_id FOREIGN KEY(publication_id) REFERENCES publications (id),
    CONSTRAINT fk_findings_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE free_texts (
    response_id {bytes} NOT NULL,
    item_number INTEGER NOT NULL,
    instance VARCHAR(40) NOT NULL,
    position SMALLINT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_free_texts PRIMARY KEY (response_id, item_number, instance, position),
    CONSTRAINT fk_free_texts_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE,
    CONSTRAINT fk_free_texts_item_number FOREIGN KEY(item_number) REFERENCES version_items (number)
){unordered};

CREATE TABLE removals (
    publication_id VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_removals_number_is_not_below_0 CHECK (number >= 0),
    CONSTRAINT pk_removals PRIMARY KEY (publication_id),
    CONSTRAINT fk_removals_publication_id FOREIGN KEY(publication_id) REFERENCES publications (id),
    CONSTRAINT fk_removals_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);

CREATE TABLE response_values (
    item_number INTEGER NOT NULL,
    place_number INTEGER NOT NULL,
    missing SMALLINT NOT NULL,
    value VARCHAR(120) NOT NULL,
    response_id {bytes} NOT NULL,
    instance VARCHAR(40) NOT NULL,
    position SMALLINT NOT NULL,
    CONSTRAINT pk_response_values PRIMARY KEY (item_number, place_number, missing, value, response_id, instance, position),
    CONSTRAINT ck_response_values_missing_or_value CHECK (missing = 0 OR (missing BETWEEN -5 AND -1 AND value = '')),
    CONSTRAINT fk_response_values_item_number FOREIGN KEY(item_number) REFERENCES version_items (number),
    CONSTRAINT fk_response_values_response_id FOREIGN KEY(response_id) REFERENCES responses (id) ON DELETE CASCADE
){unordered};

CREATE INDEX ix_response_values_response_id ON response_values (response_id);

CREATE TABLE sentences (
    publication_id VARCHAR(32) NOT NULL,
    path VARCHAR NOT NULL,
    tag VARCHAR(32) NOT NULL,
    council_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    state VARCHAR(32) NOT NULL CONSTRAINT ck_sentences_state_is_known CHECK (state IN ('missing', 'draft', 'confirmed', 'pretested', 'outdated')),
    confirmed_by TEXT NOT NULL,
    day VARCHAR(10) NOT NULL CONSTRAINT ck_sentences_day_is_a_day CHECK (day = '' OR day LIKE '____-__-__'),
    CONSTRAINT pk_sentences PRIMARY KEY (publication_id, path, tag),
    CONSTRAINT fk_sentences_publication_id FOREIGN KEY(publication_id) REFERENCES publications (id),
    CONSTRAINT fk_sentences_council_id FOREIGN KEY(council_id) REFERENCES councils (id)
);
