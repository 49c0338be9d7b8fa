"""The werkstuk as a PDF that a child is proud of (PDF/A-2a + PDF/UA-1 as typst makes it)."""

from __future__ import annotations

from exports.model import Sheet


def pdf(sheet: Sheet) -> bytes:
    """Blocking: call it in a worker thread. Never holds a word of another questionnaire."""
    raise NotImplementedError
