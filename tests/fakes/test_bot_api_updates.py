"""getUpdates: offsets, the long poll, the second poller, what is filtered."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.fakes.bot_api import BotApi
from tests.fakes.conftest import Ask


async def test_an_offset_confirms_and_a_limit_limits(api: BotApi, ask: Ask) -> None:
    anna = api.person(11)
    for number in range(5):
        await anna.send(f"bericht {number}")
    first = await ask("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["bericht 0", "bericht 1"]
    assert await ask("getUpdates", limit=2) == first
    rest = await ask("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"][-1] for update in rest] == ["2", "3", "4"]
    assert await ask("getUpdates", offset=rest[-1]["update_id"] + 1) == []
    await api.settled()


async def test_a_negative_offset_forgets_the_earlier_ones(api: BotApi, ask: Ask) -> None:
    anna = api.person(11)
    for number in range(3):
        await anna.send(str(number))
    assert [u["message"]["text"] for u in await ask("getUpdates", offset=-1)] == ["2"]
    assert [u["message"]["text"] for u in await ask("getUpdates")] == ["2"]


async def test_a_long_poll_waits_for_news(api: BotApi, ask: Ask) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await api.person(11).send("hoi")
    assert len(await poll) == 1
    began = time.monotonic()
    assert await ask("getUpdates", offset=-1, timeout=1)
    assert time.monotonic() - began < 0.9
    assert await ask("getUpdates", offset=800_000_000, timeout=1) == []


async def test_a_second_poller_ends_the_first(api: BotApi, ask: Ask) -> None:
    first = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(ask("getUpdates", timeout=20))
    assert (await first).startswith("409 Conflict: terminated by other getUpdates request")
    await api.person(11).send("hoi")
    assert len(await second) == 1


async def test_allowed_updates_are_remembered(api: BotApi, ask: Ask) -> None:
    anna = api.person(11)
    await ask("getUpdates", allowed_updates=["message"])
    sent = await anna.send("hoi")
    await anna.edit(sent, "hallo")
    await anna.block_bot()
    assert [list(update)[1] for update in await ask("getUpdates")] == ["message"]
    await ask("getUpdates", allowed_updates=[])
    await anna.unblock_bot()
    await anna.edit(sent, "dag")
    kinds = [list(update)[1] for update in await ask("getUpdates")]
    assert kinds == ["message", "my_chat_member", "edited_message"]


async def test_updates_twice_and_out_of_order(api: BotApi, ask: Ask) -> None:
    anna = api.person(11)
    await anna.send("een")
    await anna.send("twee")
    api.repeat_updates()
    texts = [update["message"]["text"] for update in await ask("getUpdates")]
    assert texts == ["een", "een", "twee", "twee"]
    api.reorder_updates()
    texts = [update["message"]["text"] for update in await ask("getUpdates")]
    assert texts == ["twee", "een"]
    assert len(await ask("getUpdates")) == 2


async def test_a_client_splits_long_texts_and_refuses_bad_start_codes(
    api: BotApi, ask: Ask
) -> None:
    anna = api.person(11)
    await anna.send(" " + "a" * 5000 + "\n")
    lengths = [len(update["message"]["text"]) for update in await ask("getUpdates")]
    assert lengths == [4096, 904]
    with pytest.raises(ValueError, match="no empty message"):
        await anna.send("  ")
    for code in ("a" * 65, "met spatie", "é"):
        with pytest.raises(ValueError, match="start link"):
            await anna.start(code)
    await anna.start("a-Z_9")
    message = (await ask("getUpdates"))[-1]["message"]
    assert message["text"] == "/start a-Z_9"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
