-- name: clock()^
SELECT trusted_at, doubt_since, doubt_seen FROM clock WHERE id = 1;

-- name: set_clock(trusted, since, seen)!
INSERT INTO clock (id, trusted_at, doubt_since, doubt_seen) VALUES (1, :trusted, :since, :seen)
ON CONFLICT (id) DO UPDATE
SET trusted_at = excluded.trusted_at, doubt_since = excluded.doubt_since,
    doubt_seen = excluded.doubt_seen;

-- name: prove()!
INSERT INTO clock (id, trusted_at, proved) VALUES (1, 0, 1)
ON CONFLICT (id) DO UPDATE SET proved = proved + 1;
