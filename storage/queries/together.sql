-- name: together_of(participant_id, questionnaire)
SELECT leerkracht_id, started_at, ended_at, taken_over_at, confirmed_at FROM together
WHERE participant_id = :participant_id AND questionnaire = :questionnaire;

-- name: begin_together(participant_id, questionnaire, leerkracht_id, now)!
INSERT INTO together (participant_id, questionnaire, leerkracht_id, started_at)
VALUES (:participant_id, :questionnaire, :leerkracht_id, :now)
ON CONFLICT DO NOTHING;

-- name: end_together(participant_id, questionnaire, leerkracht_id, now)!
UPDATE together SET ended_at = :now, leerkracht_id = :leerkracht_id
WHERE participant_id = :participant_id AND questionnaire = :questionnaire;

-- name: take_together_over(participant_id, questionnaire, now)!
UPDATE together SET taken_over_at = :now, confirmed_at = NULL
WHERE participant_id = :participant_id AND questionnaire = :questionnaire
  AND (taken_over_at IS NULL OR confirmed_at IS NOT NULL);

-- name: confirm_together(participant_id, questionnaire, now)!
UPDATE together SET confirmed_at = :now
WHERE participant_id = :participant_id AND questionnaire = :questionnaire
  AND confirmed_at IS NULL;

-- name: together_of_klas(klas_id)
SELECT t.participant_id, t.questionnaire, t.leerkracht_id, t.started_at, t.ended_at,
       t.taken_over_at, t.confirmed_at
FROM together t JOIN participant p ON p.id = t.participant_id
WHERE p.klas_id = :klas_id;
