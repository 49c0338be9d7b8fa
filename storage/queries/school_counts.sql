-- One query per table for a whole school. No name and no answer is in any of them.

-- name: school_leerlingen(school_id)
SELECT d.klas_id, COUNT(*), SUM(d.okr)
FROM klas k JOIN dossier d ON d.klas_id = k.id
WHERE k.school_id = :school_id
GROUP BY d.klas_id;

-- name: school_sessions(school_id)
SELECT p.klas_id, p.id, p.dossier_id, p.role, p.slot, d.okr, s.questionnaire, s.status, s.done,
       s.total, s.updated_at, s.submitted_at
FROM klas k JOIN participant p ON p.klas_id = k.id JOIN dossier d ON d.id = p.dossier_id
     JOIN session s ON s.participant_id = p.id
WHERE k.school_id = :school_id;

-- name: school_reads(school_id)
SELECT a.dossier_id, a.act, MAX(a.at)
FROM klas k JOIN dossier d ON d.klas_id = k.id JOIN audit a ON a.dossier_id = d.id
WHERE k.school_id = :school_id AND a.role = 'leerkracht'
GROUP BY a.dossier_id, a.act;

-- name: school_handovers(school_id)
SELECT h.dossier_id, h.questionnaire, h.handed_over_at, h.received_at
FROM klas k JOIN dossier d ON d.klas_id = k.id JOIN handover h ON h.dossier_id = d.id
WHERE k.school_id = :school_id;

-- name: school_handed_parts(school_id)
SELECT p.klas_id, p.id, p.dossier_id, p.role, p.slot, d.okr, h.questionnaire, h.handed_over_at
FROM klas k JOIN dossier d ON d.klas_id = k.id JOIN handover h ON h.dossier_id = d.id
     JOIN participant p ON p.dossier_id = d.id
WHERE k.school_id = :school_id;
