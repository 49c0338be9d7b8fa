"""The SQL of `queries/*.sql`, by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import aiosql

_FOLDER = Path(__file__).parent / "queries"


@cache
def named_queries() -> Any:
    """Loaded once per process."""
    return aiosql.from_path(_FOLDER, "sqlite3")
