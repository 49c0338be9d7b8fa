"""A finished klas, and everything that a thief could take of it: no name, answer, photo or code."""

from __future__ import annotations

import asyncio
import base64
import io
import itertools
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.app import Services, master_key, now, open_services
from bot.backup import back_up
from bot.demo import fill
from bot.demo.sample import load
from bot.handover import Order
from bot.problems import Problem
from bot.readers import Entered, Handed, Wish
from bot.replies import Welcome
from bot.second_step import recovery, totp
from bot.settings import Settings
from bot.talks import Spot
from conversations.answers import PhotoValue
from conversations.people import Channel, Klas, Role, Slot
from storage import answers, dossiers, participants, photos, remarks, renewal, second_steps
from storage.store import Unit
from tests.attacks.bytes_of import found_in, heaped, on_disk
from tests.bot.web.desktop import WERKSTUK

CHATS = itertools.count(7700123000)
SLICE = 24  # bytes of a photo: no two pictures share so many by chance
MENTOR, DIRECTEUR, COLLEAGUE = "mevrouw Zonderspoor", "meneer Ongezien", "juf Ankeverborgen"
NOTE = "Kun je hier het verhaal van de verdwaalde eekhoorn bij vertellen?"
REASON = "Wij willen liever niet dat de verhuizing daar bekend wordt."
TOKEN = "koekje-van-een-browser-dat-niemand-kent"


class Known:
    """All words that were ever said or given out."""

    def __init__(self) -> None:
        self.words: set[str | bytes] = set()

    def add(self, *words: str | bytes) -> None:
        self.words |= {word for word in words if len(word) >= 6}

    def texts_of(self, value: Any) -> Iterator[str]:
        if is_dataclass(value):
            for field in fields(value):
                yield from self.texts_of(getattr(value, field.name))
        elif isinstance(value, tuple | list):
            for item in value:
                yield from self.texts_of(item)
        elif isinstance(value, str) and not isinstance(value, Enum) and " " in value:
            yield value


async def _finished(services: Services, known: Known) -> Klas:
    """The sample school, with everything that a year brings."""
    sample = load()
    await fill.fill(services, sample, now)
    klas = await services.classroom.find_klas(None, sample.klas)
    assert isinstance(klas, Klas)
    known.add(*(name for name, _ in sample.team), COLLEAGUE)
    await services.team.add(None, klas, COLLEAGUE)
    for dossier in await services.store.read(lambda unit: dossiers.of_klas(unit, klas.id)):
        other = f"{dossier.name}verstopt"
        known.add(other)
        done = await services.leerlingen.rename(None, dossier.id, dossier.version, other)
        assert not isinstance(done, Problem)
    await _sat_down(services, klas, known)
    await _handed_over(services, klas, known)
    await services.store.read(lambda unit: _written(unit, klas, known))
    return klas


async def _sat_down(services: Services, klas: Klas, known: Known) -> None:
    """Everybody in Telegram and in a browser."""
    cards = await services.classroom.invite(None, klas, list(Role))
    assert isinstance(cards, list)
    for card in cards:
        chat, browser = str(next(CHATS)), f"{TOKEN}-{card.participant.id[-6:]}"
        known.add(card.code, card.code.replace("-", ""), chat, browser)
        for channel, address in ((Channel.TELEGRAM, chat), (Channel.WEB, browser)):
            person = card.participant.id
            await services.store.transact(partial(_bind, channel, address, person))
    juf = next(card.participant for card in cards if card.participant.role is Role.LEERKRACHT)
    secret, codes = totp.new_secret(), recovery.new_codes()

    def proven(unit: Unit) -> None:
        step = second_steps.add(unit, juf.id, secret, 0, now())
        second_steps.set_codes(unit, step, codes)

    await services.store.transact(proven)
    known.add(secret, totp.to_type(secret), *codes)
    known.add(await services.assistant.passage(Channel.WEB, f"{TOKEN}-{_of(cards)}") or "")


def _bind(channel: Channel, address: str, person: str, unit: Unit) -> None:
    participants.bind(unit, channel, address, person, now())


def _of(cards: Any) -> str:
    leerling = next(card for card in cards if card.participant.role is Role.LEERLING)
    return str(leerling.participant.id[-6:])


