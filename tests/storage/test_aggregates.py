"""Each aggregate as the services use it: written in one unit of work, read in another."""

from __future__ import annotations

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
from storage.errors import KeyMissing, NameTaken
from storage.messages import Priority, State
from storage.photos import StoredPhoto
from storage.store import Store, Unit
from tests.storage.klas import FORM, NAMES, NOW, AKlas, answer, session


async def test_a_school_is_found_again_whatever_the_case_of_its_name(
    store: Store, klas: AKlas
) -> None:
    again = await store.transact(lambda u: klassen.school_named(u, " de  REGENBOOG ", NOW))
    assert again == klas.school


async def test_a_klas_exists_once_in_a_schooljaar(store: Store, klas: AKlas) -> None:
    with pytest.raises(NameTaken, match="Er is al een klas 8a in 2026-2027"):
        await store.transact(lambda u: klassen.add_klas(u, klas.school, "8a", "2026-2027", NOW))
    newer = await store.transact(lambda u: klassen.add_klas(u, klas.school, "8A", "2027-2028", NOW))
    assert await store.read(lambda u: klassen.klassen_named(u, "8a")) == [newer, klas.klas]
    assert await store.read(lambda u: klassen.klassen_named(u, newer.id)) == [newer]
    assert await store.read(klassen.all_klassen) == [newer, klas.klas]
    assert await store.read(lambda u: klassen.klas(u, "onbekend")) is None
    assert await store.read(lambda u: klassen.klas(u, newer.id)) == newer
    assert await store.read(lambda u: klassen.school_of(u, newer)) == klas.school


async def test_the_class_list_keeps_its_order(store: Store, klas: AKlas) -> None:
    assert await store.read(lambda u: dossiers.of_klas(u, klas.klas.id)) == klas.dossiers
    assert [dossier.name for dossier in klas.dossiers] == list(NAMES)


async def test_a_leerling_is_renamed_and_chooses_a_theme(store: Store, klas: AKlas) -> None:
    first = klas.dossiers[0]

    def change(unit: Unit) -> None:
        dossiers.rename(unit, first.id, "Zeynep K.")
        dossiers.choose_theme(unit, first.id, Theme.NACHT)

    await store.transact(change)
    found = await store.read(lambda u: dossiers.dossier(u, first.id))
    assert found == Dossier(first.id, first.klas_id, "Zeynep K.", Theme.NACHT, first.seed)
    assert await store.read(lambda u: dossiers.dossier(u, "onbekend")) is None


async def test_people_are_read_back_as_they_were_added(store: Store, klas: AKlas) -> None:
    of_first = await store.read(lambda u: participants.of_dossier(u, klas.dossiers[0].id))
    assert of_first == klas.people[0]
    assert await store.read(lambda u: participants.leerkrachten(u, klas.klas.id)) == [
        klas.leerkracht
    ]
    ouder = klas.people[1][1]
    assert await store.read(lambda u: participants.participant(u, ouder.id)) == ouder
    assert await store.read(lambda u: participants.participant(u, "onbekend")) is None


async def test_a_language_is_remembered(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(), klas.leerkracht):
        await store.transact(lambda u, p=person: participants.choose_language(u, p.id, "en"))
        found = await store.read(lambda u, p=person: participants.participant(u, p.id))
        assert found is not None
        assert (found.name, found.language) == (person.name, "en")


async def test_one_telegram_chat_speaks_for_two_children(store: Store, klas: AKlas) -> None:
    chat = "77001234"
    one, two = klas.people[0][1], klas.people[1][1]
    assert await store.read(lambda u: participants.seat(u, Channel.TELEGRAM, chat)) is None
    for person in (one, two):
        await store.transact(
            lambda u, p=person: participants.bind(u, Channel.TELEGRAM, chat, p.id, NOW)
        )
    assert await store.read(lambda u: participants.seats(u, Channel.TELEGRAM, chat)) == [two, one]

    await store.transact(
        lambda u: participants.sit(u, Channel.TELEGRAM, chat, one.id, "okr-ouders")
    )
    seat = await store.read(lambda u: participants.seat(u, Channel.TELEGRAM, chat))
    assert seat == participants.Seat(one, "okr-ouders")
    assert await store.read(lambda u: participants.seats(u, Channel.TELEGRAM, chat)) == [one, two]
    assert await store.read(lambda u: participants.seats(u, Channel.WEB, chat)) == []

    await store.transact(lambda u: participants.unbind(u, Channel.TELEGRAM, chat, one.id))
    assert await store.read(lambda u: participants.seats(u, Channel.TELEGRAM, chat)) == [two]


