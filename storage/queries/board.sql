-- One query per table for a whole klas, whatever its size: the board is asked for at every change.

-- name: board_invited(klas_id, now)
SELECT p.id
FROM participant p JOIN invitation i ON i.participant_id = p.id
WHERE p.klas_id = :klas_id
  AND ((i.revoked_at IS NULL AND i.expires_at > :now) OR i.used_at IS NOT NULL)
GROUP BY p.id;

-- name: board_reminded(klas_id)
SELECT id, reminded_at FROM participant WHERE klas_id = :klas_id AND reminded_at IS NOT NULL;

-- name: board_remarks(klas_id)
SELECT r.dossier_id, r.questionnaire, r.slot,
       MAX(CASE WHEN r.settled_at IS NULL THEN r.created_at END), MAX(r.settled_at)
FROM dossier d JOIN remark r ON r.dossier_id = d.id
WHERE d.klas_id = :klas_id
GROUP BY r.dossier_id, r.questionnaire, r.slot;

-- name: board_deadlines(klas_id)
SELECT questionnaire, deadline FROM plan WHERE klas_id = :klas_id ORDER BY deadline, questionnaire;
