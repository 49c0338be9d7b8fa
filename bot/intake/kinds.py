"""What kind of file somebody gave, by its bytes (a name says nothing), and for every kind that is
no class list what to do instead."""

from __future__ import annotations

import io
import zipfile

from bot.problems import Problem

WORKBOOK = "xl/workbook.xml"

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0"
_OLD_EXCEL = Problem("list_is_old_excel")
_DOCUMENT = Problem("list_is_text_document")
_PICTURE = Problem("list_is_picture")
_BEGINNINGS = (
    (b"%PDF", Problem("list_is_pdf")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"{\\rtf", _DOCUMENT),
)
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml")  # some programs call such a page .xls
# Names that stand in the directory of an OLE2 file, in the order in which they decide.
_INSIDE_OLE2 = (("EncryptedPackage", Problem("list_is_locked")), ("WordDocument", _DOCUMENT))
_INSIDE_ZIP = (("word/document.xml", _DOCUMENT), ("xl/workbook.bin", _OLD_EXCEL))
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(content: bytes) -> bool | Problem:
    """True for an XLSX, False for what may be text, a Problem for all else."""
    if content.startswith(_ZIP):
        return _zip(content)
    if content.startswith(_OLE2):
        return _ole2(content)
    if content[8:12] == b"WEBP" or content[4:8] == b"ftyp":  # ftyp: photos of telephones (HEIC)
        return _PICTURE
    if content[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return Problem("list_is_web_page")
    return next((found for sign, found in _BEGINNINGS if content.startswith(sign)), False)


def _zip(content: bytes) -> bool | Problem:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(64) if "mimetype" in names else b""
    except Exception:  # noqa: BLE001  see bot.intake.sheets
        return Problem("broken_workbook")
    if WORKBOOK in names:
        return True
    if kind.startswith(_SPREADSHEET):
        return Problem("list_is_open_document")
    found = next((found for name, found in _INSIDE_ZIP if name in names), None)
    return found or (_DOCUMENT if kind.startswith(b"application/") else Problem("list_is_zip"))


def _ole2(content: bytes) -> Problem:
    held = ((name.encode("utf-16-le"), found) for name, found in _INSIDE_OLE2)
    return next((found for name, found in held if name in content), _OLD_EXCEL)
