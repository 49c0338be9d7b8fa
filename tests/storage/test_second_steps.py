"""The second step on the disk: sealed, of a person, and gone with the person."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.people import Channel
from storage import erasure, half_logins, invitations, klassen, participants, second_steps
from storage.errors import KeyMissing
from storage.master_key import MasterKey
from storage.renewal import renew
from storage.store import Store, Unit
from tests.storage.klas import NOW, AKlas

SECRET = b"twintig geheime bytes"
CODES = ("K7QM4RTW9X", "ABCDEFGHJK")
WEB = Channel.WEB


def set_for(unit: Unit, klas: AKlas) -> str:
    step_id = second_steps.add(unit, klas.leerkracht.id, SECRET, 7, NOW)
    second_steps.set_codes(unit, step_id, CODES)
    return step_id


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def half_in(unit: Unit, klas: AKlas) -> None:
    invitations.add(unit, klas.leerkracht.id, "CODE", NOW + timedelta(days=9), NOW)
    invitation = invitations.by_code(unit, "CODE")
    assert invitation
    half_logins.begin(unit, WEB, "token", klas.leerkracht.id, invitation.mark, NOW)
    half = half_logins.find(unit, WEB, "token", NOW)
    assert half
    half_logins.propose(unit, WEB, "token", half, SECRET)


async def test_digits_are_taken_in_one_direction(store: Store, klas: AKlas) -> None:
    step_id = await store.transact(lambda unit: set_for(unit, klas))
    taken = [
        await store.transact(lambda unit, at=at: second_steps.accept(unit, step_id, at))  # type: ignore[misc]
        for at in (6, 7, 8, 8, 7, 9)
    ]
    assert taken == [False, False, True, False, False, True]


async def test_a_recovery_code_is_of_one_person(store: Store, klas: AKlas) -> None:
    def work(unit: Unit) -> list[bool]:
        mine = set_for(unit, klas)
        return [
            second_steps.use_code(unit, "een ander", CODES[0]),
            second_steps.use_code(unit, mine, CODES[0]),
            second_steps.use_code(unit, mine, CODES[0]),
        ]

    assert await store.transact(work) == [False, True, False]


async def test_nothing_of_it_can_be_read_on_the_disk(
    store: Store, klas: AKlas, folder: Path
) -> None:
    def work(unit: Unit) -> None:
        set_for(unit, klas)
        half_in(unit, klas)

    await store.transact(work)
    kept = on_disk(folder)
    assert not any(one in kept for one in (SECRET, b"token", *(code.encode() for code in CODES)))


async def test_who_is_half_in_is_forgotten_in_time(store: Store, klas: AKlas) -> None:
    await store.transact(lambda unit: half_in(unit, klas))
    later = NOW + half_logins.LIFETIME
    found = await store.read(lambda unit: half_logins.find(unit, WEB, "token", later))
    assert found is None
    assert await store.transact(lambda unit: half_logins.forget_expired(unit, later)) == 1
    assert await store.read(lambda unit: participants.seats(unit, WEB, "token", NOW)) == []


async def test_it_goes_with_the_last_klas_of_the_person(store: Store, klas: AKlas) -> None:
    def work(unit: Unit) -> tuple[int, int]:
        step_id = set_for(unit, klas)
        school = klassen.school_of(unit, klas.klas)
        other = klassen.add_klas(unit, school, "8c", "2026-2027", NOW)
        role = klas.leerkracht.role
        second = participants.add(unit, role, other.id, None, None, "juf", NOW)
        second_steps.share(unit, klas.leerkracht.id, second.id)
        participants.remove(unit, klas.leerkracht.id)
        kept = second_steps.codes_left(unit, step_id)
        erasure.erase_klas(unit, other, NOW)
        return kept, second_steps.codes_left(unit, step_id)

    assert await store.transact(work) == (2, 0)
    rows = await store.read(
        lambda unit: unit.connection.execute("SELECT COUNT(*) FROM second_step").fetchone()
    )
    assert rows == (0,)


async def test_it_goes_with_the_school(store: Store, klas: AKlas) -> None:
    def work(unit: Unit) -> bytes:
        set_for(unit, klas)
        half_in(unit, klas)
        row = unit.connection.execute("SELECT id, sealed FROM second_step").fetchone()
        school = klas.klas.school_id
        erasure.erase_school(unit, school, [klas.klas], NOW)
        left = [
            unit.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
            for table in ("second_step", "recovery_code", "half_login")
        ]
        assert left == [0, 0, 0]
        with pytest.raises(KeyMissing):
            unit.vault.open(school, f"second_step/{row[0]}", row[1])
        return bytes(row[1])

    assert await store.transact(work)


async def test_a_new_master_key_wraps_it_too(store: Store, klas: AKlas, folder: Path) -> None:
    step_id = await store.transact(lambda unit: set_for(unit, klas))
    await store.close()
    where = MasterKey(folder)
    renew(where)
    again = await Store.open(folder, where.read(), where.opens)
    try:
        step = await again.read(lambda unit: second_steps.of_participant(unit, klas.leerkracht.id))
        assert step is not None and step.secret == SECRET
        used = await again.transact(lambda unit: second_steps.use_code(unit, step_id, CODES[1]))
        assert used
    finally:
        await again.close()
