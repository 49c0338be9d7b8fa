"""The same answers for other programs: JSON (one document a leerling) and CSV (a row an answer)."""

from __future__ import annotations

from collections.abc import Sequence

from exports.model import Sheet


def as_json(sheet: Sheet) -> dict[str, object]:
    raise NotImplementedError


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    """UTF-8 with BOM and semicolons (what a Dutch Excel opens). Cells that a spreadsheet would run
    as a formula are defused."""
    raise NotImplementedError
