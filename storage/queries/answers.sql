-- name: answers_of_slot(dossier_id, questionnaire, slot)
SELECT question, sealed FROM answer
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;

-- name: answers_of_dossier(dossier_id, questionnaire)
SELECT slot, question, sealed FROM answer
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire;

-- name: save_answer(dossier_id, questionnaire, slot, question, sealed)!
INSERT INTO answer (dossier_id, questionnaire, slot, question, sealed)
VALUES (:dossier_id, :questionnaire, :slot, :question, :sealed)
ON CONFLICT (dossier_id, questionnaire, slot, question) DO UPDATE SET sealed = excluded.sealed;
