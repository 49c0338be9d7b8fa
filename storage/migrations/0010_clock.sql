-- Until when the clock can be believed (storage/clock.py): one row. `doubt_since` and `doubt_seen`
-- stand there while it cannot. `proved` goes up to see whether the disk takes it.
CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    trusted_at INTEGER NOT NULL,
    doubt_since INTEGER,
    doubt_seen INTEGER,
    proved INTEGER NOT NULL DEFAULT 0
);
