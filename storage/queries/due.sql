-- name: due_until(now)
SELECT id, klas_id, kind, questionnaire, at, done_at FROM due
WHERE done_at IS NULL AND at <= :now
ORDER BY at, id;

-- name: next_due(now)$
SELECT MIN(at) FROM due WHERE done_at IS NULL AND at > :now;

-- name: due_of_klas(klas_id, kind, questionnaire)
SELECT id, klas_id, kind, questionnaire, at, done_at FROM due
WHERE klas_id = :klas_id AND kind = :kind AND questionnaire = :questionnaire
ORDER BY at, id;

-- name: add_due(id, klas_id, kind, questionnaire, at)!
INSERT INTO due (id, klas_id, kind, questionnaire, at)
VALUES (:id, :klas_id, :kind, :questionnaire, :at);

-- name: remove_due(id)!
DELETE FROM due WHERE id = :id AND done_at IS NULL;

-- name: finish_due(id, now)!
UPDATE due SET done_at = :now WHERE id = :id AND done_at IS NULL;

-- name: finish_due_of_klas(klas_id, now)!
UPDATE due SET done_at = :now WHERE klas_id = :klas_id AND done_at IS NULL;
