from __future__ import annotations

import asyncio

from bot.hub import Hub


async def test_only_who_listens_to_this_topic_hears_it() -> None:
    hub = Hub()
    with hub.subscribe("noor") as noor, hub.subscribe("yusuf") as yusuf:
        hub.publish("noor")
        await asyncio.wait_for(noor.wait(), 1)
        assert not yusuf.is_set()


async def test_a_stop_is_heard_by_all_and_by_who_comes_after() -> None:
    hub = Hub()
    with hub.subscribe("noor") as noor, hub.subscribe("klas") as board:
        hub.leave()
        assert noor.is_set()
        assert board.is_set()
    with hub.subscribe("yusuf") as late:
        assert hub.leaving
        assert late.is_set()


async def test_several_changes_are_one_and_a_left_topic_is_forgotten() -> None:
    hub = Hub()
    with hub.subscribe("noor", "klas") as changed:
        hub.publish("noor")
        hub.publish("klas")
        assert changed.is_set()
        changed.clear()
        assert not changed.is_set()
    hub.publish("noor")
    assert not changed.is_set()
