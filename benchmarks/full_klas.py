"""A data folder with a klas in which everybody handed in, each with three pictures of their own and
a stukje van thuis: what a hand-over is measured on."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.app import Services, open_services
from bot.forms import new_session
from bot.settings import Settings
from conversations.answers import Answer, PhotoValue
from conversations.people import Dossier, Klas, Slot, Theme
from conversations.session import Status
from exports.model import Sheet
from storage import answers, dossiers, participants, photos, sessions
from storage.store import Unit
from tests.exports import samples

NAME = "Groep 8"
FORM = "dit-ben-ik"


def fill(folder: Path, count: int) -> None:
    """Makes it."""
    asyncio.run(_fill(folder, count))


async def _fill(folder: Path, count: int) -> None:
    async with open_services(Settings(data=folder)) as services:
        klas = await services.classroom.create_klas(None, NAME, "De Voorbeeldboom", "2026-2027")
        assert isinstance(klas, Klas)
        names = [f"Fenna{_letters(number)}" for number in range(count)]
        added = await services.classroom.add_leerlingen(None, klas, names)
        assert isinstance(added, tuple)
        for number, dossier in enumerate(added[0]):
            await _write(services, dossier, number)


async def _write(services: Services, dossier: Dossier, number: int) -> None:
    theme = tuple(Theme)[number % len(Theme)]
    sheet = samples.fenna(theme, seed=number, name=dossier.name)

    def work(unit: Unit) -> None:
        dossiers.choose_theme(unit, dossier.id, theme)
        for person in participants.of_dossier(unit, dossier.id):
            part = next((one for one in sheet.contributions if one.slot is person.slot), None)
            if part is None or person.slot is None:
                continue
            form = services.questionnaires[FORM]
            session = replace(
                new_session(person, form), status=Status.SUBMITTED, submitted_at=samples.NOW
            )
            sessions.save(unit, person, session, len(part.answers), len(part.answers), samples.NOW)
            own = [_own(answer, number) for answer in part.answers.values()]
            answers.save(unit, dossier.id, FORM, person.slot, own)
        _keep_photos(unit, dossier, sheet, number)

    await services.store.transact(work)


def _keep_photos(unit: Unit, dossier: Dossier, sheet: Sheet, number: int) -> None:
    for photo_id, photo in sheet.photos.items():
        stored = photos.StoredPhoto(
            f"{photo_id}-{number}", dossier.id, photo.jpeg, photo.width, photo.height
        )
        photos.add(unit, stored, FORM, Slot.LEERLING, samples.NOW)


def _own(answer: Answer, number: int) -> Answer:
    """No two leerlingen share a picture."""
    if not isinstance(answer.value, PhotoValue):
        return answer
    own = tuple(replace(photo, id=f"{photo.id}-{number}") for photo in answer.value.photos)
    return replace(answer, value=PhotoValue(own))


def _letters(number: int) -> str:
    """A name holds no digits."""
    return chr(97 + number // 26) + chr(97 + number % 26)


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
