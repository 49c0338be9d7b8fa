-- Times are microseconds since 1970 in UTC. Columns named `sealed` or `person` are ciphertext
-- (storage/keys.py); `fingerprint` is a keyed hash. WITHOUT ROWID keeps what is read together on
-- neighbouring pages, and what is only added to at the end of the file. (SQLite's own: another
-- database gets migrations of its own, and the same queries.)

CREATE TABLE school (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
);

CREATE TABLE klas (
    id TEXT PRIMARY KEY,
    school_id TEXT NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    schooljaar TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (school_id, name_key, schooljaar)
);

CREATE TABLE dossier (
    id TEXT PRIMARY KEY,
    klas_id TEXT NOT NULL REFERENCES klas (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    theme TEXT NOT NULL,
    seed INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX dossier_klas ON dossier (klas_id, id);

CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    klas_id TEXT NOT NULL REFERENCES klas (id) ON DELETE CASCADE,
    dossier_id TEXT REFERENCES dossier (id) ON DELETE CASCADE,
    slot TEXT,
    person BLOB NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX participant_klas ON participant (klas_id, id);
CREATE UNIQUE INDEX participant_dossier ON participant (dossier_id, slot);

-- `rank`: the highest at an address is the current seat.
CREATE TABLE address (
    channel TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    sealed BLOB,
    rank INTEGER NOT NULL,
    questionnaire TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    unreachable_at INTEGER,
    PRIMARY KEY (channel, fingerprint, participant_id)
) WITHOUT ROWID;
CREATE INDEX address_participant ON address (participant_id);

CREATE TABLE invitation (
    fingerprint BLOB PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    sealed BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    used_at INTEGER
);
CREATE INDEX invitation_participant ON invitation (participant_id);

CREATE TABLE answer (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    slot TEXT NOT NULL,
    question TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (dossier_id, questionnaire, slot, question)
) WITHOUT ROWID;

CREATE TABLE session (
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    sealed BLOB NOT NULL,
    status TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    submitted_at INTEGER,
    PRIMARY KEY (participant_id, questionnaire)
) WITHOUT ROWID;

CREATE TABLE photo (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX photo_dossier ON photo (dossier_id);

CREATE TABLE delivery (
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (channel, id)
) WITHOUT ROWID;

-- `sealed` (address and payload) is emptied once the message is sent.
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_pending ON message (channel, id) WHERE state IN ('owed', 'sending');

-- No foreign keys: that a dossier was erased, and by whom, outlives the dossier.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    participant_id TEXT NOT NULL,
    role TEXT NOT NULL,
    act TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    channel TEXT NOT NULL
) WITHOUT ROWID;
