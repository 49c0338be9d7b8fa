"""The last day, told calmly to who fills in; and saying no to reminders."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from bot.web.app import build
from conversations.people import Channel, Slot
from tests.bot.planning.clock import OKR, Planned, planned_on
from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import words

UNTIL = "Inleveren kan tot en met vrijdag 18 juni."


@pytest.fixture
async def planned(tmp_path: Path) -> AsyncIterator[Planned]:
    async with open_school(tmp_path, "Noor") as school:
        planned = planned_on(school, "2027-06-01 12:00")
        await planned.plan()
        yield planned


def browser(planned: Planned) -> httpx.AsyncClient:
    services = planned.school.services
    app = build(
        services.assistant,
        services.settings,
        hub=services.hub,
        clock=planned.clock,
        probe=services.store.probe,
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)


async def test_a_leerling_reads_the_last_day_first_and_when_coming_back(planned: Planned) -> None:
    async with browser(planned) as client:
        noor = Browser(client)
        code = (await planned.school.card("Noor", Slot.LEERLING)).code
        await noor.join(code.replace("-", ""))
        assert (await noor.look())["until"] == UNTIL
        await noor.begin()
        await noor.say("Start")
        assert noor.notes[0]["text"].endswith(UNTIL)
        planned.clock.set("2027-06-21 12:00")
        await noor.say("Pause")
        late = (await noor.look())["until"]
        assert late == "De laatste dag was vrijdag 18 juni. Inleveren kan nog steeds."
        await planned.planning.unplan(None, planned.school.klas, "dit-ben-ik")
        assert (await noor.look())["until"] == ""


async def test_an_ouder_reads_both_last_days_when_choosing(planned: Planned) -> None:
    await planned.plan(date(2027, 6, 9), (2,), OKR)
    async with browser(planned) as client:
        ouder = Browser(client)
        await ouder.join((await planned.school.card("Noor", Slot.OUDER_1)).code.replace("-", ""))
        page = words(await client.get("/keuze"))
        assert UNTIL in page
        assert "Inleveren kan tot en met woensdag 9 juni." in page


async def test_reminders_off_and_on_from_the_page(planned: Planned) -> None:
    async with browser(planned) as client:
        noor = Browser(client)
        await noor.join((await planned.school.card("Noor", Slot.LEERLING)).code.replace("-", ""))
        assert (await noor.look())["reminders"] is None, "there is no chat to send them to"
        await planned.comes("Noor", "noor")
        assert (await noor.look())["reminders"] is True
        for wanted in (False, True):
            answer = await client.post(
                "/api/reminders", json={"wanted": wanted}, headers={"origin": ORIGIN}
            )
            assert answer.json() == {"reminders": wanted}
            assert (await noor.look())["reminders"] is wanted
        odd = await client.post("/api/reminders", json={"wanted": 1}, headers={"origin": ORIGIN})
        assert odd.status_code == 400
        await planned.assistant.remind(Channel.WEB, "nobody", wanted=False)
        assert (await noor.look())["reminders"] is True
