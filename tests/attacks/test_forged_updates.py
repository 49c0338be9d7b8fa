"""Updates as Telegram never sends them. There is no webhook to post them to: we only fetch. So they
can come from nobody but Telegram, or who stands between; even then nothing stops."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.updates import ALLOWED
from tests.bot.telegram.conftest import Stage, open_stage
from tests.fakes.bot_api import BotApi

ME: dict[str, Any] = {"id": 4711, "is_bot": False, "first_name": "X", "language_code": "nl"}
CHAT: dict[str, Any] = {"id": 4711, "type": "private", "first_name": "X"}
SAID: dict[str, Any] = {"message_id": 5, "date": 0, "chat": CHAT, "from": ME, "text": "hallo"}
WRONG: tuple[Any, ...] = (None, 5, -1, 2**63, 10**40, 1.5, "x", "9" * 5000, [], {}, [[]], True)
FORGED: list[tuple[str, dict[str, Any]]] = [
    *((kind, {}) for kind in ALLOWED),
    *(("message", SAID | {field: odd}) for field in SAID for odd in WRONG),
    *(("message", SAID | {"chat": CHAT | {"id": odd}}) for odd in WRONG),
    *(("message", SAID | {"from": ME | {"language_code": odd}}) for odd in WRONG),
    *(("message", SAID | {"chat": CHAT | {"type": odd}}) for odd in (*WRONG, "channel", "sender")),
    *(("edited_message", SAID | {field: odd}) for field in SAID for odd in WRONG),
    *(
        ("callback_query", {"id": "1", "from": ME, "message": SAID, "data": "q|x"} | {field: odd})
        for field in ("id", "from", "message", "data")
        for odd in WRONG
    ),
    *(("callback_query", {"id": "1", "from": ME, "message": SAID, "data": data}) for data in (
        "", "|", "|" * 60, "c|AAAA|zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz|x|y", "\x00|\u202e",
        "r|AAAA|1|x|" + "9" * 40, "g|AAAA|1|x|0000-00-00", "p|AAAA|1|x|?", "l|AAAA|||xx", "k||||d:",
        "k|AAAA|||d:read:../..:9:9:9:9", "z|||||", "💥" * 16, "ander_bot:start:1", '{"a":1}',
    )),
    *(
        ("message", {key: value for key, value in SAID.items() if key != "text"} | extra)
        for odd in WRONG
        for extra in (
            {"photo": odd},
            {"photo": [{"file_id": odd, "width": 1, "height": 1}]},
            {"photo": [{"file_id": "x", "width": odd, "height": odd}]},
            {"document": odd},
            {"document": {"file_id": odd, "mime_type": "image/png"}},
            {"document": {"file_id": "x", "mime_type": odd}},
            {"sticker": odd, "caption": odd},
        )
    ),
    *(("my_chat_member", {"chat": CHAT, "from": ME, "new_chat_member": odd}) for odd in WRONG),
    ("my_chat_member", {"chat": CHAT, "from": ME, "new_chat_member": {"status": "owner"}}),
    ("channel_post", SAID), ("edited_channel_post", SAID), ("inline_query", {"id": "1"}),
    ("business_message", SAID), ("pre_checkout_query", {}), ("poll", {}), ("onbekend", SAID),
    ("message", SAID | {"from": ME | {"is_bot": True}}),
    ("message", SAID | {"sender_chat": {"id": -100, "type": "channel"}}),
]  # fmt: skip


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with BotApi() as api, open_stage(tmp_path / "data", "Noor", api=api) as stage:
        yield stage


async def test_no_update_stops_the_others(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    updates = stage.api.world.updates
    updates.allowed = None  # whatever we asked for
    for kind, payload in FORGED:
        update = {"update_id": updates.next_id, kind: payload}
        updates.next_id += 1
        updates.queue.append(update)
    await noor.send("Noor")
    assert "Vraag 2" in (await noor.reply()).text
    await stage.api.settled(20)
    assert not stage.running.done()
    assert list(await stage.werkstuk("Noor")) == ["mij_naam"]
