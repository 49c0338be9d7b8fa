-- The ouder went on alone: from then on the leerkracht types nothing in their section.
ALTER TABLE together ADD COLUMN taken_over_at INTEGER;
