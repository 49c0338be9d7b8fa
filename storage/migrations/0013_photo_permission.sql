-- The word of each ouder on photos of their child: `allowed` 0 is a no. `via` is the channel in which
-- the ouder said it, or "paper" when the school wrote down what stands on a slip; `by` who wrote it
-- ("" for the operator). What was said before stands in the audit.
CREATE TABLE photo_word (
    dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    via TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, slot)
) WITHOUT ROWID;

-- What was asked for when a picture came in: a "photo", or a "drawing" because no photo was allowed.
-- Those of "before" came when nobody was asked yet.
ALTER TABLE photo ADD COLUMN given_as TEXT NOT NULL DEFAULT 'before';
