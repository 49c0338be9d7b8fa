-- name: school_by_key(name_key)^
SELECT id, name, phone FROM school WHERE name_key = :name_key;

-- name: add_school(id, name, name_key, now)!
INSERT INTO school (id, name, name_key, created_at) VALUES (:id, :name, :name_key, :now);

-- name: school_by_id(id)^
SELECT id, name, phone FROM school WHERE id = :id;

-- name: set_school_phone(id, phone)!
UPDATE school SET phone = :phone WHERE id = :id;

-- name: add_klas(id, school_id, name, name_key, schooljaar, now)!
INSERT INTO klas (id, school_id, name, name_key, schooljaar, created_at)
VALUES (:id, :school_id, :name, :name_key, :schooljaar, :now)
ON CONFLICT (school_id, name_key, schooljaar) DO NOTHING;

-- name: klas_by_id(id)^
SELECT id, school_id, name, schooljaar, closed_at FROM klas WHERE id = :id;

-- name: klassen_by_name(id, name_key)
SELECT id, school_id, name, schooljaar, closed_at FROM klas
WHERE id = :id OR name_key = :name_key
ORDER BY schooljaar DESC, id;

-- name: all_klassen()
SELECT id, school_id, name, schooljaar, closed_at FROM klas ORDER BY schooljaar DESC, name_key, id;

-- name: klassen_of_school(school_id)
SELECT id, school_id, name, schooljaar, closed_at FROM klas WHERE school_id = :school_id
ORDER BY schooljaar DESC, name_key, id;

-- name: close_klas(id, now)!
UPDATE klas SET closed_at = :now WHERE id = :id AND closed_at IS NULL;

-- name: open_klas(id)!
UPDATE klas SET closed_at = NULL WHERE id = :id;
