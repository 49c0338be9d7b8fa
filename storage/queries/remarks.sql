-- name: remarks_of_slot(dossier_id, questionnaire, slot)
SELECT question, sealed, created_at, settled_at FROM remark
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;

-- name: save_remark(dossier_id, questionnaire, slot, question, sealed, now)!
INSERT INTO remark (dossier_id, questionnaire, slot, question, sealed, created_at)
VALUES (:dossier_id, :questionnaire, :slot, :question, :sealed, :now)
ON CONFLICT (dossier_id, questionnaire, slot, question)
DO UPDATE SET sealed = excluded.sealed, created_at = excluded.created_at, settled_at = NULL;

-- name: settle_remark(dossier_id, questionnaire, slot, question, now)!
UPDATE remark SET settled_at = :now
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot
  AND question = :question AND settled_at IS NULL;

-- name: settle_remarks(dossier_id, questionnaire, slot, now)!
UPDATE remark SET settled_at = :now
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot
  AND settled_at IS NULL;

-- name: remove_remark(dossier_id, questionnaire, slot, question)!
DELETE FROM remark
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot
  AND question = :question;
