-- name: add_audit(id, now, participant_id, role, act, dossier_id, channel)!
INSERT INTO audit (id, at, participant_id, role, act, dossier_id, channel)
VALUES (:id, :now, :participant_id, :role, :act, :dossier_id, :channel);

-- name: audit_of_dossier(dossier_id)
SELECT at, participant_id, role, act, dossier_id, channel FROM audit
WHERE dossier_id = :dossier_id
ORDER BY id;
