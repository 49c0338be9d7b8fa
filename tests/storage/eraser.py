"""The process that test_erasure kills: it erases one part or one dossier, and is gone just before
the statement of the given number reaches SQLite, in either file.

    python -m tests.storage.eraser FOLDER part|dossier DOSSIER NUMBER
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from conversations.people import Slot
from storage import erasure
from storage.connection import connect
from storage.group_commit import commit_together
from storage.keys import Vault, load_or_make_master_key
from storage.named_queries import named_queries
from storage.parts import Part
from storage.store import DATA_FILE
from storage.unit import Unit
from tests.storage.klas import FORM, NOW


def main(folder: Path, what: str, dossier_id: str, number: int) -> None:
    vault = Vault.unlock(folder, load_or_make_master_key(folder))
    connection = connect(folder / DATA_FILE)
    statements = 0

    def count(_: str) -> None:
        nonlocal statements
        statements += 1
        if statements == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def work(unit: Unit) -> None:
        if what == "part":
            erasure.erase_parts(unit, [Part(dossier_id, FORM, Slot.LEERLING)], NOW)
        else:
            erasure.erase_dossiers(unit, [dossier_id], NOW)

    connection.set_trace_callback(count)
    vault._connection.set_trace_callback(count)
    (outcome,) = commit_together(Unit(connection, named_queries(), vault), [work])
    assert outcome.error is None, outcome.error
    print(statements)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
