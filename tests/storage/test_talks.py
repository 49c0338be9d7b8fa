"""Remarks and what was filled in together, written in one unit of work, read in another."""

from __future__ import annotations

from datetime import timedelta

from conversations.people import Slot
from storage import dossiers, remarks, together
from storage.store import Store
from tests.storage.klas import FORM, NOW, AKlas, read, write

LATER = NOW + timedelta(days=1)


async def test_a_remark_is_edited_settled_and_taken_back(store: Store, klas: AKlas) -> None:
    dossier = klas.dossiers[0]
    at = (dossier.id, FORM, Slot.LEERLING)
    await write(store, remarks.save, *at, "kan", "Vertel eens.", "juf Marieke", NOW)
    first = (await read(store, remarks.of_slot, *at))["kan"]
    assert (first.note, first.by, first.at, first.open) == (
        "Vertel eens.",
        "juf Marieke",
        NOW,
        True,
    )
    await write(store, remarks.save, *at, "kan", "Vertel iets meer.", "", LATER)
    second = (await read(store, remarks.of_slot, *at))["kan"]
    assert second.note == "Vertel iets meer." and second.sign != first.sign
    await write(store, remarks.settle, *at, LATER)
    assert (await read(store, remarks.of_slot, *at))["kan"].settled_at == LATER
    await write(store, remarks.save, *at, "kan", "Toch nog even.", "", LATER)
    assert (await read(store, remarks.of_slot, *at))["kan"].open, "a new note stands open again"
    await write(store, remarks.remove, *at, "kan")
    assert await read(store, remarks.of_slot, *at) == {}


async def test_remarks_of_one_contributor_are_not_those_of_another(
    store: Store, klas: AKlas
) -> None:
    dossier, other = klas.dossiers[:2]
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        for question in ("sterk", "helpt"):
            await write(store, remarks.save, dossier.id, FORM, slot, question, "Hoe?", "", NOW)
    await write(store, remarks.settle, dossier.id, FORM, Slot.OUDER_1, LATER, "sterk")
    assert await read(store, remarks.of_slot, other.id, FORM, Slot.OUDER_1) == {}
    for slot, open_ones in ((Slot.OUDER_1, {"helpt"}), (Slot.OUDER_2, {"sterk", "helpt"})):
        found = await read(store, remarks.of_slot, dossier.id, FORM, slot)
        assert {question for question, note in found.items() if note.open} == open_ones
    await write(store, dossiers.erase, dossier.id)
    rows = await store.read(
        lambda unit: unit.connection.execute("SELECT count(*) FROM remark").fetchone()
    )
    assert rows == (0,), "a note goes with its dossier"


async def test_together_from_the_first_question_to_the_ouders_word(
    store: Store, klas: AKlas
) -> None:
    ouder, juf = klas.people[0][1].id, klas.leerkracht.id
    assert await read(store, together.of, ouder, FORM) is None
    await write(store, together.begin, ouder, FORM, juf, NOW)
    await write(store, together.begin, ouder, FORM, "another", LATER)
    begun = await read(store, together.of, ouder, FORM)
    assert begun is not None and (begun.leerkracht_id, begun.started_at) == (juf, NOW)
    assert begun.open and not begun.to_confirm
    await write(store, together.end, ouder, FORM, juf, LATER)
    ended = await read(store, together.of, ouder, FORM)
    assert ended is not None and ended.to_confirm and ended.open
    await write(store, together.confirm, ouder, FORM, LATER)
    found = await read(store, together.of_klas, klas.klas.id)
    assert found[ouder, FORM].confirmed_at == LATER
    assert not found[ouder, FORM].open and not found[ouder, FORM].to_confirm
    await write(store, together.take_over, ouder, FORM, LATER)
    taken = await read(store, together.of, ouder, FORM)
    assert taken is not None and taken.taken_over_at == LATER
    assert taken.confirmed_at is None, "it no longer covers what stands"
