-- name: add_audit(id, now, participant_id, role, act, dossier_id, channel, number, prior, seal)!
INSERT INTO audit (id, at, participant_id, role, act, dossier_id, channel, number, prior, seal)
VALUES (:id, :now, :participant_id, :role, :act, :dossier_id, :channel, :number, :prior, :seal);

-- name: last_audit()^
SELECT number, seal FROM audit ORDER BY number DESC LIMIT 1;

-- name: audit_page(after, most)
SELECT number, prior, seal, at, participant_id, role, act, dossier_id, channel FROM audit
WHERE number > :after
ORDER BY number
LIMIT :most;

-- name: audit_of_dossier(dossier_id)
SELECT at, participant_id, role, act, dossier_id, channel FROM audit
WHERE dossier_id = :dossier_id
ORDER BY number;

-- name: audit_last_by_leerkracht(klas_id)
SELECT audit.dossier_id, audit.act, MAX(audit.at) FROM audit
JOIN dossier ON dossier.id = audit.dossier_id
WHERE dossier.klas_id = :klas_id AND audit.role = 'leerkracht'
GROUP BY audit.dossier_id, audit.act;

-- name: remove_audit(before)!
DELETE FROM audit
WHERE number < COALESCE((SELECT MIN(number) FROM audit WHERE at >= :before),
                        (SELECT MAX(number) FROM audit));
