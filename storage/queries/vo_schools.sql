-- name: vo_schools_of_school(school_id)
SELECT id, name FROM vo_school WHERE school_id = :school_id ORDER BY name_key, id;

-- name: vo_school_by_key(school_id, name_key)^
SELECT id, name FROM vo_school WHERE school_id = :school_id AND name_key = :name_key;

-- name: add_vo_school(id, school_id, name, name_key, now)!
INSERT INTO vo_school (id, school_id, name, name_key, created_at)
VALUES (:id, :school_id, :name, :name_key, :now);

-- name: rename_vo_school(id, school_id, name, name_key)!
UPDATE vo_school SET name = :name, name_key = :name_key
WHERE id = :id AND school_id = :school_id AND NOT EXISTS (
    SELECT 1 FROM vo_school AS other
    WHERE other.school_id = :school_id AND other.name_key = :name_key AND other.id != :id
);

-- name: remove_unused_vo_school(id, school_id)!
DELETE FROM vo_school
WHERE id = :id AND school_id = :school_id
AND NOT EXISTS (SELECT 1 FROM dossier WHERE vo_school_id = :id)
AND NOT EXISTS (SELECT 1 FROM handover WHERE vo_school_id = :id);

-- name: choose_vo_school(dossier_id, vo_school_id, version)!
UPDATE dossier SET vo_school_id = :vo_school_id, version = version + 1
WHERE id = :dossier_id AND version = :version;
