-- name: add_news(leerkracht_id, participant_id, kind, questionnaire, now)!
INSERT INTO news (leerkracht_id, participant_id, kind, questionnaire, at)
VALUES (:leerkracht_id, :participant_id, :kind, :questionnaire, :now)
ON CONFLICT (leerkracht_id, participant_id, kind, questionnaire) DO NOTHING;

-- name: news_of(leerkracht_id)
SELECT participant_id, kind, questionnaire FROM news
WHERE leerkracht_id = :leerkracht_id
ORDER BY at, participant_id, kind, questionnaire;

-- name: remove_news(leerkracht_id)!
DELETE FROM news WHERE leerkracht_id = :leerkracht_id;

-- name: digest_of(id)$
SELECT digest FROM participant WHERE id = :id;

-- name: set_digest(id, digest)!
UPDATE participant SET digest = :digest WHERE id = :id;
