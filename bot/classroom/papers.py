"""The invitations of a klas on paper: a card per leerling, a letter per ouder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.classroom import filenames, letters_pdf
from bot.classroom.letters_pdf import Occasion
from bot.classroom.model import ExportFile, InvitationCard
from bot.classroom.service import Classroom
from bot.problems import Problem
from bot.retention import Terms
from conversations.people import Dossier, Klas, Participant, Role, Slot
from conversations.questionnaire import Questionnaire
from exports import brief, kaartjes, uitnodigingen
from exports.papers import Card, Letter
from locales.catalogue import HOME
from storage import dossiers, klassen, participants, plans
from storage.store import Store, Unit


@dataclass(frozen=True, slots=True)
class _Wanted:
    """For whom: everybody, one leerling (a name or dossier id), one ouder of that leerling."""

    leerling: str = ""
    slot: Slot | None = None


class Papers:
    """One per process. With codes on them that let people in: only for who may invite."""

    def __init__(
        self,
        store: Store,
        classroom: Classroom,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        link_base: str,
        terms: Terms,
    ) -> None:
        self._store = store
        self._classroom = classroom
        self._questionnaires = questionnaires
        self._clock = clock
        self._link_base = link_base
        self._terms = terms

    async def cards(
        self, actor: Participant | None, klas: Klas, *, leerling: str = ""
    ) -> ExportFile | Problem:
        """The leerlingen's, eight on a sheet, with the codes that they have."""
        occasion = await self._occasion(actor, klas)
        cards = await self._cards(actor, klas, _Wanted(leerling))
        if isinstance(occasion, Problem):
            return occasion
        if isinstance(cards, Problem):
            return cards
        content = await asyncio.to_thread(kaartjes.pdf, occasion.round, cards)
        return _named(klas, "kaartjes", content)

    async def letters(
        self,
        actor: Participant | None,
        klas: Klas,
        *,
        leerling: str = "",
        slot: Slot | None = None,
    ) -> ExportFile | Problem:
        """A page per ouder, two of each leerling, in the order of the class list."""
        occasion = await self._occasion(actor, klas)
        if isinstance(occasion, Problem):
            return occasion
        letters = await self._letters(actor, klas, occasion, _Wanted(leerling, slot))
        if isinstance(letters, Problem):
            return letters
        content = await asyncio.to_thread(brief.pdf, occasion.round, letters)
        return _named(klas, "brieven", content)

    async def together(self, actor: Participant | None, klas: Klas) -> ExportFile | Problem:
        """All cards, then all letters, in one file to print at once."""
        occasion = await self._occasion(actor, klas)
        if isinstance(occasion, Problem):
            return occasion
        cards = await self._cards(actor, klas, _Wanted())
        letters = await self._letters(actor, klas, occasion, _Wanted())
        if isinstance(cards, Problem):
            return cards
        if isinstance(letters, Problem):
            return letters
        content = await asyncio.to_thread(uitnodigingen.pdf, occasion.round, cards, letters)
        return _named(klas, "uitnodigingen", content)

    async def _cards(
        self, actor: Participant | None, klas: Klas, wanted: _Wanted
    ) -> list[Card] | Problem:
        found = await self._invited(actor, klas, Role.LEERLING, wanted)
        if isinstance(found, Problem):
            return found
        return [letters_pdf.card(dossier, invited) for invited, dossier in found]

    async def _letters(
        self, actor: Participant | None, klas: Klas, occasion: Occasion, wanted: _Wanted
    ) -> list[Letter] | Problem:
        found = await self._invited(actor, klas, Role.OUDER, wanted)
        if isinstance(found, Problem):
            return found
        return [letters_pdf.letter(occasion, dossier, invited) for invited, dossier in found]

    async def _invited(
        self, actor: Participant | None, klas: Klas, role: Role, wanted: _Wanted
    ) -> list[tuple[InvitationCard, Dossier]] | Problem:
        invited = await self._classroom.invite(
            actor, klas, [role], leerling=wanted.leerling, slot=wanted.slot
        )
        if isinstance(invited, Problem):
            return invited
        there = await self._store.read(lambda unit: dossiers.of_klas(unit, klas.id))
        by_id = {dossier.id: dossier for dossier in there}
        found = [
            (one, by_id[one.participant.dossier_id])
            for one in invited
            if one.participant.dossier_id in by_id
        ]
        return found or Problem("no_leerlingen")

    async def _occasion(self, actor: Participant | None, klas: Klas) -> Occasion | Problem:
        seen = await self._classroom.find_klas(actor, klas.id)
        if isinstance(seen, Problem):
            return Problem("not_allowed")
        now = self._clock()
        today = now.astimezone(HOME).date()
        return await self._store.read(
            lambda unit: Occasion(
                school=klassen.school_of(unit, klas),
                klas=klas,
                team=tuple(participants.leerkrachten(unit, klas.id)),
                forms=tuple(self._questionnaires.values()),
                deadlines=_deadlines(unit, klas, today),
                terms=self._terms,
                link_base=self._link_base,
                made_at=now,
            )
        )


def _deadlines(unit: Unit, klas: Klas, today: date) -> dict[str, date]:
    """By questionnaire. A day that is over is on no paper."""
    found = plans.of_klas(unit, klas.id)
    return {form: plan.deadline for form, plan in found.items() if plan.deadline >= today}


def _named(klas: Klas, what: str, content: bytes) -> ExportFile:
    return ExportFile(f"{filenames.plain(klas.name) or 'klas'}_{what}.pdf", content)
