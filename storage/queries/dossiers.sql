-- name: add_dossier(id, klas_id, sealed, theme, seed, okr, now)!
INSERT INTO dossier (id, klas_id, sealed, theme, seed, okr, created_at)
VALUES (:id, :klas_id, :sealed, :theme, :seed, :okr, :now);

-- name: dossier_by_id(id)^
SELECT id, klas_id, sealed, theme, seed, okr, vo_school_id, version,
       (SELECT MIN(allowed) FROM photo_word WHERE dossier_id = dossier.id)
FROM dossier WHERE id = :id;

-- name: dossiers_of_klas(klas_id)
SELECT id, klas_id, sealed, theme, seed, okr, vo_school_id, version,
       (SELECT MIN(allowed) FROM photo_word WHERE dossier_id = dossier.id)
FROM dossier
WHERE klas_id = :klas_id
ORDER BY id;

-- name: dossier_ids()
SELECT id FROM dossier;

-- name: move_dossier(id, klas_id)!
UPDATE dossier SET klas_id = :klas_id WHERE id = :id;

-- name: rename_dossier(id, sealed)!
UPDATE dossier SET sealed = :sealed WHERE id = :id;

-- name: claim_dossier(id, version)!
UPDATE dossier SET version = version + 1 WHERE id = :id AND version = :version;

-- name: set_okr(id, okr)!
UPDATE dossier SET okr = :okr WHERE id = :id;

-- name: set_theme(id, theme)!
UPDATE dossier SET theme = :theme WHERE id = :id;

-- name: remove_dossier(id)!
DELETE FROM dossier WHERE id = :id;
