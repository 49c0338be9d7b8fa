-- name: objections_of_dossier(dossier_id)
SELECT o.questionnaire, o.slot, o.participant_id, p.slot, o.channel, o.sealed, o.objected_at,
       o.decision, o.settled, o.settled_at
FROM objection o JOIN participant p ON p.id = o.participant_id
WHERE o.dossier_id = :dossier_id
ORDER BY o.objected_at, o.questionnaire, o.slot, o.participant_id;

-- name: held_of_dossier(dossier_id)
SELECT DISTINCT questionnaire, slot FROM objection
WHERE dossier_id = :dossier_id AND decision != 'goes';

-- name: objections_of_klas(klas_id)
SELECT o.dossier_id, o.questionnaire, o.slot, o.participant_id, o.decision
FROM dossier d JOIN objection o ON o.dossier_id = d.id
WHERE d.klas_id = :klas_id;

-- name: save_objection(dossier_id, questionnaire, slot, participant_id, channel, sealed, now)!
INSERT INTO objection (dossier_id, questionnaire, slot, participant_id, channel, sealed, objected_at)
VALUES (:dossier_id, :questionnaire, :slot, :participant_id, :channel, :sealed, :now)
ON CONFLICT (dossier_id, questionnaire, slot, participant_id) DO UPDATE SET
    channel = excluded.channel, sealed = excluded.sealed, objected_at = excluded.objected_at,
    decision = '', settled = NULL, settled_at = NULL;

-- name: settle_objection(dossier_id, questionnaire, slot, participant_id, decision, settled, now)!
UPDATE objection SET decision = :decision, settled = :settled, settled_at = :now
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot
  AND participant_id = :participant_id;

-- name: remove_objection(dossier_id, questionnaire, slot, participant_id)!
DELETE FROM objection
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot
  AND participant_id = :participant_id;

-- name: remove_objections_of_part(dossier_id, questionnaire, slot)!
DELETE FROM objection
WHERE dossier_id = :dossier_id AND questionnaire = :questionnaire AND slot = :slot;
