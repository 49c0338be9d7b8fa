"""What the rest of the program leaves in the store, written straight into it, at a moment that a
test chooses."""

from __future__ import annotations

from datetime import date, datetime

from conversations.people import Channel, Slot
from storage import participants, remarks
from storage.store import Unit
from storage.times import stored
from tests.bot.school import School


async def _write(school: School, sql: str, /, **given: object) -> None:
    def work(unit: Unit) -> None:
        unit.connection.execute(sql, given)

    await school.services.store.transact(work)


async def remarked(
    school: School, leerling: str, form: str, at: datetime, slot: Slot = Slot.LEERLING
) -> None:
    dossier = school.dossier(leerling)
    await school.services.store.transact(
        lambda unit: remarks.save(unit, dossier, form, slot, "mij_naam", "Even praten", "juf", at)
    )


async def handed_over(
    school: School, leerling: str, form: str, at: datetime, received: datetime | None = None
) -> None:
    await _write(
        school,
        "INSERT INTO handover VALUES (:dossier, :form, NULL, :at, :received)",
        dossier=school.dossier(leerling),
        form=form,
        at=stored(at),
        received=stored(received) if received else None,
    )


async def goes_to(school: School, leerling: str, vo_school: str) -> None:
    await _write(
        school,
        "INSERT OR IGNORE INTO vo_school VALUES (:name, :school, :name, :name, 0)",
        name=vo_school,
        school=school.klas.school_id,
    )
    await _write(
        school,
        "UPDATE dossier SET vo_school_id = :name WHERE id = :dossier",
        name=vo_school,
        dossier=school.dossier(leerling),
    )


async def due_on(school: School, form: str, day: date) -> None:
    await _write(
        school,
        "INSERT OR REPLACE INTO plan VALUES (:klas, :form, :day, '7 2')",
        klas=school.klas.id,
        form=form,
        day=day.isoformat(),
    )


async def reminded(school: School, leerling: str, slot: Slot, at: datetime) -> None:
    await _write(
        school,
        "UPDATE participant SET reminded_at = :at WHERE dossier_id = :dossier AND slot = :slot",
        at=stored(at),
        dossier=school.dossier(leerling),
        slot=slot.value,
    )


async def blocked(school: School, leerling: str, slot: Slot, at: datetime) -> None:
    """Came in by Telegram, and blocked the bot later."""
    card = await school.card(leerling, slot)
    chat = f"chat van {leerling} {slot}"
    await school.services.assistant.join(Channel.TELEGRAM, chat, card.code)
    await school.services.store.transact(
        lambda unit: participants.mark_unreachable(unit, Channel.TELEGRAM, chat, at)
    )


async def not_asked(school: School, leerling: str) -> None:
    """The OKR section is switched off."""
    await _write(
        school, "UPDATE dossier SET okr = 0 WHERE id = :dossier", dossier=school.dossier(leerling)
    )
