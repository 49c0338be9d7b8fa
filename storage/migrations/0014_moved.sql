-- A leerling went on to a klas of a later schooljaar: the schooljaar that was left, and when. What
-- was handed in before that keeps the term that was promised then.
CREATE TABLE moved (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    moved_at INTEGER NOT NULL,
    schooljaar TEXT NOT NULL,
    PRIMARY KEY (dossier_id, moved_at)
) WITHOUT ROWID;
