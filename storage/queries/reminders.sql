-- name: reach_of_klas(klas_id, channel)
SELECT p.id,
       (SELECT COUNT(*) FROM address a WHERE a.participant_id = p.id AND a.channel = :channel),
       (SELECT COUNT(*) FROM address a WHERE a.participant_id = p.id AND a.channel = :channel
          AND a.unreachable_at IS NULL AND a.sealed IS NOT NULL),
       p.reminders,
       (SELECT MAX(q.reminded_at)
        FROM address a
        JOIN address b ON b.channel = a.channel AND b.fingerprint = a.fingerprint
        JOIN participant q ON q.id = b.participant_id
        WHERE a.participant_id = p.id AND a.channel = :channel)
FROM participant p
WHERE p.klas_id = :klas_id AND p.dossier_id IS NOT NULL
ORDER BY p.reminded_at IS NOT NULL, p.reminded_at, p.id;

-- name: mark_reminded(id, now)!
UPDATE participant SET reminded_at = :now WHERE id = :id;

-- name: set_reminders(id, wanted)!
UPDATE participant SET reminders = :wanted WHERE id = :id;

-- name: reminders_of(id, channel)^
SELECT p.reminders,
       (SELECT COUNT(*) FROM address a WHERE a.participant_id = p.id AND a.channel = :channel)
FROM participant p WHERE p.id = :id;
