-- name: add_participant(id, role, klas_id, dossier_id, slot, person, function, now)!
INSERT INTO participant (id, role, klas_id, dossier_id, slot, person, function, created_at)
VALUES (:id, :role, :klas_id, :dossier_id, :slot, :person, :function, :now);

-- name: participant_by_id(id)^
SELECT p.id, p.role, p.klas_id, p.dossier_id, p.slot, p.person, k.school_id, p.function
FROM participant p JOIN klas k ON k.id = p.klas_id
WHERE p.id = :id;

-- name: participants_of_dossier(dossier_id)
SELECT p.id, p.role, p.klas_id, p.dossier_id, p.slot, p.person, k.school_id, p.function
FROM participant p JOIN klas k ON k.id = p.klas_id
WHERE p.dossier_id = :dossier_id
ORDER BY p.id;

-- name: people_of_klas(klas_id)
SELECT p.id, p.role, p.klas_id, p.dossier_id, p.slot, p.person, k.school_id, p.function
FROM participant p JOIN klas k ON k.id = p.klas_id
WHERE p.klas_id = :klas_id AND p.dossier_id IS NOT NULL
ORDER BY p.id;

-- name: staff_of_klas(klas_id)
SELECT p.id, p.role, p.klas_id, p.dossier_id, p.slot, p.person, k.school_id, p.function
FROM participant p JOIN klas k ON k.id = p.klas_id
WHERE p.klas_id = :klas_id AND p.dossier_id IS NULL
ORDER BY p.id;

-- name: set_person(id, person)!
UPDATE participant SET person = :person WHERE id = :id;

-- name: set_function(id, function)!
UPDATE participant SET function = :function WHERE id = :id;

-- name: move_participants(dossier_id, klas_id)!
UPDATE participant SET klas_id = :klas_id WHERE dossier_id = :dossier_id;

-- name: remove_participant(id)!
DELETE FROM participant WHERE id = :id;
