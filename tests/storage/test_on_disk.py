"""Takes the data folder after a klas has filled it, and looks for everything personal in it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from conversations.people import Channel, Slot
from storage import answers, audit, invitations, messages, participants, photos, remarks, sessions
from storage.keys import load_or_make_master_key
from storage.messages import Priority, State
from storage.photos import StoredPhoto
from storage.store import Store, Unit
from tests.storage.klas import FORM, NAMES, NOW, AKlas, answer, contents, make_klas, session

CHAT = "7700123499"
CODE = "K7QM4RTW9XVF"
TOKEN = "koekje-van-een-browser"
JPEG = b"\xff\xd8" + secrets.token_bytes(20_000)
SECRETS = {
    **{name: name.encode() for name in NAMES},
    "leerkracht": b"Ankeverborgen",
    "answer": b"verborgen antwoord",
    "question as asked": b"Hoe zit het met",
    "first answer": b"eerste versie",
    "owed": b"verschuldigd bericht",
    "sent": b"verzonden bericht",
    "chat": CHAT.encode(),
    "code": CODE.encode(),
    "web token": TOKEN.encode(),
    "session": b"vraag_in_beeld",
    "remark": b"woordje van de juf",
    "photo": JPEG[1000:1032],
}


def fill(unit: Unit) -> AKlas:
    klas = make_klas(unit)
    for dossier, (leerling, ouder, _) in zip(klas.dossiers, klas.people, strict=True):
        for text in ("eerste versie", "verborgen antwoord"):
            answers.save(unit, dossier.id, FORM, Slot.LEERLING, [answer("kan", text)])
        for note in ("woordje van de juf", "een ander woordje"):
            remarks.save(unit, dossier.id, FORM, Slot.LEERLING, "kan", note, "Ankeverborgen", NOW)
        at = replace(session(), focus="vraag_in_beeld")
        sessions.save(unit, leerling, at, 1, 25, NOW)
        photo = StoredPhoto(f"foto-{dossier.seed}", dossier.id, JPEG, 800, 600)
        photos.add(unit, photo, FORM, Slot.LEERLING, NOW)
        participants.bind(unit, Channel.TELEGRAM, CHAT, leerling.id, NOW)
        participants.bind(unit, Channel.WEB, TOKEN, ouder.id, NOW)
        invitations.add(unit, leerling.id, CODE + str(dossier.seed), NOW + timedelta(days=1), NOW)
        owed = [
            messages.owe(
                unit,
                Channel.TELEGRAM,
                CHAT,
                leerling.id,
                dossier.id,
                "text",
                {"text": text},
                Priority.REPLY,
                NOW,
            )
            for text in ("verschuldigd bericht", "verzonden bericht")
        ]
        messages.mark(unit, [owed[1].id], State.SENT, NOW)
        audit.record(unit, leerling.id, "leerling", "answered", dossier.id, "telegram", NOW)
    return klas


@pytest.mark.parametrize("closed", [False, True], ids=["running", "stopped"])
async def test_nothing_personal_can_be_read_from_the_files(folder: Path, closed: bool) -> None:
    master = load_or_make_master_key(folder)
    store = await Store.open(folder, master)
    klas = await store.transact(fill)
    assert await store.read(
        lambda unit: participants.addresses(unit, klas.leerling().id, Channel.TELEGRAM)
    ) == [CHAT]
    if closed:
        await store.close()
    content = contents(folder)
    if not closed:
        await store.close()
    assert sum(map(len, content.values())) > 3 * len(JPEG), "the klas is in there"
    assert b"De Regenboog" in b"".join(content.values()), "and what may be plain, is found"
    found = {
        (name, what)
        for name, data in content.items()
        for what, secret in SECRETS.items()
        if secret.lower() in data.lower()
    }
    assert found == set()
    databases = [data for name, data in content.items() if name != "master.key"]
    assert not any(master in data for data in databases)
