"""Makes the files of an export. PDFs are made in worker threads, one for each processor."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.classroom import filenames
from bot.classroom.model import ExportFile
from bot.problems import Problem
from conversations.people import Klas
from conversations.questionnaire import Audience
from exports import okr_ouders, table, werkstuk
from exports.model import Contribution, Sheet

FORMATS = ("pdf", "json", "csv")
OWNER_ONLY = 0o600
_HALF = ".half-"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sheets, and what to call the files: a stem per dossier id, and one for the list."""

    klas: Klas
    sheets: tuple[Sheet, ...]
    stems: Mapping[str, str]
    one_leerling: bool


async def make(gathered: Gathered, formats: Sequence[str]) -> list[ExportFile]:
    """Every file in every format asked for, in the order of the class list."""
    parts = [part for sheet in gathered.sheets for part in _parts(sheet)]
    lines = asyncio.Semaphore(os.cpu_count() or 1)

    async def pdf(name: str, sheet: Sheet) -> ExportFile:
        async with lines:
            return ExportFile(name, await asyncio.to_thread(_pdf, sheet))

    files: list[ExportFile] = []
    if "pdf" in formats:
        files += await asyncio.gather(
            *(pdf(_name(gathered, sheet, "pdf"), sheet) for sheet in parts)
        )
    if "json" in formats:
        files += [ExportFile(_name(gathered, sheet, "json"), _json(sheet)) for sheet in parts]
    if "csv" in formats:
        files += _csvs(gathered, parts)
    return files


def write(files: Iterable[ExportFile], folder: Path) -> list[Path] | Problem:
    """Blocking. Each file appears whole or not at all, readable by its owner only."""
    written = []
    for file in files:
        path = write_pieces(file.name, (file.content,), folder)
        if isinstance(path, Problem):
            return path
        written.append(path)
    return written


def write_pieces(name: str, pieces: Iterable[bytes], folder: Path) -> Path | Problem:
    """The same for one that is too large for the memory."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write(folder / name, pieces)
    except OSError as error:
        return Problem.of("unwritable_folder", folder=str(folder), why=error.strerror or "")


def _write(target: Path, pieces: Iterable[bytes]) -> Path:
    half = target.with_name(f"{_HALF}{os.getpid()}-{secrets.token_hex(8)}")
    _clear_halves(target.parent)
    handle, named = _opened(target.parent, half)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(pieces)
            out.flush()
            os.fsync(out.fileno())
            if not named:
                _give_name(out.fileno(), half)
        return half.replace(target)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _opened(folder: Path, half: Path) -> tuple[int, bool]:
    """To write in, for its owner only, and whether it stands in the folder already. A file without
    a name goes with the process that dies; not every disk (such as a stick) has those."""
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, OWNER_ONLY), False
    except OSError:
        return os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), True


def _give_name(handle: int, half: Path) -> None:
    """As open(2) shows it; only with a folder does Python ask the system to follow the link."""
    folder = os.open(half.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{handle}", half, src_dir_fd=folder)
    finally:
        os.close(folder)


def _clear_halves(folder: Path) -> None:
    """What a process left here that died while it wrote."""
    for left in folder.glob(f"{_HALF}*"):
        try:
            os.kill(int(left.name.removeprefix(_HALF).partition("-")[0]), 0)
        except ProcessLookupError:
            left.unlink(missing_ok=True)
        except (OSError, ValueError):
            continue  # it lives, as somebody else


def _parts(sheet: Sheet) -> list[Sheet]:
    """A werkstuk is one document; of an ouderdeel each ouder has a document of their own."""
    if sheet.questionnaire.author is Audience.LEERLING:
        return [sheet]
    return [
        replace(sheet, contributions=(part,), draft=part.submitted_at is None)
        for part in sheet.contributions
    ]


def _only(sheet: Sheet) -> Contribution:
    return sheet.contributions[0]


def _pdf(sheet: Sheet) -> bytes:
    if sheet.questionnaire.author is Audience.LEERLING:
        return werkstuk.pdf(sheet)
    return okr_ouders.pdf(sheet, _only(sheet))


def _json(sheet: Sheet) -> bytes:
    return json.dumps(table.as_json(sheet), ensure_ascii=False, indent=2).encode() + b"\n"


def _csvs(gathered: Gathered, parts: Sequence[Sheet]) -> list[ExportFile]:
    """A list for the whole klas per questionnaire; for one leerling, each document its own."""
    if gathered.one_leerling:
        return [ExportFile(_name(gathered, sheet, "csv"), table.as_csv([sheet])) for sheet in parts]
    forms = {sheet.questionnaire.id: sheet.questionnaire for sheet in parts}
    return [
        ExportFile(
            filenames.of_klas(form, gathered.klas, "csv"),
            table.as_csv([sheet for sheet in parts if sheet.questionnaire.id == form.id]),
        )
        for form in forms.values()
    ]


def _name(gathered: Gathered, sheet: Sheet, ending: str) -> str:
    stem = gathered.stems[sheet.dossier.id]
    if sheet.questionnaire.author is Audience.LEERLING:
        return filenames.of_werkstuk(sheet.questionnaire, stem, ending)
    return filenames.of_ouder(sheet.questionnaire, stem, _only(sheet).slot, ending)
