-- name: add_move(dossier_id, now, schooljaar)!
INSERT INTO moved (dossier_id, moved_at, schooljaar) VALUES (:dossier_id, :now, :schooljaar)
ON CONFLICT DO NOTHING;

-- name: moves_of_klas(klas_id)
SELECT m.dossier_id, m.moved_at, m.schooljaar
FROM dossier d JOIN moved m ON m.dossier_id = d.id
WHERE d.klas_id = :klas_id
ORDER BY m.dossier_id, m.moved_at;
