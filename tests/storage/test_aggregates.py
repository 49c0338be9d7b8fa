"""Each aggregate as the services use it: written in one unit of work, read in another."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.people import Channel, Dossier, Role, Slot, Theme
from conversations.session import Status
from storage import (
    answers,
    audit,
    dossiers,
    invitations,
    klassen,
    messages,
    participants,
    photos,
    sessions,
    web_sessions,
)
from storage.errors import KeyMissing, NameTaken, StoreError
from storage.messages import Priority, State
from storage.photos import StoredPhoto
from storage.store import Store, Unit
from tests.storage.klas import FORM, NAMES, NOW, AKlas, answer, read, session, write


async def test_a_school_is_found_again_whatever_the_case_of_its_name(
    store: Store, klas: AKlas
) -> None:
    again = await write(store, klassen.school_named, " de  REGENBOOG ", NOW)
    assert again == klas.school


async def test_a_klas_exists_once_in_a_schooljaar(store: Store, klas: AKlas) -> None:
    with pytest.raises(NameTaken, match="Er is al een klas 8a in 2026-2027"):
        await write(store, klassen.add_klas, klas.school, "8a", "2026-2027", NOW)
    newer = await write(store, klassen.add_klas, klas.school, "8A", "2027-2028", NOW)
    assert await read(store, klassen.klassen_named, "8a") == [newer, klas.klas]
    assert await read(store, klassen.klassen_named, newer.id) == [newer]
    assert await store.read(klassen.all_klassen) == [newer, klas.klas]
    assert await read(store, klassen.klas, "onbekend") is None
    assert await read(store, klassen.klas, newer.id) == newer
    assert await read(store, klassen.school_of, newer) == klas.school


async def test_the_class_list_keeps_its_order(store: Store, klas: AKlas) -> None:
    assert await read(store, dossiers.of_klas, klas.klas.id) == klas.dossiers
    assert [dossier.name for dossier in klas.dossiers] == list(NAMES)


async def test_a_leerling_is_renamed_and_chooses_a_theme(store: Store, klas: AKlas) -> None:
    first = klas.dossiers[0]

    def change(unit: Unit) -> None:
        dossiers.rename(unit, first.id, "Zeynep K.")
        dossiers.choose_theme(unit, first.id, Theme.NACHT)

    await store.transact(change)
    found = await read(store, dossiers.dossier, first.id)
    assert found == Dossier(first.id, first.klas_id, "Zeynep K.", Theme.NACHT, first.seed)
    assert await read(store, dossiers.dossier, "onbekend") is None


async def test_people_are_read_back_as_they_were_added(store: Store, klas: AKlas) -> None:
    of_first = await read(store, participants.of_dossier, klas.dossiers[0].id)
    assert of_first == klas.people[0]
    assert await read(store, participants.leerkrachten, klas.klas.id) == [klas.leerkracht]
    ouder = klas.people[1][1]
    assert await read(store, participants.participant, ouder.id) == ouder
    assert await read(store, participants.participant, "onbekend") is None


async def test_a_language_is_remembered(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(), klas.leerkracht):
        await write(store, participants.choose_language, person.id, "en")
        found = await read(store, participants.participant, person.id)
        assert found is not None
        assert (found.name, found.language) == (person.name, "en")


async def test_one_telegram_chat_speaks_for_two_children(store: Store, klas: AKlas) -> None:
    chat = "77001234"
    one, two = klas.people[0][1], klas.people[1][1]
    assert await read(store, participants.seat, Channel.TELEGRAM, chat) is None
    for person in (one, two):
        await write(store, participants.bind, Channel.TELEGRAM, chat, person.id, NOW)
    assert await read(store, participants.seats, Channel.TELEGRAM, chat) == [two, one]

    await write(store, participants.sit, Channel.TELEGRAM, chat, one.id, "okr-ouders")
    seat = await read(store, participants.seat, Channel.TELEGRAM, chat)
    assert seat == participants.Seat(one, klas.klas, "okr-ouders")
    assert await read(store, participants.seats, Channel.TELEGRAM, chat) == [one, two]
    assert await read(store, participants.seats, Channel.WEB, chat) == []

    await write(store, participants.unbind, Channel.TELEGRAM, chat, one.id)
    assert await read(store, participants.seats, Channel.TELEGRAM, chat) == [two]


async def test_who_is_not_at_an_address_cannot_sit_there(store: Store, klas: AKlas) -> None:
    one, stranger = klas.leerling(0), klas.leerling(1)
    await write(store, participants.bind, Channel.TELEGRAM, "5", one.id, NOW)
    await write(store, participants.sit, Channel.TELEGRAM, "5", stranger.id, FORM)
    assert await read(store, participants.seats, Channel.TELEGRAM, "5") == [one]


async def test_who_blocks_the_bot_is_unreachable_until_they_come_back(
    store: Store, klas: AKlas
) -> None:
    person = klas.people[0][1]
    for chat in ("1", "2"):
        await write(store, participants.bind, Channel.TELEGRAM, chat, person.id, NOW)

    async def reachable() -> tuple[list[str], set[str]]:
        return await store.read(
            lambda u: (
                sorted(participants.addresses(u, person.id, Channel.TELEGRAM)),
                participants.unreachable(u, klas.klas.id),
            )
        )

    assert await reachable() == (["1", "2"], set())
    await write(store, participants.mark_unreachable, Channel.TELEGRAM, "1", NOW)
    assert await reachable() == (["2"], set())
    await write(store, participants.mark_unreachable, Channel.TELEGRAM, "2", NOW)
    assert await reachable() == ([], {person.id})
    await write(store, participants.bind, Channel.TELEGRAM, "2", person.id, NOW)
    assert await reachable() == (["2"], set())


async def test_a_browser_is_known_until_it_is_unused_for_half_a_year(
    store: Store, klas: AKlas
) -> None:
    token, person = web_sessions.new_token(), klas.leerling()
    await write(store, participants.bind, Channel.WEB, token, person.id, NOW)

    async def known(days: int) -> bool:
        moment = NOW + timedelta(days=days)
        seat = await read(store, participants.seat, Channel.WEB, token, moment)
        return seat is not None

    assert await known(179)
    assert not await known(180)
    used = NOW + timedelta(days=100)
    await write(store, web_sessions.prolong, token, used)
    assert await known(279)
    assert not await known(280)

    late = NOW + timedelta(days=280)
    await write(store, web_sessions.prolong, token, late)
    assert not await known(281)
    assert await write(store, web_sessions.forget_expired, late) == 1
    assert await read(store, participants.seats, Channel.WEB, token) == []


async def test_a_browser_can_be_signed_out(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(0), klas.leerling(1)):
        await write(store, participants.bind, Channel.WEB, "koekje", person.id, NOW)
    await write(store, participants.revoke_address, Channel.WEB, "koekje")
    assert await read(store, participants.seats, Channel.WEB, "koekje") == []


async def test_a_new_code_ends_the_old_one(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(), klas.leerkracht):
        old, new = f"OUD{person.role.value}", f"NIEUW{person.role.value}"
        expires = NOW + timedelta(days=60)
        assert await read(store, invitations.current_code, person.id) is None
        for code in (old, new):
            await write(store, invitations.add, person.id, code, expires, NOW)
        assert await read(store, invitations.current_code, person.id) == new
        for moment in (NOW, NOW + timedelta(days=1)):
            it = await read(store, invitations.by_code, new)
            assert it is not None
            await write(store, invitations.mark_used, it.mark, moment)
        found = [await read(store, invitations.by_code, code) for code in (old, new, "XXXX")]
        assert [
            it and (it.participant_id, it.expires_at, it.revoked, it.used_at) for it in found
        ] == [
            (person.id, expires, True, None),
            (person.id, expires, False, NOW),
            None,
        ]


async def test_a_revoked_code_lets_nobody_in(store: Store, klas: AKlas) -> None:
    person = klas.leerling()
    await write(store, invitations.add, person.id, "ABC", NOW, NOW)
    await write(store, invitations.revoke, person.id, NOW)
    found = await read(store, invitations.by_code, "ABC")
    assert found is not None
    assert found.revoked
    assert await read(store, invitations.current_code, person.id) is None


async def test_two_ouders_never_overwrite_each_other(store: Store, klas: AKlas) -> None:
    dossier = klas.dossiers[0].id
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await write(store, answers.save, dossier, FORM, slot, [answer("stukje", slot.value)])
    everybody = await read(store, answers.load_all, dossier, FORM)
    assert everybody == {
        Slot.OUDER_1: {"stukje": answer("stukje", "ouder-1")},
        Slot.OUDER_2: {"stukje": answer("stukje", "ouder-2")},
    }
    assert await read(store, answers.load, dossier, FORM, Slot.LEERLING) == {}
    assert await read(store, answers.load, dossier, "okr-ouders", Slot.OUDER_1) == {}


@pytest.mark.parametrize(
    "text", ["", "👩‍👩‍👧 é \u202e", "x" * 100_000, "half \ud83d emoji", "'; DROP TABLE answer; --"]
)
async def test_any_text_comes_back_as_it_was(store: Store, klas: AKlas, text: str) -> None:
    dossier = klas.dossiers[0].id
    given = [answer("kan", text), answer("wil", "iets anders")]
    await write(store, answers.save, dossier, FORM, Slot.LEERLING, given)
    changed = answer("wil", text + "!")
    await write(store, answers.save, dossier, FORM, Slot.LEERLING, [changed])
    found = await read(store, answers.load, dossier, FORM, Slot.LEERLING)
    assert found == {"kan": given[0], "wil": changed}


async def test_the_board_shows_where_everybody_is(store: Store, klas: AKlas) -> None:
    one, two = klas.leerling(0), klas.leerling(1)
    assert await read(store, sessions.load, one, FORM) is None
    await write(store, sessions.save, one, session(turn=4), 3, 25, NOW)
    handed_in = NOW + timedelta(hours=1)
    done = replace(session(Status.SUBMITTED), submitted_at=handed_in)
    await write(store, sessions.save, two, done, 25, 25, handed_in)
    assert await read(store, sessions.load, one, FORM) == session(turn=4)
    assert await read(store, sessions.load, two, FORM) == done
    assert await read(store, sessions.standings, klas.klas.id) == [
        sessions.Standing(
            one.id, klas.dossiers[0].id, FORM, Status.ACTIVE, 3, 25, NOW, submitted_at=None
        ),
        sessions.Standing(
            two.id, klas.dossiers[1].id, FORM, Status.SUBMITTED, 25, 25, handed_in, handed_in
        ),
    ]


async def test_a_photo_belongs_to_one_dossier(store: Store, klas: AKlas) -> None:
    mine, other = klas.dossiers[0].id, klas.dossiers[1].id
    photo = StoredPhoto("foto-1", mine, b"\xff\xd8jpeg", 800, 600)
    await write(store, photos.add, photo, FORM, Slot.LEERLING, NOW)
    assert await read(store, photos.photo, mine, "foto-1") == photo
    assert await read(store, photos.photo, other, "foto-1") is None
    await write(store, photos.remove, other, "foto-1")
    assert await read(store, photos.photo, mine, "foto-1") == photo
    await write(store, photos.remove, mine, "foto-1")
    assert await read(store, photos.photo, mine, "foto-1") is None


async def test_a_delivery_counts_once(store: Store) -> None:
    async def first(channel: Channel, delivery: str) -> bool:
        return await write(store, messages.first_time, channel, delivery, NOW)

    assert await first(Channel.TELEGRAM, "1001")
    assert not await first(Channel.TELEGRAM, "1001")
    assert await first(Channel.WEB, "1001")
    later = NOW + timedelta(days=3)
    assert await write(store, messages.forget_deliveries, NOW) == 0
    assert await write(store, messages.forget_deliveries, later) == 2
    assert await first(Channel.TELEGRAM, "1001")


def sealed_messages(unit: Unit) -> dict[str, bool]:
    return dict(unit.connection.execute("SELECT id, sealed IS NOT NULL FROM message").fetchall())


async def test_what_is_owed_stays_owed_until_it_is_sent(store: Store, klas: AKlas) -> None:
    person, dossier = klas.leerling(), klas.dossiers[0].id

    async def owe(text: str, scope: str, whose: str) -> messages.Owed:
        return await write(
            store,
            messages.owe,
            Channel.TELEGRAM,
            "77001234",
            whose,
            scope,
            "text",
            {"text": text},
            Priority.REPLY,
            NOW,
        )

    first = await owe("Vraag 1", dossier, person.id)
    second = await owe("Zeynep is klaar", klas.school.id, klas.leerkracht.id)
    third = await owe("Vraag 2", dossier, person.id)

    async def pending() -> list[tuple[str, State]]:
        found = await read(store, messages.pending, Channel.TELEGRAM)
        return [(str(owed.payload["text"]), owed.state) for owed in found]

    assert await read(store, messages.pending, Channel.TELEGRAM) == [
        first,
        second,
        third,
    ]
    await write(store, messages.mark, [first.id], State.SENT, NOW)
    await write(store, messages.mark, [second.id], State.SENDING, NOW)
    assert await store.read(sealed_messages) == {first.id: False, second.id: True, third.id: True}
    assert await pending() == [("Zeynep is klaar", State.SENDING), ("Vraag 2", State.OWED)]
    await write(store, messages.mark, [second.id], State.OWED, NOW)
    await write(store, messages.mark, [third.id], State.FAILED, NOW)
    assert await pending() == [("Zeynep is klaar", State.OWED)]
    later = NOW + timedelta(days=1)
    assert await write(store, messages.forget_over, later) == 2
    assert await pending() == [("Zeynep is klaar", State.OWED)]


async def test_audit_tells_the_story_in_order(store: Store, klas: AKlas) -> None:
    dossier = klas.dossiers[0].id
    for act in ("answered", "read"):
        await write(
            store, audit.record, klas.leerkracht.id, Role.LEERKRACHT.value, act, dossier, "web", NOW
        )
    entries = await read(store, audit.of_dossier, dossier)
    assert [(entry.act, entry.at) for entry in entries] == [("answered", NOW), ("read", NOW)]
    assert await read(store, audit.of_dossier, klas.dossiers[1].id) == []


async def test_erasing_a_dossier_leaves_the_others(store: Store, klas: AKlas) -> None:
    gone, kept = klas.dossiers[0], klas.dossiers[1]
    for dossier in (gone, kept):
        await write(store, answers.save, dossier.id, FORM, Slot.LEERLING, [answer("kan", "ja")])
    await write(store, dossiers.erase, gone.id)
    assert await read(store, dossiers.of_klas, klas.klas.id) == klas.dossiers[1:]
    assert await read(store, participants.of_dossier, gone.id) == []
    assert await read(store, answers.load, gone.id, FORM, Slot.LEERLING) == {}
    with pytest.raises(KeyMissing, match="gewist"):
        await write(store, answers.save, gone.id, FORM, Slot.LEERLING, [answer("kan", "weer")])
    assert await read(store, answers.load, kept.id, FORM, Slot.LEERLING) == {
        "kan": answer("kan", "ja")
    }


async def test_a_damaged_answer_is_said_and_the_rest_stays_readable(
    store: Store, klas: AKlas
) -> None:
    dossier, other = klas.dossiers[0].id, klas.dossiers[1].id
    given = [answer("kan", "een"), answer("wil", "twee"), answer("zorg", "drie")]
    for whose in (dossier, other):
        await write(store, answers.save, whose, FORM, Slot.LEERLING, given)

    def damage(unit: Unit) -> None:
        unit.connection.execute(
            "UPDATE answer SET sealed = ? WHERE dossier_id = ? AND question = 'kan'",
            (b"?" * 60, dossier),
        )

    await store.transact(damage)
    for door in (read, write):
        with pytest.raises(StoreError, match="beschadigd"):
            await door(store, answers.load, dossier, FORM, Slot.LEERLING)
        gc.collect()
        assert len(await door(store, answers.load, other, FORM, Slot.LEERLING)) == 3
