-- name: add_reader(id, school_id, kind, sealed, fingerprint, phrase, now, expires_at, klas_id, vo_school_id, sensitive)!
INSERT INTO reader (id, school_id, kind, sealed, fingerprint, phrase, created_at, expires_at,
                    klas_id, vo_school_id, sensitive)
VALUES (:id, :school_id, :kind, :sealed, :fingerprint, :phrase, :now, :expires_at,
        :klas_id, :vo_school_id, :sensitive);

-- name: reader_by_id(id)^
SELECT id, school_id, kind, sealed, klas_id, vo_school_id, sensitive, tries, tried_at,
       expires_at, revoked_at, visited_at
FROM reader WHERE id = :id;

-- name: reader_by_fingerprint(fingerprint)^
SELECT id, school_id, kind, sealed, klas_id, vo_school_id, sensitive, tries, tried_at,
       expires_at, revoked_at, visited_at
FROM reader WHERE fingerprint = :fingerprint;

-- name: reader_at(fingerprint, now)^
SELECT r.id, r.school_id, r.kind, r.sealed, r.klas_id, r.vo_school_id, r.sensitive, r.tries,
       r.tried_at, r.expires_at, r.revoked_at, r.visited_at
FROM reader_session s JOIN reader r ON r.id = s.reader_id
WHERE s.fingerprint = :fingerprint AND s.expires_at > :now;

-- name: readers_of_klas(klas_id)
SELECT id, school_id, kind, sealed, klas_id, vo_school_id, sensitive, tries, tried_at,
       expires_at, revoked_at, visited_at
FROM reader WHERE klas_id = :klas_id ORDER BY id;

-- name: readers_without_klas(school_id)
SELECT id, school_id, kind, sealed, klas_id, vo_school_id, sensitive, tries, tried_at,
       expires_at, revoked_at, visited_at
FROM reader WHERE school_id = :school_id AND klas_id IS NULL ORDER BY id;

-- name: reader_phrase(id)$
SELECT phrase FROM reader WHERE id = :id;

-- name: let_read(reader_id, dossier_id)!
INSERT INTO reader_dossier (reader_id, dossier_id, vo_school_id)
SELECT :reader_id, id, COALESCE(vo_school_id, '') FROM dossier WHERE id = :dossier_id
ON CONFLICT DO NOTHING;

-- name: bind_reader_dossiers(dossier_id, vo_school_id)!
UPDATE reader_dossier SET vo_school_id = :vo_school_id
WHERE dossier_id = :dossier_id AND vo_school_id = '';

-- name: dossiers_of_reader(reader_id)
SELECT d.id FROM reader_dossier rd
JOIN reader r ON r.id = rd.reader_id
JOIN dossier d ON d.id = rd.dossier_id
WHERE r.id = :reader_id AND r.klas_id = d.klas_id
  AND rd.vo_school_id IN ('', COALESCE(d.vo_school_id, ''))
ORDER BY d.id;

-- name: renew_reader(id, fingerprint, phrase)!
UPDATE reader
SET fingerprint = :fingerprint, phrase = :phrase, tries = 0, tried_at = NULL, revoked_at = NULL
WHERE id = :id;

-- name: revoke_reader(id, now)!
UPDATE reader SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: prolong_reader(id, expires_at)!
UPDATE reader SET expires_at = :expires_at WHERE id = :id;

-- name: reader_tried(id, now)!
UPDATE reader SET tries = tries + 1, tried_at = :now WHERE id = :id;

-- name: reader_came_in(id, now)!
UPDATE reader SET tries = 0, tried_at = NULL, visited_at = :now WHERE id = :id;

-- name: reader_visited(id, now)!
UPDATE reader SET visited_at = :now WHERE id = :id;

-- name: add_reader_session(fingerprint, reader_id, expires_at)!
INSERT INTO reader_session (fingerprint, reader_id, expires_at)
VALUES (:fingerprint, :reader_id, :expires_at);

-- name: remove_reader_session(fingerprint)!
DELETE FROM reader_session WHERE fingerprint = :fingerprint;

-- name: remove_sessions_of_reader(reader_id)!
DELETE FROM reader_session WHERE reader_id = :reader_id;

-- name: remove_expired_reader_sessions(now)!
DELETE FROM reader_session WHERE expires_at <= :now;

-- name: remove_readers_over(before)!
DELETE FROM reader WHERE expires_at <= :before OR revoked_at <= :before;
