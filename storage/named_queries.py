"""The SQL of `queries/*.sql`, by name."""

from __future__ import annotations

from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import Any

import aiosql
from aiosql.adapters.sqlite3 import SQLite3Adapter

_FOLDER = Path(__file__).parent / "queries"


class _WholeResults(SQLite3Adapter):
    """Fetches all rows at once: a half-read cursor would keep an old snapshot alive, and be closed
    on whatever thread the garbage is collected."""

    def select(
        self,
        conn: Any,
        query_name: str,  # noqa: ARG002  aiosql's signature
        sql: str,
        parameters: Any,
        record_class: Any = None,  # noqa: ARG002
    ) -> Generator[Any, None, None]:
        yield from conn.execute(sql, parameters).fetchall()


@cache
def named_queries() -> Any:
    """Loaded once per process."""
    return aiosql.from_path(_FOLDER, _WholeResults)
