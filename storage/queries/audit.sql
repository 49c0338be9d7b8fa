-- name: add_audit(id, now, participant_id, role, act, dossier_id, channel)!
INSERT INTO audit (id, at, participant_id, role, act, dossier_id, channel)
VALUES (:id, :now, :participant_id, :role, :act, :dossier_id, :channel);

-- name: audit_of_dossier(dossier_id)
SELECT at, participant_id, role, act, dossier_id, channel FROM audit
WHERE dossier_id = :dossier_id
ORDER BY id;

-- name: audit_last_by_leerkracht(klas_id)
SELECT audit.dossier_id, audit.act, MAX(audit.at) FROM audit
JOIN dossier ON dossier.id = audit.dossier_id
WHERE dossier.klas_id = :klas_id AND audit.role = 'leerkracht'
GROUP BY audit.dossier_id, audit.act;
