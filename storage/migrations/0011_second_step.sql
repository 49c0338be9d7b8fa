-- What a leerkracht has beside the code: an app that shows six digits. It belongs to the person:
-- every participant that this person is, in whatever klas, names the same row. `sealed` is the
-- secret, `counter` the last thirty seconds of which digits were taken; `wrong` counts wrong digits
-- in a row.
CREATE TABLE second_step (
    id TEXT PRIMARY KEY,
    school_id TEXT NOT NULL REFERENCES school (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    counter INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,
    wrong_at INTEGER,
    set_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX second_step_school ON second_step (school_id);

-- For who lost the phone: each opens once. Known by a keyed hash only.
CREATE TABLE recovery_code (
    fingerprint BLOB PRIMARY KEY,
    second_step_id TEXT NOT NULL REFERENCES second_step (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX recovery_code_second_step ON recovery_code (second_step_id);

-- Somebody with a good code who has yet to give the digits, or who is setting the second step anew.
-- This address speaks for nobody because of it. `sealed` is a secret that is being set; `beside`
-- the browser that is taken along, `invitation` the code (both NULL for who is in already);
-- `message` ours with the secret in it, to be removed.
CREATE TABLE half_login (
    channel TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    invitation BLOB REFERENCES invitation (fingerprint) ON DELETE CASCADE,
    beside BLOB,
    sealed BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    message INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (channel, fingerprint)
) WITHOUT ROWID;
CREATE INDEX half_login_participant ON half_login (participant_id);
CREATE INDEX half_login_invitation ON half_login (invitation);

-- Of an address: which second step was given there.
ALTER TABLE participant ADD COLUMN second_step_id TEXT
    REFERENCES second_step (id) ON DELETE SET NULL;
ALTER TABLE address ADD COLUMN second_step_id TEXT REFERENCES second_step (id) ON DELETE SET NULL;
CREATE INDEX participant_second_step ON participant (second_step_id)
    WHERE second_step_id IS NOT NULL;
CREATE INDEX address_second_step ON address (second_step_id) WHERE second_step_id IS NOT NULL;

CREATE TRIGGER second_step_of_nobody AFTER DELETE ON participant
WHEN OLD.second_step_id IS NOT NULL
BEGIN
    DELETE FROM second_step
    WHERE id = OLD.second_step_id
      AND NOT EXISTS (SELECT 1 FROM participant WHERE second_step_id = OLD.second_step_id);
END;
