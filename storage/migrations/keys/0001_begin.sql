-- keys.db: the wrapped key of each scope (a dossier or a school), and which were destroyed on
-- purpose. `mark` holds the check value that tells a wrong master key.

CREATE TABLE scope_key (
    scope TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE destroyed (
    scope TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
