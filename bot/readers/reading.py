"""What a mentor sees and says. Every call names the token of the session: who is not in (any more)
gets None, also when the link was revoked while the page was open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias, TypeVar

from bot.access import Action, Target, may
from bot.classroom import gather
from bot.classroom.filenames import of_guide, of_werkstuk, plain
from bot.classroom.model import ExportFile
from bot.handover.overview import werkstukken
from bot.problems import Problem
from bot.readers import books, contacts, terms
from bot.readers.model import Book, Guest, Ready, Shelf
from conversations.people import Dossier, Klas, ReaderKind, Slot
from conversations.questionnaire import Questionnaire
from exports import gespreksblad, werkstuk
from exports.chapters import shown_photos
from exports.model import Sheet
from storage import audit, handovers, klassen, readers
from storage.readers import ReadLink
from storage.store import Store, Unit

T = TypeVar("T")
Found: TypeAlias = "T | Problem | None"
"""None: not in; a Problem: not (any more) to be read."""


class Reading:
    """One per process. `changed` hears the id of a klas whose board has to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._forms = {form.id: form for form in werkstukken(questionnaires.values())}
        self._clock = clock
        self._changed = changed

    async def guest(self, token: str) -> Guest | None:
        """Who is in, of whatever kind."""

        def work(unit: Unit) -> Guest | None:
            link = readers.at(unit, token, self._clock())
            return None if link is None else _guest(unit, link)

        return await self._store.read(work)

    async def directeur(self, token: str) -> Guest | None:
        """Who is in to see the counts of the school. Audited."""

        def work(unit: Unit, link: ReadLink, now: datetime) -> Guest:
            readers.visited(unit, link.reader.id, now)
            self._record(unit, link, "saw counts", "", now)
            return _guest(unit, link)

        return await self._inside(token, work, self._store.transact, ReaderKind.DIRECTEUR)

    async def shelf(self, token: str) -> Shelf | None:
        """Everything behind the link."""

        def work(unit: Unit, link: ReadLink, now: datetime) -> Shelf:
            found = tuple(self._books(unit, link))
            klassen_there = dict.fromkeys(book.klas for book in found)
            readers.visited(unit, link.reader.id, now)
            return Shelf(_guest(unit, link), found, contacts.of_klassen(unit, klassen_there))

        return await self._inside(token, work, self._store.transact)

    async def sheet(self, token: str, dossier_id: str, form_id: str, act: str) -> Found[Sheet]:
        """One werkstuk, audited as `act` ("read", "read guide"). Problem "unknown_person" for what
        is not behind this link, "being_written" while the leerling works on it, "not_given" when
        somebody objects to it."""

        def look(unit: Unit, link: ReadLink, now: datetime) -> tuple[Book, Sheet | None] | None:
            book = self._book(unit, link, dossier_id, form_id)
            return None if book is None else (book, _sheet(unit, link, book, now))

        def mark(unit: Unit, link: ReadLink, now: datetime) -> bool:
            book = self._book(unit, link, dossier_id, form_id)
            if book is None or book.ready is not Ready.TO_READ:
                return False
            books.handed_over(unit, book.dossier, book.form, now)
            readers.visited(unit, link.reader.id, now)
            self._record(unit, link, f"{act} {form_id}", dossier_id, now)
            return True

        # Opening pictures takes longer than others should wait for their answer to be stored.
        if await self.guest(token) is None:
            return None
        found = await self._inside(token, look, self._store.read)
        if found is None:
            return Problem("unknown_person")
        book, sheet = found
        if book.ready is Ready.NOT_GIVEN:
            return Problem.of("not_given", name=book.dossier.name)
        marked = await self._inside(token, mark, self._store.transact) if sheet else False
        if marked is None:
            return None
        return sheet if sheet and marked else Problem.of("being_written", name=book.dossier.name)

    async def werkstuk(self, token: str, dossier_id: str, form_id: str) -> Found[ExportFile]:
        """To keep, as a PDF."""
        sheet = await self.sheet(token, dossier_id, form_id, "saved")
        if not isinstance(sheet, Sheet):
            return sheet
        content = await asyncio.to_thread(werkstuk.pdf, sheet)
        return ExportFile(of_werkstuk(sheet.questionnaire, _stem(sheet), "pdf"), content)

    async def guide(self, token: str, dossier_id: str, form_id: str) -> Found[ExportFile]:
        """The page to talk from, as a PDF."""
        sheet = await self.sheet(token, dossier_id, form_id, "saved guide")
        if not isinstance(sheet, Sheet):
            return sheet
        content = await asyncio.to_thread(gespreksblad.pdf, sheet)
        return ExportFile(of_guide(_stem(sheet)), content)

    async def photo(self, token: str, dossier_id: str, form_id: str, photo_id: str) -> bytes | None:
        """JPEG bytes of a picture that stands in what may be read."""
        sheet = await self.sheet(token, dossier_id, form_id, "saw photo")
        if not isinstance(sheet, Sheet) or photo_id not in shown_photos(sheet):
            return None
        return sheet.photos[photo_id].jpeg

    async def receive(
        self, token: str, dossier_id: str = "", form_id: str = "", *, there: bool = True
    ) -> Found[int]:
        """The mentor has it (or not after all); without a dossier, everything that can be read.
        How many changed."""

        def work(unit: Unit, link: ReadLink, now: datetime) -> tuple[list[Klas], Problem | None]:
            wanted = [
                book
                for book in self._books(unit, link)
                if not dossier_id or (book.dossier.id, book.form.id) == (dossier_id, form_id)
            ]
            if dossier_id and not wanted:
                return [], Problem("unknown_person")
            changing = [
                book
                for book in wanted
                if book.ready is Ready.TO_READ and bool(book.received_at) is not there
            ]
            for book in changing:
                self._receive(unit, link, book, there, now)
            return [book.klas for book in changing], None

        done = await self._inside(token, work, self._store.transact)
        if done is None:
            return None
        klassen_there, problem = done
        for klas in dict.fromkeys(klassen_there):
            self._changed(klas.id)
        return problem or len(klassen_there)

    def _receive(self, unit: Unit, link: ReadLink, book: Book, there: bool, now: datetime) -> None:
        books.handed_over(unit, book.dossier, book.form, now)
        handovers.set_received(unit, book.dossier.id, book.form.id, now if there else None)
        act = "received" if there else "not received"
        self._record(unit, link, f"{act} {book.form.id}", book.dossier.id, now)

    def _book(self, unit: Unit, link: ReadLink, dossier_id: str, form_id: str) -> Book | None:
        of_leerling = self._books(unit, link, dossier_id)
        return next((book for book in of_leerling if book.form.id == form_id), None)

    def _books(self, unit: Unit, link: ReadLink, dossier_id: str = "") -> Iterator[Book]:
        """Only what `access` grants, in the order of the class list."""
        for dossier in books.dossiers_of(unit, link):
            klas = klassen.klas(unit, dossier.klas_id)
            if klas is None or (dossier_id and dossier.id != dossier_id):
                continue
            if may(link.reader, Action.READ_WERKSTUK, _target(klas, dossier, link)):
                for form in self._forms.values():
                    yield books.book(unit, dossier, klas, form)

    def _record(self, unit: Unit, link: ReadLink, act: str, dossier_id: str, now: datetime) -> None:
        reader = link.reader
        audit.record(unit, reader.id, reader.kind.value, act, dossier_id, "web", now)

    async def _inside(
        self,
        token: str,
        work: Callable[[Unit, ReadLink, datetime], T],
        run: Callable[[Callable[[Unit], T | None]], Awaitable[T | None]],
        kind: ReaderKind = ReaderKind.MENTOR,
    ) -> T | None:
        """None for who is not in as one of this kind."""

        def inside(unit: Unit) -> T | None:
            now = self._clock()
            link = readers.at(unit, token, now)
            if link is None or link.reader.kind is not kind:
                return None
            return work(unit, link, now)

        return await run(inside)


def _sheet(unit: Unit, link: ReadLink, book: Book, now: datetime) -> Sheet | None:
    """Only what is handed in; None while the leerling works on it."""
    wish = gather.Wish(
        (book.form,),
        drafts=False,
        include_sensitive=link.sensitive,
        made_at=now.replace(microsecond=0),  # a PDF keeps whole seconds
        leaving=True,
    )
    return next(gather.sheets(unit, book.klas, book.dossier, wish), None)


def _target(klas: Klas, dossier: Dossier, link: ReadLink) -> Target:
    """`dossier` is one of the link's: it was handed over to this reader."""
    to = frozenset({link.reader.id})
    return Target(klas.school_id, klas.id, dossier.id, Slot.LEERLING, to)


def _guest(unit: Unit, link: ReadLink) -> Guest:
    school = klassen.school(unit, link.reader.school_id)
    return Guest(link.reader, school, terms.last_day(link.expires_at))


def _stem(sheet: Sheet) -> str:
    return plain(sheet.dossier.name) or "leerling"
