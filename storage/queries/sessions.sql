-- name: session_of(participant_id, questionnaire)$
SELECT sealed FROM session
WHERE participant_id = :participant_id AND questionnaire = :questionnaire;

-- name: has_begun(participant_id)$
SELECT EXISTS (SELECT 1 FROM session WHERE participant_id = :participant_id);

-- name: save_session(participant_id, questionnaire, sealed, status, done, total, now, submitted_at)!
INSERT INTO session (participant_id, questionnaire, sealed, status, done, total, updated_at,
                     submitted_at)
VALUES (:participant_id, :questionnaire, :sealed, :status, :done, :total, :now, :submitted_at)
ON CONFLICT (participant_id, questionnaire)
DO UPDATE SET sealed = excluded.sealed, status = excluded.status, done = excluded.done,
              total = excluded.total, updated_at = excluded.updated_at,
              submitted_at = excluded.submitted_at;

-- name: standings_of_klas(klas_id)
SELECT p.id, p.dossier_id, s.questionnaire, s.status, s.done, s.total, s.updated_at,
       s.submitted_at
FROM participant p JOIN session s ON s.participant_id = p.id
WHERE p.klas_id = :klas_id AND p.dossier_id IS NOT NULL
ORDER BY p.id, s.questionnaire;

-- name: standings_of_participant(participant_id)
SELECT p.id, p.dossier_id, s.questionnaire, s.status, s.done, s.total, s.updated_at,
       s.submitted_at
FROM participant p JOIN session s ON s.participant_id = p.id
WHERE p.id = :participant_id
ORDER BY s.questionnaire;

-- name: status_of(dossier_id, slot, questionnaire)^
SELECT s.status, s.submitted_at
FROM participant p JOIN session s ON s.participant_id = p.id
WHERE p.dossier_id = :dossier_id AND p.slot = :slot AND s.questionnaire = :questionnaire;
