-- A link that lets one person into the web chat once: from Telegram, at a sensitive question.
CREATE TABLE passage (
    fingerprint BLOB PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    question TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX passage_participant ON passage (participant_id);
