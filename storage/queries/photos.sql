-- name: add_photo(id, dossier_id, questionnaire, slot, sealed, width, height, given_as, now)!
INSERT INTO photo (id, dossier_id, questionnaire, slot, sealed, width, height, given_as, created_at)
VALUES (:id, :dossier_id, :questionnaire, :slot, :sealed, :width, :height, :given_as, :now);

-- name: photos_given_as(dossier_id)
SELECT id, questionnaire, given_as FROM photo WHERE dossier_id = :dossier_id;

-- name: photo_by_id(id, dossier_id)^
SELECT questionnaire, slot, sealed, width, height FROM photo WHERE id = :id AND dossier_id = :dossier_id;

-- name: remove_photo(id, dossier_id)!
DELETE FROM photo WHERE id = :id AND dossier_id = :dossier_id;
