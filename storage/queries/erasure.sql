-- name: count_dossier(dossier_id)^
SELECT (SELECT COUNT(*) FROM dossier WHERE id = :dossier_id),
       (SELECT COUNT(*) FROM answer WHERE dossier_id = :dossier_id),
       (SELECT COUNT(*) FROM photo WHERE dossier_id = :dossier_id),
       (SELECT COUNT(*) FROM session s JOIN participant p ON p.id = s.participant_id
        WHERE p.dossier_id = :dossier_id),
       (SELECT COUNT(*) FROM remark WHERE dossier_id = :dossier_id),
       (SELECT COUNT(*) FROM objection WHERE dossier_id = :dossier_id);

-- name: count_part(dossier_id, questionnaire, slot)^
SELECT (SELECT COUNT(*) FROM answer
        WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot),
       (SELECT COUNT(*) FROM photo
        WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot),
       (SELECT COUNT(*) FROM session s JOIN participant p ON p.id = s.participant_id
        WHERE p.dossier_id = :dossier_id AND p.slot = :slot AND s.questionnaire = :questionnaire),
       (SELECT COUNT(*) FROM remark
        WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot),
       (SELECT COUNT(*) FROM objection
        WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot);

-- name: remove_answers_of_part(dossier_id, questionnaire, slot)!
DELETE FROM answer
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;

-- name: remove_photos_of_part(dossier_id, questionnaire, slot)!
DELETE FROM photo
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;

-- name: remove_remarks_of_part(dossier_id, questionnaire, slot)!
DELETE FROM remark
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;

-- name: remove_session_of_part(dossier_id, questionnaire, slot)!
DELETE FROM session
WHERE questionnaire = :questionnaire
  AND participant_id = (SELECT id FROM participant
                        WHERE dossier_id = :dossier_id AND slot = :slot);

-- name: remove_together_of_part(dossier_id, questionnaire, slot)!
DELETE FROM together
WHERE questionnaire = :questionnaire
  AND participant_id = (SELECT id FROM participant
                        WHERE dossier_id = :dossier_id AND slot = :slot);

-- name: remove_messages_of_scope(scope)!
DELETE FROM message WHERE scope = :scope;

-- name: school_ids()
SELECT id FROM school;

-- name: dossier_ids_of_klas(klas_id)
SELECT id FROM dossier WHERE klas_id = :klas_id ORDER BY id;

-- name: remove_klas(id)!
DELETE FROM klas WHERE id = :id;

-- name: remove_school(id)!
DELETE FROM school WHERE id = :id;

-- name: parts_of_klas(klas_id)
SELECT p.dossier_id, s.questionnaire, p.slot, s.submitted_at
FROM participant p JOIN session s ON s.participant_id = p.id
WHERE p.klas_id = :klas_id AND p.dossier_id IS NOT NULL
ORDER BY p.dossier_id, s.questionnaire, p.slot;

-- name: klas_made(id)$
SELECT created_at FROM klas WHERE id = :id;
