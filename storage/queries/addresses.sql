-- name: bind_address(channel, fingerprint, participant_id, sealed, now, expires_at)!
INSERT INTO address (channel, fingerprint, participant_id, sealed, rank, questionnaire,
                     created_at, expires_at)
VALUES (:channel, :fingerprint, :participant_id, :sealed,
        (SELECT COALESCE(MAX(rank), 0) + 1 FROM address
         WHERE channel = :channel AND fingerprint = :fingerprint),
        '', :now, :expires_at)
ON CONFLICT (channel, fingerprint, participant_id)
DO UPDATE SET rank = excluded.rank, expires_at = excluded.expires_at;

-- name: devices_of(participant_id, here, everywhere, now)
SELECT channel, fingerprint, sealed, second_step_id, expires_at FROM address
WHERE participant_id = :participant_id
  AND (expires_at IS NULL OR expires_at > :now) AND unreachable_at IS NULL
  AND (:everywhere OR second_step_id IS NOT NULL OR fingerprint = :here)
ORDER BY created_at, fingerprint;

-- name: mark_reachable(channel, fingerprint)!
UPDATE address SET unreachable_at = NULL
WHERE channel = :channel AND fingerprint = :fingerprint AND unreachable_at IS NOT NULL;

-- name: mark_unreachable(channel, fingerprint, now)!
UPDATE address SET unreachable_at = :now
WHERE channel = :channel AND fingerprint = :fingerprint AND unreachable_at IS NULL;

-- name: seats_at(channel, fingerprint, now)
SELECT p.id, p.role, p.klas_id, p.dossier_id, p.slot, p.person, k.school_id, p.function,
       k.name, k.schooljaar, k.closed_at, a.questionnaire, a.unreachable_at IS NULL
FROM address a JOIN participant p ON p.id = a.participant_id JOIN klas k ON k.id = p.klas_id
WHERE a.channel = :channel AND a.fingerprint = :fingerprint
  AND (a.expires_at IS NULL OR a.expires_at > :now)
ORDER BY a.rank DESC;

-- name: sit_at(channel, fingerprint, participant_id, questionnaire)!
UPDATE address
SET questionnaire = :questionnaire,
    rank = (SELECT MAX(rank) + 1 FROM address
            WHERE channel = :channel AND fingerprint = :fingerprint)
WHERE channel = :channel AND fingerprint = :fingerprint AND participant_id = :participant_id;

-- name: unbind_address(channel, fingerprint, participant_id)!
DELETE FROM address
WHERE channel = :channel AND fingerprint = :fingerprint AND participant_id = :participant_id;

-- name: remove_addresses_of(participant_id)!
DELETE FROM address WHERE participant_id = :participant_id;

-- name: remove_address(channel, fingerprint)!
DELETE FROM address WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: carry_address(channel, fingerprint, to)!
UPDATE address SET fingerprint = :to WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: reachable_addresses(participant_id, channel)
SELECT sealed FROM address
WHERE participant_id = :participant_id AND channel = :channel
  AND unreachable_at IS NULL AND sealed IS NOT NULL
ORDER BY created_at, fingerprint;

-- name: unreachable_participants(klas_id, channel)
SELECT p.id
FROM participant p JOIN address a ON a.participant_id = p.id
WHERE p.klas_id = :klas_id AND a.channel = :channel
GROUP BY p.id
HAVING COUNT(*) = COUNT(a.unreachable_at);

-- name: prolong_address(channel, fingerprint, now, soon, expires_at)!
UPDATE address SET expires_at = :expires_at
WHERE channel = :channel AND fingerprint = :fingerprint
  AND expires_at > :now AND expires_at < :soon;

-- name: remove_expired_addresses(now)!
DELETE FROM address WHERE expires_at <= :now;

-- name: remove_other_addresses_of(participant_id, channel, fingerprint)!
DELETE FROM address
WHERE participant_id = :participant_id
  AND NOT (channel = :channel AND fingerprint = :fingerprint);

-- name: places_of(participant_id, now)
SELECT channel, fingerprint, created_at, expires_at FROM address
WHERE participant_id = :participant_id AND (expires_at IS NULL OR expires_at > :now)
ORDER BY created_at;
