"""Makes what was ordered, document after document: only one of them is ever in memory, and what is
done stands sealed in a scratch file. Blocking: for a worker's thread."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from bot.classroom import filenames
from bot.handover.order import LeftOut, Made, Shape, Why
from bot.handover.pieces import MAX_OKR_BYTES, Ouderdeel, Plan, Stack, Werkstuk
from bot.problems import Problem
from exports import bundel, contents, locked, words
from exports.papers import Bundle
from storage.scratch import Scratch

CONTENTS = "00_inhoud.pdf"  # before all names
DEFLATED = zipfile.ZIP_DEFLATED  # an entry whose length follows it must be, for some programs
FASTEST = 1  # PDFs are compressed already

Told = Callable[[int], None]


def make(plan: Plan, folder: Path, told: Told) -> tuple[Scratch, Made] | Problem:
    """`told` hears after each document how many are done; what it raises comes through, and then
    nothing is left in `folder`."""
    if not plan.count:
        return _nothing(plan)
    out = Scratch(folder)
    try:
        made = _Making(plan, folder, told).into(out)
        out.finish()
    except BaseException:
        out.close()
        raise
    return out, made


class _Making:
    def __init__(self, plan: Plan, folder: Path, told: Told) -> None:
        self._plan = plan
        self._folder = folder
        self._told = told
        self._done = 0
        self._went: list[tuple[str, str, str]] = []
        self._left_out = list(plan.left_out)

    def into(self, out: Scratch) -> Made:
        plan = self._plan
        if plan.one and plan.count == 1:
            name = self._single(out)
        elif plan.order.shape is Shape.FOLDER or plan.ouderdelen:
            self._zip(out)
            name = f"{_stem(plan)}.zip"
        else:
            self._pdf(out)
            name = f"{_stem(plan)}.pdf"
        went = tuple(dict.fromkeys(self._went))
        return Made(name, went, tuple(self._left_out), plan.made_at)

    def _single(self, out: Scratch) -> str:
        """The one document of one leerling, as it is."""
        if self._plan.werkstukken:
            werkstuk = self._plan.werkstukken[0]
            out.write(self._locked(werkstuk.piece.make(1)))
            self._is_done(werkstuk)
            return werkstuk.name
        ouderdeel = self._plan.ouderdelen[0]
        out.write(self._locked(ouderdeel.make()))
        self._is_done(ouderdeel)
        return ouderdeel.name

    def _pdf(self, out: Scratch) -> None:
        werkstukken = self._plan.werkstukken
        bundle = self._bundle(werkstukken, self._plan.stacks)
        phrase = self._plan.order.phrase
        if phrase:
            with Scratch(self._folder) as open_:
                bundel.write(bundle, cast(BinaryIO, open_), self._told)
                open_.finish()
                locked.lock(open_.opened(), cast(BinaryIO, out), phrase)
        else:
            bundel.write(bundle, cast(BinaryIO, out), self._told)
        self._went += [
            (item.dossier.id, item.form.id, item.dossier.vo_school_id) for item in werkstukken
        ]

    def _zip(self, out: Scratch) -> None:
        stacks = self._plan.stacks
        below = _folders(stacks) if len(stacks) > 1 else [_stem(self._plan)]
        with zipfile.ZipFile(cast(BinaryIO, out), "w", DEFLATED, compresslevel=FASTEST) as zipped:
            for stack, folder in zip(stacks, below, strict=True):
                self._stack(zipped, stack, f"{folder}/")

    def _stack(self, zipped: zipfile.ZipFile, stack: Stack, below: str) -> None:
        for item in stack.werkstukken:
            zipped.writestr(below + item.name, self._locked(item.piece.make(1)))
            self._is_done(item)
        for part in stack.ouderdelen:
            pdf = self._locked(part.make())
            if len(pdf) > MAX_OKR_BYTES:
                self._left_out.append(LeftOut(part.dossier.name, Why.TOO_LARGE))
            else:
                zipped.writestr(below + part.name, pdf)
                self._is_done(part)
        if stack.werkstukken and not self._plan.one:
            listed = self._bundle(stack.werkstukken, (stack,))
            names = [item.name for item in stack.werkstukken]
            zipped.writestr(below + CONTENTS, self._locked(contents.pdf(listed, names)))

    def _bundle(self, werkstukken: Sequence[Werkstuk], stacks: Sequence[Stack]) -> Bundle:
        plan = self._plan
        to = [stack.vo_school.name for stack in stacks if stack.vo_school]
        return Bundle(
            school=plan.school,
            klas=plan.order.klas.name,
            schooljaar=plan.order.klas.schooljaar,
            vo_school=to[0] if len(to) == len(stacks) == 1 else "",
            contacts=plan.contacts,
            pieces=tuple(item.piece for item in werkstukken),
            made_at=plan.made_at,
        )

    def _is_done(self, item: Werkstuk | Ouderdeel) -> None:
        self._went.append((item.dossier.id, item.form.id, item.dossier.vo_school_id))
        self._done += 1
        self._told(self._done)

    def _locked(self, pdf: bytes) -> bytes:
        phrase = self._plan.order.phrase
        if not phrase:
            return pdf
        out = io.BytesIO()
        locked.lock(io.BytesIO(pdf), out, phrase)
        return out.getvalue()


def _stem(plan: Plan) -> str:
    """ "Groep_8b_College_De_Overzijde"; of one leerling "Noor"."""
    if plan.one:
        return plan.one
    order = plan.order
    to = [_name(stack) for stack in plan.stacks] if order.vo_school_id is not None else []
    what = [words.OKR_FILES] if order.okr and not order.werkstuk else []
    return "_".join([filenames.plain(order.klas.name) or "klas", *to[:1], *what])


def _name(stack: Stack) -> str:
    """Of a folder. A name in another script becomes what it is."""
    if stack.vo_school is None:
        return words.NO_VO_SCHOOL_YET
    return filenames.plain(stack.vo_school.name) or f"school-{stack.vo_school.id[:8]}"


def _folders(stacks: Sequence[Stack]) -> list[str]:
    """A name each; of two that look the same, the second gets its place on the list."""
    names: list[str] = []
    for place, stack in enumerate(stacks, 1):
        name = _name(stack)
        taken = {other.casefold() for other in names}
        names.append(f"{name}-{place}" if name.casefold() in taken else name)
    return names


def _nothing(plan: Plan) -> Problem:
    whys = {item.why for item in plan.left_out}
    if whys & {Why.OBJECTED, Why.OKR_OBJECTED}:
        return Problem("objected")
    if plan.order.werkstuk or not plan.order.okr:
        return Problem("nothing_submitted")
    if Why.NO_VO_SCHOOL in whys:
        return Problem("okr_locked")
    return Problem("okr_nothing")
