-- Each part of a dossier (storage/parts.py) has a key of its own from here on. What was sealed with
-- the dossier's key is sealed again, in this step (storage/resealing.py).

ALTER TABLE photo ADD COLUMN questionnaire TEXT NOT NULL DEFAULT '';
ALTER TABLE photo ADD COLUMN slot TEXT NOT NULL DEFAULT '';
