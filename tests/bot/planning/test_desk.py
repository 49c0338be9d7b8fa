"""Planning in a conversation, as in Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.planning.model import Digest
from tests.bot.planning.clock import planned_on
from tests.bot.school import open_school
from tests.bot.test_desk import Leerkracht


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Leerkracht]:
    async with open_school(tmp_path, "Noor", "Sem") as school:
        planned = planned_on(school, "2027-06-01 12:00")
        await planned.comes("Noor", "noor")
        services = replace(school.services, planning=planned.planning)
        yield Leerkracht(replace(school, services=services))


async def test_a_last_day_is_typed_seen_and_kept(juf: Leerkracht) -> None:
    await juf.says("/start")
    assert "Dit ben ik: nog geen laatste dag." in await juf.taps("Planning")
    assert "Typ de laatste dag" in await juf.taps("Dit ben ik: laatste dag")
    assert "geen datum die bestaat" in await juf.says("31-6-2027")
    assert "al voorbij" in await juf.says("31-5-2027"), "and may be typed again"
    seen = await juf.says("18-6-2027")
    assert seen == (
        "Dit ben ik: tot en met vrijdag 18 juni.\n· vrijdag 11 juni om 8:30\n"
        "· woensdag 16 juni om 8:30"
    )
    await juf.says("/start")
    assert "nog geen laatste dag" in await juf.taps("Planning"), "looking keeps nothing"
    await juf.taps("Dit ben ik: laatste dag")
    await juf.says("18-6-2027")
    assert "Bewaard." in await juf.taps("Bewaar")
    await juf.taps("Menu")
    told = await juf.taps("Planning")
    assert "Krijgt een herinnering: 1. Niet te bereiken: 5." in told
    await juf.taps("Dit ben ik: laatste dag")
    assert "geen laatste dag meer" in await juf.taps("Geen laatste dag")


async def test_when_the_leerkracht_hears(juf: Leerkracht) -> None:
    await juf.says("/start")
    await juf.taps("Planning")
    await juf.taps("Berichten voor jou")
    assert "✓ Eén overzicht per schooldag, om 15:15" in juf.labels
    await juf.taps("Niet")
    assert "✓ Niet" in juf.labels
    assert await juf.desk._services.planning.digest(juf.me) is Digest.NEVER


async def test_a_button_of_something_else_does_nothing(juf: Leerkracht) -> None:
    for action in ("d:last:2027-06-18:9", "d:last:morgen:0", "d:last:2027-06-18"):
        await juf.says(action)
    assert "nog geen laatste dag" in await juf.says("d:plan")
