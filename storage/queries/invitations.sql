-- name: revoke_invitations(participant_id, now)!
UPDATE invitation SET revoked_at = :now, sealed = NULL
WHERE participant_id = :participant_id AND revoked_at IS NULL;

-- name: add_invitation(fingerprint, participant_id, sealed, now, expires_at)!
INSERT INTO invitation (fingerprint, participant_id, sealed, created_at, expires_at)
VALUES (:fingerprint, :participant_id, :sealed, :now, :expires_at);

-- name: invitation_by_fingerprint(fingerprint)^
SELECT participant_id, expires_at, revoked_at, used_at FROM invitation
WHERE fingerprint = :fingerprint;

-- name: mark_invitation_used(fingerprint, now)!
UPDATE invitation SET used_at = :now WHERE fingerprint = :fingerprint AND used_at IS NULL;

-- name: current_invitation(participant_id)$
SELECT sealed FROM invitation WHERE participant_id = :participant_id AND revoked_at IS NULL;
