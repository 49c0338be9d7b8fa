-- The leerkracht's desk: changing a klas, planning, talking, handing over, letting others read.

-- Closed: the schooljaar is over; what was written can be read and handed over, not changed.
ALTER TABLE klas ADD COLUMN closed_at INTEGER;

-- Whom a mentor calls. Never a number of a family.
ALTER TABLE school ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- What a leerkracht is at school ("leerkracht", "ib'er"), and whether this person is reminded.
ALTER TABLE participant ADD COLUMN function TEXT NOT NULL DEFAULT '';
ALTER TABLE participant ADD COLUMN reminders INTEGER NOT NULL DEFAULT 1;
ALTER TABLE participant ADD COLUMN reminded_at INTEGER;

CREATE TABLE vo_school (
    id TEXT PRIMARY KEY,
    school_id TEXT NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (school_id, name_key)
);

-- `version` goes up with every change by staff, so that two of them never overwrite each other.
-- `okr` 1: the ouders are asked for the OKR section. Leerlingen of before this column were asked.
ALTER TABLE dossier ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE dossier ADD COLUMN okr INTEGER NOT NULL DEFAULT 1;
ALTER TABLE dossier ADD COLUMN vo_school_id TEXT REFERENCES vo_school (id) ON DELETE SET NULL;
CREATE INDEX dossier_vo_school ON dossier (vo_school_id);

-- What went out of a dossier, to which VO school, and whether the mentor said that it is there.
CREATE TABLE handover (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    vo_school_id TEXT REFERENCES vo_school (id) ON DELETE SET NULL,
    handed_over_at INTEGER NOT NULL,
    received_at INTEGER,
    PRIMARY KEY (dossier_id, questionnaire)
) WITHOUT ROWID;

-- "Bespreek eerst": the leerkracht's note (`sealed`) at one answer.
CREATE TABLE remark (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    slot TEXT NOT NULL,
    question TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    PRIMARY KEY (dossier_id, questionnaire, slot, question)
) WITHOUT ROWID;

-- In overleg: a leerkracht filled this in together with the ouder, who may confirm it.
CREATE TABLE together (
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    leerkracht_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    confirmed_at INTEGER,
    PRIMARY KEY (participant_id, questionnaire)
) WITHOUT ROWID;

-- When a questionnaire has to be ready ("2027-06-18"), and how many days before it people who are
-- behind are reminded ("7 2").
CREATE TABLE plan (
    klas_id TEXT NOT NULL REFERENCES klas (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    deadline TEXT NOT NULL,
    days_before TEXT NOT NULL,
    PRIMARY KEY (klas_id, questionnaire)
) WITHOUT ROWID;

-- A moment at which something has to be done once, however late.
CREATE TABLE due (
    id TEXT PRIMARY KEY,
    klas_id TEXT NOT NULL REFERENCES klas (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    at INTEGER NOT NULL,
    done_at INTEGER
) WITHOUT ROWID;
CREATE INDEX due_open ON due (at) WHERE done_at IS NULL;
CREATE INDEX due_klas ON due (klas_id, questionnaire);

-- Somebody outside the klas who only reads: a mentor what was handed over, a directeur counts.
-- `sealed` is the name; `phrase` a slow hash of the pass phrase; `tries` wrong ones in a row.
CREATE TABLE reader (
    id TEXT PRIMARY KEY,
    school_id TEXT NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    fingerprint BLOB NOT NULL UNIQUE,
    phrase BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
);
CREATE INDEX reader_school ON reader (school_id);

CREATE TABLE reader_dossier (
    reader_id TEXT NOT NULL REFERENCES reader (id) ON DELETE CASCADE,
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    PRIMARY KEY (reader_id, dossier_id)
) WITHOUT ROWID;
CREATE INDEX reader_dossier_dossier ON reader_dossier (dossier_id);

CREATE TABLE reader_session (
    fingerprint BLOB PRIMARY KEY,
    reader_id TEXT NOT NULL REFERENCES reader (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reader_session_reader ON reader_session (reader_id);

CREATE INDEX audit_dossier ON audit (dossier_id);
