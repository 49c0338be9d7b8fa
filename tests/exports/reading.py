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


def languages(pdf: bytes) -> set[str]:
    """Of the document and of every tagged part that has its own."""
    return _values(pdf, "/Lang")


def alt_texts(pdf: bytes) -> set[str]:
    return _values(pdf, "/Alt")


def _values(pdf: bytes, key: str) -> set[str]:
    with structure(pdf) as document:
        return {
            str(item[key])
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and key in item
        }


def outside(pdf: bytes, right: float = 22, bottom: float = 20) -> list[str]:
    """Letters nearer to the right edge or the foot of their page than so many points."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, _ = page.get_size()
        text_page = page.get_textpage()
        for index in range(text_page.count_chars()):
            _, foot, side, _ = text_page.get_charbox(index)
            if side > width - right or foot < bottom:
                found.append(text_page.get_text_range(index, 1))
        text_page.close()
        page.close()
    document.close()
    return [letter for letter in found if letter.strip()]


def structure(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))
