"""The list of VO schools, where a leerling goes, and what was handed over and received."""

from __future__ import annotations

from datetime import timedelta

from storage import dossiers, handovers, klassen, vo_schools
from storage.store import Store
from tests.storage.klas import FORM, NOW, AKlas, read, write


async def test_a_vo_school_is_on_the_list_once_whatever_its_case(store: Store, klas: AKlas) -> None:
    made = await write(store, vo_schools.named, klas.school.id, "  College  De Overzijde", NOW)
    again = await write(store, vo_schools.named, klas.school.id, "college de overzijde", NOW)
    first = await write(store, vo_schools.named, klas.school.id, "Atheneum Aan de Eem", NOW)
    assert again == made
    assert made.name == "College De Overzijde"
    assert await read(store, vo_schools.of_school, klas.school.id) == [first, made]
    assert await read(store, vo_schools.of_school, "een andere school") == []


async def test_a_vo_school_gets_another_name_but_not_that_of_another(
    store: Store, klas: AKlas
) -> None:
    made = await write(store, vo_schools.named, klas.school.id, "Overzijde", NOW)
    await write(store, vo_schools.named, klas.school.id, "Westveld", NOW)
    assert not await write(store, vo_schools.rename, klas.school.id, made.id, "westveld")
    assert not await write(store, vo_schools.rename, "een andere school", made.id, "Oost")
    assert await write(store, vo_schools.rename, klas.school.id, made.id, "OVERZIJDE")
    names = [one.name for one in await read(store, vo_schools.of_school, klas.school.id)]
    assert names == ["OVERZIJDE", "Westveld"]


async def test_a_choice_on_an_old_version_changes_nothing(store: Store, klas: AKlas) -> None:
    made = await write(store, vo_schools.named, klas.school.id, "Overzijde", NOW)
    first = klas.dossiers[0]
    assert await write(store, vo_schools.choose, first.id, made.id, first.version)
    assert not await write(store, vo_schools.choose, first.id, "", first.version)
    found = await read(store, dossiers.dossier, first.id)
    assert found is not None
    assert (found.vo_school_id, found.version) == (made.id, first.version + 1)
    assert await write(store, vo_schools.choose, first.id, "", found.version)
    found = await read(store, dossiers.dossier, first.id)
    assert found is not None
    assert found.vo_school_id == ""


async def test_only_an_unused_vo_school_leaves_the_list(store: Store, klas: AKlas) -> None:
    first = klas.dossiers[0]
    made = await write(store, vo_schools.named, klas.school.id, "Overzijde", NOW)
    await write(store, vo_schools.choose, first.id, made.id, first.version)
    assert not await write(store, vo_schools.remove, klas.school.id, made.id)
    await write(store, vo_schools.choose, first.id, "", first.version + 1)
    await write(store, handovers.hand_over, first.id, FORM, made.id, NOW)
    assert not await write(store, vo_schools.remove, klas.school.id, made.id)
    await write(store, handovers.take_back, first.id, FORM)
    assert not await write(store, vo_schools.remove, "een andere school", made.id)
    assert await write(store, vo_schools.remove, klas.school.id, made.id)
    assert await read(store, vo_schools.of_school, klas.school.id) == []


async def test_what_is_handed_over_is_received_and_a_second_time_asked_again(
    store: Store, klas: AKlas
) -> None:
    first = klas.dossiers[0]
    made = await write(store, vo_schools.named, klas.school.id, "Overzijde", NOW)
    later = NOW + timedelta(days=2)
    assert not await write(store, handovers.set_received, first.id, FORM, later)
    await write(store, handovers.hand_over, first.id, FORM, made.id, NOW)
    assert await write(store, handovers.set_received, first.id, FORM, later)
    stands = handovers.HandedOver(first.id, FORM, made.id, NOW, later)
    assert await read(store, handovers.of_dossier, first.id) == {FORM: stands}
    assert await read(store, handovers.of_klas, klas.klas.id) == {(first.id, FORM): stands}
    await write(store, handovers.hand_over, first.id, FORM, made.id, later)
    stands = handovers.HandedOver(first.id, FORM, made.id, later, None)
    assert await read(store, handovers.of_dossier, first.id) == {FORM: stands}
    assert await read(store, handovers.of_dossier, klas.dossiers[1].id) == {}


async def test_the_number_that_a_mentor_calls_is_that_of_the_school(
    store: Store, klas: AKlas
) -> None:
    await write(store, klassen.set_phone, klas.school.id, "033 123 45 67")
    assert (await read(store, klassen.school_of, klas.klas)).phone == "033 123 45 67"
    again = await write(store, klassen.school_named, klas.school.name, NOW)
    assert again.phone == "033 123 45 67"
