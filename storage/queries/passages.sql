-- name: remove_passages(participant_id, now)!
DELETE FROM passage WHERE participant_id = :participant_id OR expires_at <= :now;

-- name: add_passage(fingerprint, participant_id, questionnaire, question, expires_at)!
INSERT INTO passage (fingerprint, participant_id, questionnaire, question, expires_at)
VALUES (:fingerprint, :participant_id, :questionnaire, :question, :expires_at);

-- name: take_passage(fingerprint)^
DELETE FROM passage WHERE fingerprint = :fingerprint
RETURNING participant_id, questionnaire, question, expires_at;
