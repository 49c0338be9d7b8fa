"""Reads a PDF back as people and programs do."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pypdfium2


def words(pdf: bytes) -> str:
    """All text, page after page, in NFKC and without spaces, line ends and joiners: what is left
    when line breaks and invisible places to break are not counted."""
    return squashed("".join(pages(pdf)))


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()


def squashed(text: str) -> str:
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text)
        if not sign.isspace() and unicodedata.category(sign) not in {"Cf", "Cc", "Mn"}
    )


def letters(text: str) -> list[str]:
    """The letters in no order: readers disagree on the order inside Arabic words with marks."""
    return sorted(squashed(text))


def structure(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))
