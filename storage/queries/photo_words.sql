-- name: photo_words_of_dossier(dossier_id)
SELECT slot, allowed, via, by, at FROM photo_word WHERE dossier_id = :dossier_id ORDER BY slot;

-- name: photo_words_of_klas(klas_id)
SELECT w.dossier_id, w.slot, w.allowed, w.via, w.by, w.at
FROM photo_word w JOIN dossier d ON d.id = w.dossier_id
WHERE d.klas_id = :klas_id
ORDER BY w.dossier_id, w.slot;

-- name: save_photo_word(dossier_id, slot, allowed, via, by, at)!
INSERT INTO photo_word (dossier_id, slot, allowed, via, by, at)
VALUES (:dossier_id, :slot, :allowed, :via, :by, :at)
ON CONFLICT (dossier_id, slot)
DO UPDATE SET allowed = excluded.allowed, via = excluded.via, by = excluded.by, at = excluded.at;

-- name: remove_photo_word(dossier_id, slot)!
DELETE FROM photo_word WHERE dossier_id = :dossier_id AND slot = :slot;
