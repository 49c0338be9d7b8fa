"""What was erased stays erased, also after a crash halfway or a restored older copy."""

from __future__ import annotations

from storage.unit import Unit


def finish_erasures(unit: Unit) -> int:
    """Removes the rows of dossiers whose key was destroyed; how many dossiers went."""
    destroyed = unit.vault.destroyed()
    if not destroyed:
        return 0
    left = [row[0] for row in unit.queries.dossier_ids(unit.connection) if row[0] in destroyed]
    with unit.connection:
        unit.connection.execute("BEGIN IMMEDIATE")
        for dossier_id in left:
            unit.queries.remove_dossier(unit.connection, id=dossier_id)
    return len(left)
