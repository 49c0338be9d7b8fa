"""Several files as one, for a door that hands out one file at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from bot.classroom.filenames import plain
from bot.classroom.model import ExportFile
from conversations.people import Klas


def zipped(klas: Klas, files: Sequence[ExportFile]) -> ExportFile:
    """Named after the klas. PDFs are compressed already, so nothing is compressed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for file in files:
            bundle.writestr(file.name, file.content)
    return ExportFile(f"{plain(klas.name) or 'klas'}.zip", out.getvalue())
