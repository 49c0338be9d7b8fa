-- name: wrapped_key(scope)$
SELECT wrapped FROM scope_key WHERE scope = :scope;

-- name: add_key(scope, wrapped)!
INSERT INTO scope_key (scope, wrapped) VALUES (:scope, :wrapped);

-- Everything below a scope sorts between its "/" and the sign after that.
-- name: remove_key(scope)!
DELETE FROM scope_key
WHERE scope = :scope OR (scope > :scope || '/' AND scope < :scope || '0');

-- name: add_destroyed_below(scope)!
INSERT INTO destroyed (scope)
SELECT scope FROM scope_key WHERE scope > :scope || '/' AND scope < :scope || '0'
ON CONFLICT DO NOTHING;

-- name: add_destroyed(scope)!
INSERT INTO destroyed (scope) VALUES (:scope) ON CONFLICT DO NOTHING;

-- name: is_destroyed(scope)$
SELECT 1 FROM destroyed WHERE scope = :scope;

-- name: destroyed_scopes()
SELECT scope FROM destroyed;

-- name: key_scopes()
SELECT scope FROM scope_key;

-- name: mark_named(name)$
SELECT value FROM mark WHERE name = :name;

-- name: add_mark(name, value)!
INSERT INTO mark (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING;

-- name: wrapped_keys()
SELECT scope, wrapped FROM scope_key;

-- name: set_key(scope, wrapped)!
UPDATE scope_key SET wrapped = :wrapped WHERE scope = :scope;

-- name: set_mark(name, value)!
INSERT INTO mark (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: any_scope()$
SELECT EXISTS (SELECT 1 FROM scope_key);