async def test_who_is_not_at_an_address_cannot_sit_there(store: Store, klas: AKlas) -> None:
    one, stranger = klas.leerling(0), klas.leerling(1)
    await store.transact(lambda u: participants.bind(u, Channel.TELEGRAM, "5", one.id, NOW))
    await store.transact(lambda u: participants.sit(u, Channel.TELEGRAM, "5", stranger.id, FORM))
    assert await store.read(lambda u: participants.seats(u, Channel.TELEGRAM, "5")) == [one]


async def test_who_blocks_the_bot_is_unreachable_until_they_come_back(
    store: Store, klas: AKlas
) -> None:
    person = klas.people[0][1]
    for chat in ("1", "2"):
        await store.transact(
            lambda u, c=chat: participants.bind(u, Channel.TELEGRAM, c, person.id, NOW)
        )

    async def reachable() -> tuple[list[str], set[str]]:
        return await store.read(
            lambda u: (
                sorted(participants.addresses(u, person.id, Channel.TELEGRAM)),
                participants.unreachable(u, klas.klas.id),
            )
        )

    assert await reachable() == (["1", "2"], set())
    await store.transact(lambda u: participants.mark_unreachable(u, Channel.TELEGRAM, "1", NOW))
    assert await reachable() == (["2"], set())
    await store.transact(lambda u: participants.mark_unreachable(u, Channel.TELEGRAM, "2", NOW))
    assert await reachable() == ([], {person.id})
    await store.transact(lambda u: participants.bind(u, Channel.TELEGRAM, "2", person.id, NOW))
    assert await reachable() == (["2"], set())


async def test_a_browser_is_known_until_it_is_unused_for_half_a_year(
    store: Store, klas: AKlas
) -> None:
    token, person = web_sessions.new_token(), klas.leerling()
    await store.transact(lambda u: participants.bind(u, Channel.WEB, token, person.id, NOW))

    async def known(days: int) -> bool:
        moment = NOW + timedelta(days=days)
        seat = await store.read(lambda u: participants.seat(u, Channel.WEB, token, moment))
        return seat is not None

    assert await known(179)
    assert not await known(180)
    used = NOW + timedelta(days=100)
    await store.transact(lambda u: web_sessions.prolong(u, token, used))
    assert await known(279)
    assert not await known(280)

    late = NOW + timedelta(days=280)
    await store.transact(lambda u: web_sessions.prolong(u, token, late))
    assert not await known(281)
    assert await store.transact(lambda u: web_sessions.forget_expired(u, late)) == 1
    assert await store.read(lambda u: participants.seats(u, Channel.WEB, token)) == []


async def test_a_browser_can_be_signed_out(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(0), klas.leerling(1)):
        await store.transact(
            lambda u, p=person: participants.bind(u, Channel.WEB, "koekje", p.id, NOW)
        )
    await store.transact(lambda u: participants.revoke_address(u, Channel.WEB, "koekje"))
    assert await store.read(lambda u: participants.seats(u, Channel.WEB, "koekje")) == []


async def test_a_new_code_ends_the_old_one(store: Store, klas: AKlas) -> None:
    for person in (klas.leerling(), klas.leerkracht):
        old, new = f"OUD{person.role.value}", f"NIEUW{person.role.value}"
        expires = NOW + timedelta(days=60)
        assert await store.read(lambda u, p=person: invitations.current_code(u, p.id)) is None
        for code in (old, new):
            await store.transact(
                lambda u, p=person, c=code, e=expires: invitations.add(u, p.id, c, e, NOW)
            )
        assert await store.read(lambda u, p=person: invitations.current_code(u, p.id)) == new
        for moment in (NOW, NOW + timedelta(days=1)):
            await store.transact(lambda u, c=new, m=moment: invitations.mark_used(u, c, m))
        found = await store.read(
            lambda u, o=old, n=new: [invitations.by_code(u, code) for code in (o, n, "XXXX")]
        )
        assert found == [
            invitations.Invitation(person.id, expires, revoked=True, used_at=None),
            invitations.Invitation(person.id, expires, revoked=False, used_at=NOW),
            None,
        ]


