-- Somebody objects to handing over a part (AVG article 21): whose part (`slot` "leerling": the
-- werkstuk as a whole) and who. `sealed` is the reason, `settled` what the school answered: both
-- under the key of the part. `decision` "": not talked about yet; "stays", "goes".
CREATE TABLE objection (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    slot TEXT NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    sealed BLOB NOT NULL,
    objected_at INTEGER NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    settled BLOB,
    settled_at INTEGER,
    PRIMARY KEY (dossier_id, questionnaire, slot, participant_id)
) WITHOUT ROWID;
CREATE INDEX objection_participant ON objection (participant_id);
