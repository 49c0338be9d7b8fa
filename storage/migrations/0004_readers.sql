-- Mentors' links: whose klas made it, for which VO school ("" for leerlingen picked by hand; no
-- reference, because a school that leaves the list must close the link and not widen it), whether
-- sensitive answers are shared, when the phrase was last tried wrongly and when they were last here.
ALTER TABLE reader ADD COLUMN klas_id TEXT REFERENCES klas (id) ON DELETE CASCADE;
ALTER TABLE reader ADD COLUMN vo_school_id TEXT NOT NULL DEFAULT '';
ALTER TABLE reader ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reader ADD COLUMN tried_at INTEGER;
ALTER TABLE reader ADD COLUMN visited_at INTEGER;
CREATE INDEX reader_klas ON reader (klas_id);
