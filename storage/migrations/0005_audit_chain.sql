-- Each entry is sealed together with the seal of the one before it (`prior`): changing, adding or
-- leaving out one in the middle shows. Entries of before this have no seal.
ALTER TABLE audit ADD COLUMN number INTEGER;
ALTER TABLE audit ADD COLUMN prior BLOB;
ALTER TABLE audit ADD COLUMN seal BLOB;
UPDATE audit SET number = (SELECT COUNT(*) FROM audit AS earlier WHERE earlier.id <= audit.id);
CREATE UNIQUE INDEX audit_number ON audit (number);

CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
