-- What a leerkracht hears in one digest (`digest` "day"), or at once ("once"), or not ("never").
-- Which of it is still to be told: ids only, no contents.
ALTER TABLE participant ADD COLUMN digest TEXT NOT NULL DEFAULT 'day';

CREATE TABLE news (
    leerkracht_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (leerkracht_id, participant_id, kind, questionnaire)
) WITHOUT ROWID;
CREATE INDEX news_participant ON news (participant_id);
