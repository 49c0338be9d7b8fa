-- name: second_step_of(participant_id)^
SELECT s.id, s.school_id, s.sealed, s.counter, s.wrong, s.wrong_at, s.set_at
FROM second_step s JOIN participant p ON p.second_step_id = s.id
WHERE p.id = :participant_id;

-- name: add_second_step(id, school_id, sealed, counter, now)!
INSERT INTO second_step (id, school_id, sealed, counter, set_at)
VALUES (:id, :school_id, :sealed, :counter, :now);

-- name: renew_second_step(id, sealed, counter, now)!
UPDATE second_step
SET sealed = :sealed, counter = :counter, wrong = 0, wrong_at = NULL, set_at = :now
WHERE id = :id;

-- name: remove_second_step(id)!
DELETE FROM second_step WHERE id = :id;

-- name: accept_second_step(id, counter)!
UPDATE second_step SET counter = :counter, wrong = 0, wrong_at = NULL
WHERE id = :id AND counter < :counter;

-- name: miss_second_step(id, now)!
UPDATE second_step SET wrong = wrong + 1, wrong_at = :now WHERE id = :id;

-- name: forgive_second_step(id)!
UPDATE second_step SET wrong = 0, wrong_at = NULL WHERE id = :id;

-- name: give_second_step(participant_id, id)!
UPDATE participant SET second_step_id = :id WHERE id = :participant_id;

-- name: share_second_step(beside, participant_id)!
UPDATE participant
SET second_step_id = (SELECT second_step_id FROM participant WHERE id = :beside)
WHERE id = :participant_id;

-- name: people_of_second_step(id)
SELECT id FROM participant WHERE second_step_id = :id ORDER BY id;

-- name: second_steps_given_at(channel, fingerprint, now)
SELECT DISTINCT s.id, s.school_id
FROM address a
JOIN participant p ON p.id = a.participant_id AND p.second_step_id = a.second_step_id
JOIN second_step s ON s.id = a.second_step_id
WHERE a.channel = :channel AND a.fingerprint = :fingerprint
  AND (a.expires_at IS NULL OR a.expires_at > :now);

-- name: give_at_address(channel, fingerprint, participant_id, id)!
UPDATE address SET second_step_id = :id
WHERE channel = :channel AND fingerprint = :fingerprint AND participant_id = :participant_id;

-- name: add_recovery_code(second_step_id, fingerprint)!
INSERT INTO recovery_code (fingerprint, second_step_id) VALUES (:fingerprint, :second_step_id);

-- name: use_recovery_code(second_step_id, fingerprint)!
DELETE FROM recovery_code WHERE fingerprint = :fingerprint AND second_step_id = :second_step_id;

-- name: remove_recovery_codes(second_step_id)!
DELETE FROM recovery_code WHERE second_step_id = :second_step_id;

-- name: count_recovery_codes(second_step_id)$
SELECT COUNT(*) FROM recovery_code WHERE second_step_id = :second_step_id;
