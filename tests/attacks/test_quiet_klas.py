"""A klas at work in both channels, with everything going wrong that can: all that is logged, at the
finest level, and all that is counted, holds no name, answer, code, token or chat."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import generate_latest

from bot.app import Services
from bot.assistant import Assistant
from bot.logging import configure
from bot.telegram import channel
from conversations.people import Role, Slot
from storage import answers, dossiers, klassen
from storage.store import Store
from tests.attacks.chats import FIRST_CHAT, TYPED, chats
from tests.attacks.scene import Attack
from tests.attacks.table import ALL, ASKED, ROUTES, STREAMS
from tests.attacks.ward import Furnished
from tests.bot.logs import put_back_after
from tests.bot.web.desktop import OKR, WERKSTUK
from tests.fakes.bot_api import TOKEN

NAMED = {"Amira", "Yusuf", "Omar", "Aksoy", "Amira B.", "Noor"}
BROKEN = "Amira schreef: ik slaap slecht"


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    with put_back_after():
        yield


async def secrets(services: Services) -> set[str]:
    """What stands in the store that nobody else may read: words, names, codes."""
    found = set(NAMED)
    for klas in await services.store.read(klassen.all_klassen):
        cards = await services.classroom.invite(None, klas, list(Role))
        assert isinstance(cards, list)
        for card in cards:
            found |= {card.code, card.code.replace("-", "")}
        for dossier in await services.store.read(
            lambda unit, klas=klas: dossiers.of_klas(unit, klas.id)  # type: ignore[misc]
        ):
            for form in (OKR, WERKSTUK):
                for slot in Slot:
                    said = await services.store.read(
                        lambda unit, one=dossier, form=form, slot=slot: answers.load(  # type: ignore[misc]
                            unit, one.id, form, slot
                        )
                    )
                    texts = (str(getattr(answer.value, "text", "")) for answer in said.values())
                    found |= {text for text in texts if len(text) > 8}
    return found


def check(capsys: pytest.CaptureFixture[str], hidden: set[str]) -> str:
    """What was logged."""
    written = capsys.readouterr()
    counted = generate_latest().decode()
    everything = f"{written.out}\n{written.err}\n{counted}".casefold()
    assert len(hidden) > 20
    leaked = [word for word in hidden if word.casefold() in everything]
    assert leaked == [], [line for line in everything.splitlines() if leaked[0].casefold() in line]
    return written.err


async def test_the_pages_of_a_klas(
    attack: Attack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(logging.DEBUG)
    services = attack.school.services
    hidden = await secrets(services)
    for browser in attack.browsers.values():
        hidden |= {value for value in browser.cookies.values() if value}

    async def broken(*_: object, **__: object) -> Any:
        raise RuntimeError(BROKEN)

    async def ask(who: str, method: str, path: str) -> None:
        try:
            await attack.ask(who, method, path)
        except RuntimeError as error:  # what the server does with it
            text = "Exception in ASGI application\n"
            logging.getLogger("uvicorn.error").error(text, exc_info=error)

    walk = [one for one in ASKED if one[1] not in STREAMS]
    for method, path in walk:
        for who in (*sorted(ROUTES[method, path])[:1], *sorted(ALL - ROUTES[method, path])[:1]):
            await ask(who, method, path)
    for of, name in ((Assistant, "welcome"), (Store, "read"), (Store, "transact")):
        with monkeypatch.context() as patch:
            patch.setattr(of, name, broken)
            for method, path in walk[::4]:
                await ask(min(ROUTES[method, path] or ALL), method, path)
    logged = check(capsys, hidden)
    assert "RuntimeError" in logged, "that it went wrong is in the log"


async def test_the_chats_of_a_klas(
    school: Furnished,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configure(logging.DEBUG)
    monkeypatch.setattr(channel, "FIRST_PAUSE", 0.01)
    async with chats(school, tmp_path / "data") as there:
        hidden = await secrets(there.of.ward.s) | {TOKEN, TOKEN.partition(":")[2]}
        hidden |= {str(FIRST_CHAT + number) for number in range(len(there.people))}
        hidden |= {word for word in TYPED if len(word) > 8}
        hidden |= {address for address in there.of.addresses.values() if address}
        api, real = there.api, Assistant.say
        api.fail("sendMessage", 400, times=5)
        await there.attack("leerling")
        api.fail("sendMessage", 403, times=5)
        await there.attack("ouder 2")
        api.fail("getUpdates", 502)
        await there.attack("other child")
        api.cut("sendMessage", after=True, times=3)
        await there.attack("juf")

        async def broken(*_: object, **__: object) -> Any:
            monkeypatch.setattr(Assistant, "say", real)
            raise RuntimeError(BROKEN)

        monkeypatch.setattr(Assistant, "say", broken)
        await there.people["leerling"].send(f"{BROKEN} {TYPED[0]}")
        await there.people["leerling"].send_photo(b"geen foto", "Amira op kamp")
        await there.people["juf"].send_document(b"PK", "klassenlijst Amira.xlsx")
        await api.settled(60)
        await there.end()
    logged = check(capsys, hidden)
    assert "telegram.not_handled" in logged
