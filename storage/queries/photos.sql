-- name: add_photo(id, dossier_id, questionnaire, slot, sealed, width, height, now)!
INSERT INTO photo (id, dossier_id, questionnaire, slot, sealed, width, height, created_at)
VALUES (:id, :dossier_id, :questionnaire, :slot, :sealed, :width, :height, :now);

-- name: photo_by_id(id, dossier_id)^
SELECT questionnaire, slot, sealed, width, height FROM photo WHERE id = :id AND dossier_id = :dossier_id;

-- name: remove_photo(id, dossier_id)!
DELETE FROM photo WHERE id = :id AND dossier_id = :dossier_id;