async def _handed_over(services: Services, klas: Klas, known: Known) -> None:
    there = await services.store.read(lambda unit: dossiers.of_klas(unit, klas.id))
    rows = await services.classroom.progress(None, klas)
    assert not isinstance(rows, Problem)
    in_it = [row.dossier.id for row in rows if any(it.submitted_at for it in row.standings)]
    wish = Wish(MENTOR, dossier_ids=tuple(in_it[:3]))
    links = services.readers
    for handed in (
        await links.mentors.make(None, klas, wish),
        await links.directeuren.make(None, klas.school_id, DIRECTEUR),
    ):
        assert isinstance(handed, Handed)
        code = handed.link.rsplit("/", 1)[-1]
        entered = await links.door.enter(code, handed.phrase)
        assert isinstance(entered, Entered)
        known.add(MENTOR, DIRECTEUR, code, handed.phrase, entered.token)
    for row in rows:
        for it in row.standings:
            spot = Spot(row.dossier.id, it.questionnaire, it.participant.slot or Slot.LEERLING)
            if it.submitted_at and spot.questionnaire == WERKSTUK and spot.slot is Slot.LEERLING:
                at = Spot(spot.dossier_id, WERKSTUK, Slot.LEERLING, "mentor_weten")
                await services.talks.remark(None, at, NOTE)
                await services.talks.send(None, at)
    chat = str(7700123000 + 1)
    welcome = await services.assistant.welcome(Channel.TELEGRAM, chat)
    assert isinstance(welcome, Welcome)
    for form in services.questionnaires:
        for slot in Slot:
            await services.objections.object(Channel.TELEGRAM, chat, form, slot, REASON)
    known.add(NOTE, REASON)
    assert there


def _written(unit: Unit, klas: Klas, known: Known) -> None:
    """As the store itself reads it."""
    for dossier in dossiers.of_klas(unit, klas.id):
        for form, slot in itertools.product((WERKSTUK, "okr-ouders"), Slot):
            for note in remarks.of_slot(unit, dossier.id, form, slot).values():
                known.add(note.note)
            for answer in answers.load(unit, dossier.id, form, slot).values():
                known.add(*known.texts_of(answer.value))
                for photo in answer.value.photos if isinstance(answer.value, PhotoValue) else ():
                    stored = photos.photo(unit, dossier.id, photo.id)
                    assert stored is not None
                    middle = len(stored.jpeg) // 2
                    slices = (stored.jpeg[at : at + SLICE] for at in (200, middle, 2 * middle // 3))
                    known.add(*(it for it in slices if len(set(it)) > SLICE // 2))


async def test_a_thief_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    data, copies, elsewhere = (tmp_path / name for name in ("data", "copies", "tmp"))
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    known, taken = Known(), list[bytes]()
    settings = Settings(data=data)

    def look() -> None:
        taken.extend(on_disk(data, copies, elsewhere))

    async with open_services(settings, lambda: "voorbeeld_bot") as services:
        klas = await _finished(services, known)
        look()  # with the log of what was just written beside it
        told: list[bytes] = []
        order = Order(klas, okr=True, sensitive=True, drafts=True)

        def follow(*_: object) -> None:
            if not told:
                told.extend(on_disk(data, elsewhere))

        made = await services.bundles.make(None, order, follow, lock=True)
        assert isinstance(made, tuple)
        known.add(made[2])
        taken += told
        look()  # a folder lies ready, in a file without a name
        made[0].close()
        await asyncio.to_thread(back_up, data, copies / "kopie.db")
        where = master_key(settings)
        await asyncio.to_thread(renewal.renew, where)
        look()
        [first, *_] = await services.store.read(lambda unit: dossiers.of_klas(unit, klas.id))
        await services.leerlingen.remove(None, first.id, first.version)
        await services.schoolyear.close(None, klas)
        look()
    look()  # stopped
    heap = heaped(taken)
    began = time.monotonic()
    assert b"De Voorbeeldboom" in heap or klas.name.encode() in heap, "what may be plain, is found"
    assert found_in(heap, known.words) == set()
    record_property("taken", sum(map(len, taken)))
    record_property("bytes", len(heap))
    record_property("words", len(known.words))
    record_property("seconds", round(time.monotonic() - began, 1))
    assert sum(map(len, taken)) > 20_000_000
    assert len(heap) > 5_000_000
    assert len(known.words) > 500


def test_the_search_finds_what_lies_there() -> None:
    """In every way: else the test above could not fail."""
    word = "verdwaalde eekhoorn"
    noise = bytes(range(256)) * 40
    raw = word.encode()
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("x.txt", raw * 20)
    for lying in (
        raw,
        raw.upper(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        raw.hex().encode(),
        *(base64.b64encode(b"z" * shift + raw + b"en nog meer") for shift in range(3)),
        base64.urlsafe_b64encode(raw),
        zlib.compress(raw * 3),
        zipped.getvalue(),
    ):
        assert found_in(noise + lying + noise, [word]) == {word}, lying
    assert found_in(noise, [word]) == set()
