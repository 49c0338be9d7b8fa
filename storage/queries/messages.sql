-- name: add_delivery(channel, id, now)!
INSERT INTO delivery (channel, id, received_at) VALUES (:channel, :id, :now)
ON CONFLICT (channel, id) DO NOTHING;

-- name: remove_deliveries(before)!
DELETE FROM delivery WHERE received_at < :before;

-- name: add_message(id, channel, participant_id, scope, kind, sealed, state, priority, now)!
INSERT INTO message (id, channel, participant_id, scope, kind, sealed, state, priority, updated_at)
VALUES (:id, :channel, :participant_id, :scope, :kind, :sealed, :state, :priority, :now);

-- name: pending_messages(channel)
SELECT id, participant_id, scope, kind, sealed, state, priority FROM message
WHERE channel = :channel AND state IN ('owed', 'sending')
ORDER BY id;

-- `ids` is a JSON array.
-- name: mark_messages(ids, state, now)!
UPDATE message SET state = :state, updated_at = :now
WHERE id IN (SELECT value FROM json_each(:ids));

-- name: mark_messages_over(ids, state, now)!
UPDATE message SET state = :state, updated_at = :now, sealed = NULL
WHERE id IN (SELECT value FROM json_each(:ids));

-- name: remove_messages(before)!
DELETE FROM message WHERE state IN ('sent', 'failed') AND updated_at < :before;