async def test_a_revoked_code_lets_nobody_in(store: Store, klas: AKlas) -> None:
    person = klas.leerling()
    await store.transact(lambda u: invitations.add(u, person.id, "ABC", NOW, NOW))
    await store.transact(lambda u: invitations.revoke(u, person.id, NOW))
    found = await store.read(lambda u: invitations.by_code(u, "ABC"))
    assert found is not None
    assert found.revoked
    assert await store.read(lambda u: invitations.current_code(u, person.id)) is None


async def test_two_ouders_never_overwrite_each_other(store: Store, klas: AKlas) -> None:
    dossier = klas.dossiers[0].id
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await store.transact(
            lambda u, s=slot: answers.save(u, dossier, FORM, s, [answer("stukje", s.value)])
        )
    everybody = await store.read(lambda u: answers.load_all(u, dossier, FORM))
    assert everybody == {
        Slot.OUDER_1: {"stukje": answer("stukje", "ouder-1")},
        Slot.OUDER_2: {"stukje": answer("stukje", "ouder-2")},
    }
    assert await store.read(lambda u: answers.load(u, dossier, FORM, Slot.LEERLING)) == {}
    assert await store.read(lambda u: answers.load(u, dossier, "okr-ouders", Slot.OUDER_1)) == {}


@pytest.mark.parametrize(
    "text", ["", "👩‍👩‍👧 é \u202e", "x" * 100_000, "half \ud83d emoji", "'; DROP TABLE answer; --"]
)
async def test_any_text_comes_back_as_it_was(store: Store, klas: AKlas, text: str) -> None:
    dossier = klas.dossiers[0].id
    given = [answer("kan", text), answer("wil", "iets anders")]
    await store.transact(lambda u: answers.save(u, dossier, FORM, Slot.LEERLING, given))
    changed = answer("wil", text + "!")
    await store.transact(lambda u: answers.save(u, dossier, FORM, Slot.LEERLING, [changed]))
    found = await store.read(lambda u: answers.load(u, dossier, FORM, Slot.LEERLING))
    assert found == {"kan": given[0], "wil": changed}


