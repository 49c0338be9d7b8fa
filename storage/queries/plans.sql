-- name: plans_of_klas(klas_id)
SELECT questionnaire, deadline, days_before FROM plan WHERE klas_id = :klas_id;

-- name: plan_of(klas_id, questionnaire)^
SELECT questionnaire, deadline, days_before FROM plan
WHERE klas_id = :klas_id AND questionnaire = :questionnaire;

-- name: save_plan(klas_id, questionnaire, deadline, days_before)!
INSERT INTO plan (klas_id, questionnaire, deadline, days_before)
VALUES (:klas_id, :questionnaire, :deadline, :days_before)
ON CONFLICT (klas_id, questionnaire)
DO UPDATE SET deadline = excluded.deadline, days_before = excluded.days_before;

-- name: remove_plan(klas_id, questionnaire)!
DELETE FROM plan WHERE klas_id = :klas_id AND questionnaire = :questionnaire;
