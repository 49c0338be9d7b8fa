-- name: save_handover(dossier_id, questionnaire, vo_school_id, now)!
INSERT INTO handover (dossier_id, questionnaire, vo_school_id, handed_over_at)
VALUES (:dossier_id, :questionnaire, :vo_school_id, :now)
ON CONFLICT (dossier_id, questionnaire) DO UPDATE SET
    vo_school_id = excluded.vo_school_id,
    handed_over_at = excluded.handed_over_at,
    received_at = NULL;

-- name: remove_handover(dossier_id, questionnaire)!
DELETE FROM handover WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire;

-- name: set_received(dossier_id, questionnaire, received_at)!
UPDATE handover SET received_at = :received_at
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire;

-- name: handovers_of_dossier(dossier_id)
SELECT dossier_id, questionnaire, vo_school_id, handed_over_at, received_at FROM handover
WHERE dossier_id = :dossier_id;

-- name: handovers_of_klas(klas_id)
SELECT h.dossier_id, h.questionnaire, h.vo_school_id, h.handed_over_at, h.received_at
FROM handover h JOIN dossier d ON d.id = h.dossier_id
WHERE d.klas_id = :klas_id;