async def test_the_board_shows_where_everybody_is(store: Store, klas: AKlas) -> None:
    one, two = klas.leerling(0), klas.leerling(1)
    assert await store.read(lambda u: sessions.load(u, one, FORM)) is None
    await store.transact(lambda u: sessions.save(u, one, session(turn=4), 3, 25, NOW))
    handed_in = NOW + timedelta(hours=1)
    done = replace(session(Status.SUBMITTED), submitted_at=handed_in)
    await store.transact(lambda u: sessions.save(u, two, done, 25, 25, handed_in))
    assert await store.read(lambda u: sessions.load(u, one, FORM)) == session(turn=4)
    assert await store.read(lambda u: sessions.load(u, two, FORM)) == done
    assert await store.read(lambda u: sessions.standings(u, klas.klas.id)) == [
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
    await store.transact(lambda u: photos.add(u, photo, NOW))
    assert await store.read(lambda u: photos.photo(u, mine, "foto-1")) == photo
    assert await store.read(lambda u: photos.photo(u, other, "foto-1")) is None
    await store.transact(lambda u: photos.remove(u, other, "foto-1"))
    assert await store.read(lambda u: photos.photo(u, mine, "foto-1")) == photo
    await store.transact(lambda u: photos.remove(u, mine, "foto-1"))
    assert await store.read(lambda u: photos.photo(u, mine, "foto-1")) is None


async def test_a_delivery_counts_once(store: Store) -> None:
    async def first(channel: Channel, delivery: str) -> bool:
        return await store.transact(lambda u: messages.first_time(u, channel, delivery, NOW))

    assert await first(Channel.TELEGRAM, "1001")
    assert not await first(Channel.TELEGRAM, "1001")
    assert await first(Channel.WEB, "1001")
    later = NOW + timedelta(days=3)
    assert await store.transact(lambda u: messages.forget_deliveries(u, NOW)) == 0
    assert await store.transact(lambda u: messages.forget_deliveries(u, later)) == 2
    assert await first(Channel.TELEGRAM, "1001")


async def test_what_is_owed_stays_owed_until_it_is_sent(store: Store, klas: AKlas) -> None:
    person, dossier = klas.leerling(), klas.dossiers[0].id

    async def owe(text: str, scope: str, whose: str) -> messages.Owed:
        return await store.transact(
            lambda u: messages.owe(
                u,
                Channel.TELEGRAM,
                "77001234",
                whose,
                scope,
                "text",
                {"text": text},
                Priority.REPLY,
                NOW,
            )
        )

    first = await owe("Vraag 1", dossier, person.id)
    second = await owe("Zeynep is klaar", klas.school.id, klas.leerkracht.id)
    third = await owe("Vraag 2", dossier, person.id)

    async def pending() -> list[tuple[str, State]]:
        found = await store.read(lambda u: messages.pending(u, Channel.TELEGRAM))
        return [(str(owed.payload["text"]), owed.state) for owed in found]

    assert await store.read(lambda u: messages.pending(u, Channel.TELEGRAM)) == [
        first,
        second,
        third,
    ]
    await store.transact(lambda u: messages.mark(u, [first.id], State.SENT, NOW))
    await store.transact(lambda u: messages.mark(u, [second.id], State.SENDING, NOW))
    assert await pending() == [("Zeynep is klaar", State.SENDING), ("Vraag 2", State.OWED)]
    await store.transact(lambda u: messages.mark(u, [second.id], State.OWED, NOW))
    await store.transact(lambda u: messages.mark(u, [third.id], State.FAILED, NOW))
    assert await pending() == [("Zeynep is klaar", State.OWED)]
    later = NOW + timedelta(days=1)
    assert await store.transact(lambda u: messages.forget_over(u, later)) == 2
    assert await pending() == [("Zeynep is klaar", State.OWED)]


async def test_audit_tells_the_story_in_order(store: Store, klas: AKlas) -> None:
    dossier = klas.dossiers[0].id
    for act in ("answered", "read"):
        await store.transact(
            lambda u, a=act: audit.record(
                u, klas.leerkracht.id, Role.LEERKRACHT.value, a, dossier, "web", NOW
            )
        )
    entries = await store.read(lambda u: audit.of_dossier(u, dossier))
    assert [(entry.act, entry.at) for entry in entries] == [("answered", NOW), ("read", NOW)]
    assert await store.read(lambda u: audit.of_dossier(u, klas.dossiers[1].id)) == []


async def test_erasing_a_dossier_leaves_the_others(store: Store, klas: AKlas) -> None:
    gone, kept = klas.dossiers[0], klas.dossiers[1]
    for dossier in (gone, kept):
        await store.transact(
            lambda u, d=dossier: answers.save(u, d.id, FORM, Slot.LEERLING, [answer("kan", "ja")])
        )
    await store.transact(lambda u: dossiers.erase(u, gone.id))
    assert await store.read(lambda u: dossiers.of_klas(u, klas.klas.id)) == klas.dossiers[1:]
    assert await store.read(lambda u: participants.of_dossier(u, gone.id)) == []
    assert await store.read(lambda u: answers.load(u, gone.id, FORM, Slot.LEERLING)) == {}
    with pytest.raises(KeyMissing, match="gewist"):
        await store.transact(
            lambda u: answers.save(u, gone.id, FORM, Slot.LEERLING, [answer("kan", "weer")])
        )
    assert await store.read(lambda u: answers.load(u, kept.id, FORM, Slot.LEERLING)) == {
        "kan": answer("kan", "ja")
    }
