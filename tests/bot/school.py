"""A school in a temporary folder, through the real store and services."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.app import Services, open_services
from bot.classroom import InvitationCard
from bot.demo.person import Person
from bot.demo.sample import WERKSTUK, Stage, Visit, load
from bot.photo_permission import OfLeerling
from bot.settings import Settings
from conversations.people import Dossier, Klas, Participant, Role, Slot
from storage import dossiers


@dataclass(frozen=True, slots=True)
class School:
    """One klas, its leerkracht and its leerlingen."""

    services: Services
    klas: Klas
    leerkracht: Participant
    leerlingen: tuple[Dossier, ...]

    async def wrote(
        self,
        leerling: str,
        slot: Slot = Slot.LEERLING,
        form: str = WERKSTUK,
        stage: Stage = Stage.SUBMITTED,
        **answers: object,
    ) -> None:
        """Somebody fills in a form through the assistant, with these answers; without any, with
        those of the sample school. What is not given is skipped."""
        code = (await self.card(leerling, slot)).code
        said = answers or sample_answers(leerling, slot, form)
        visit = Visit(leerling, slot, form, stage, 0, "nl", said)
        await Person(self.services.assistant, visit, code).fill_in()

    async def permit(
        self, leerling: str, slot: Slot = Slot.OUDER_1, *, allowed: bool | None = True
    ) -> None:
        """A paper slip about photos comes back."""
        done = await self.services.photo_permission.record(
            None, self.dossier(leerling), slot, allowed
        )
        assert isinstance(done, OfLeerling), done

    def dossier(self, leerling: str) -> str:
        return next(item.id for item in self.leerlingen if item.name == leerling)

    async def cards(self, *roles: Role) -> list[InvitationCard]:
        cards = await self.services.classroom.invite(None, self.klas, roles or tuple(Role))
        assert isinstance(cards, list)
        return cards

    async def card(self, leerling: str, slot: Slot) -> InvitationCard:
        return next(
            card
            for card in await self.cards()
            if card.leerling == leerling and card.participant.slot is slot
        )


def sample_answers(leerling: str, slot: Slot, form: str) -> Mapping[str, object]:
    return next(
        visit.answers
        for visit in load().visits
        if (visit.leerling, visit.slot, visit.questionnaire) == (leerling, slot, form)
    )


async def ask_okr(services: Services, leerling: Dossier) -> Dossier:
    """On from the beginning, not changed by anybody since (so it is still version 1)."""
    await services.store.transact(lambda unit: dossiers.ask_okr(unit, leerling.id, on=True))
    return replace(leerling, okr=True)


@asynccontextmanager
async def open_school(
    folder: Path,
    *names: str,
    klas: str = "Groep 8b",
    school: str = "De Voorbeeldboom",
    okr: bool = True,
    second_step: bool = False,
) -> AsyncIterator[School]:
    settings = Settings(data=folder, second_step=second_step)
    async with open_services(settings, lambda: "voorbeeld_bot") as services:
        yield await add_klas(services, *names, klas=klas, school=school, okr=okr)


async def add_klas(
    services: Services, *names: str, klas: str, school: str, okr: bool = True
) -> School:
    """`okr`: of every leerling the ouders are asked for the OKR section."""
    room = services.classroom
    made = await room.create_klas(None, klas, school, "2026-2027")
    assert isinstance(made, Klas), made
    added, problems = await room.add_leerlingen(None, made, names)
    assert not problems
    if okr:
        added = [await ask_okr(services, one) for one in added]
    cards = await room.invite(None, made, [Role.LEERKRACHT])
    assert isinstance(cards, list)
    return School(services, made, cards[0].participant, tuple(added))
