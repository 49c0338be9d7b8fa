-- Each leerling behind a mentor's link is bound to the VO school for which it was given: one link can
-- reach leerlingen of several. "" while that school is not known; the first that is chosen binds it.
ALTER TABLE reader_dossier ADD COLUMN vo_school_id TEXT NOT NULL DEFAULT '';
UPDATE reader_dossier SET vo_school_id = COALESCE(
    NULLIF((SELECT r.vo_school_id FROM reader r WHERE r.id = reader_dossier.reader_id), ''),
    (SELECT d.vo_school_id FROM dossier d WHERE d.id = reader_dossier.dossier_id), '');
