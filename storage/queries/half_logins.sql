-- name: begin_half_login(channel, fingerprint, participant_id, invitation, beside, expires_at)!
INSERT INTO half_login (channel, fingerprint, participant_id, invitation, beside, expires_at)
VALUES (:channel, :fingerprint, :participant_id, :invitation, :beside, :expires_at)
ON CONFLICT (channel, fingerprint)
DO UPDATE SET participant_id = excluded.participant_id, invitation = excluded.invitation,
              beside = excluded.beside, sealed = NULL, tries = 0, message = 0,
              expires_at = excluded.expires_at;

-- name: half_login_at(channel, fingerprint, now)^
SELECT participant_id, invitation, beside, sealed, tries, message FROM half_login
WHERE channel = :channel AND fingerprint = :fingerprint AND expires_at > :now;

-- name: set_half_login(channel, fingerprint, sealed)!
UPDATE half_login SET sealed = :sealed WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: miss_half_login(channel, fingerprint)!
UPDATE half_login SET tries = tries + 1 WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: note_half_login(channel, fingerprint, message)!
UPDATE half_login SET message = :message WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: end_half_login(channel, fingerprint)!
DELETE FROM half_login WHERE channel = :channel AND fingerprint = :fingerprint;

-- name: remove_expired_half_logins(now)!
DELETE FROM half_login WHERE expires_at <= :now;
