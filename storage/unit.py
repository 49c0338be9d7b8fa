"""What a unit of work may touch."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from storage.keys import Vault


@dataclass(frozen=True, slots=True)
class Unit:
    """The connection, the named queries and the vault.

    Only on the store's thread, only while the unit runs.
    """

    connection: sqlite3.Connection
    queries: Any
    vault: Vault
