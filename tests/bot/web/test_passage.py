"""From Telegram to the web chat by a link that works once, for one person, at one question."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

import httpx
import pytest

from bot.assistant import passing
from bot.assistant.passing import Passed
from bot.replies import Welcome
from conversations.inputs import Continue, Edit, Input, Start
from conversations.people import Channel, Dossier, Role
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House

PHONE = "4242"
OKR = "okr-ouders"
USED = "Deze link is al gebruikt, of te oud."


async def on_phone(house: House) -> Dossier:
    """An ouder in Telegram, at a sensitive question."""
    noor = await house.leerling("Noor")
    ours = house.services.assistant
    welcome = await ours.join(Channel.TELEGRAM, PHONE, await house.code(noor, Role.OUDER))
    assert isinstance(welcome, Welcome)
    await ours.sit(Channel.TELEGRAM, PHONE, welcome.participant.id, OKR)
    said: tuple[Input, ...] = (Start(), *[Continue()] * 3, Edit("spanning"))
    for number, given in enumerate(said):
        await ours.say(Channel.TELEGRAM, PHONE, given, f"telegram-{number}")
    return noor


async def link(house: House, question: str = "spanning") -> str:
    token = await house.services.assistant.passage(Channel.TELEGRAM, PHONE, question)
    assert token is not None
    return f"/eenmalig/{token}"


async def opened(browser: Browser, address: str) -> httpx.Response:
    return await browser.client.post(address, headers={"origin": ORIGIN})


async def test_a_link_leads_once_to_the_question(house: House, browser: Browser) -> None:
    await on_phone(house)
    address = await link(house)
    page = await browser.client.get(address)
    assert page.text.count("<button") == 1
    assert "Noor" not in page.text, "a link preview must not learn whose it is"
    again = await browser.client.get(address)
    assert again.status_code == 200, "looking does not use it"
    inside = await opened(browser, address)
    assert (inside.status_code, inside.headers["location"]) == (303, "/gesprek")
    state = await browser.look()
    assert (state["form"], state["now"]["question"]) == (OKR, "spanning")
    used = await opened(browser, address)
    assert used.status_code == 403
    assert USED in used.text
    assert (await browser.client.get("/gesprek")).status_code == 200, "who is in stays in"


async def test_two_at_once_are_let_in_once(house: House) -> None:
    await on_phone(house)
    token = (await link(house)).rpartition("/")[2]
    ours = house.services.assistant
    tries = await asyncio.gather(*(ours.pass_through(token, "", f"b{n}") for n in range(5)))
    assert sum(isinstance(one, Passed) for one in tries) == 1


async def test_it_is_of_the_question_at_which_it_was_asked_for(
    house: House, browser: Browser
) -> None:
    await on_phone(house)
    address = await link(house, "thuis_situatie")
    await opened(browser, address)
    assert (await browser.look())["now"]["question"] == "thuis_situatie"


async def test_it_is_too_old_after_a_quarter_of_an_hour(
    house: House, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await on_phone(house)
    address = await link(house)
    ours = house.services.assistant
    later = ours._clock() + passing.LIFETIME
    monkeypatch.setattr(ours, "_clock", _at(later - timedelta(seconds=1)))
    early = await link(house)
    monkeypatch.setattr(ours, "_clock", _at(later + passing.LIFETIME))
    for one in (address, early):
        late = await opened(browser, one)
        assert late.status_code == 403
        assert USED in late.text


async def test_a_newer_link_ends_the_older(house: House, browser: Browser) -> None:
    await on_phone(house)
    older, newer = await link(house), await link(house)
    assert (await opened(browser, older)).status_code == 403
    assert (await opened(browser, newer)).status_code == 303


async def test_who_was_in_this_browser_before_is_out(house: House, browser: Browser) -> None:
    await on_phone(house)
    sem = await house.leerling("Sem")
    await browser.join(await house.code(sem))
    child = browser.client.cookies["overdracht"]
    await opened(browser, await link(house))
    assert (await browser.look())["form"] == OKR
    browser.client.cookies.set("overdracht", child)
    assert (await browser.client.get("/api/state")).status_code == 401


async def test_the_same_browser_stays_what_it_was(house: House, browser: Browser) -> None:
    await on_phone(house)
    await opened(browser, await link(house))
    cookie = browser.client.cookies["overdracht"]
    await opened(browser, await link(house))
    assert browser.client.cookies["overdracht"] == cookie


async def test_staff_and_strangers_get_none(house: House) -> None:
    noor = await house.leerling("Noor")
    ours = house.services.assistant
    assert await ours.passage(Channel.TELEGRAM, "99") is None
    await ours.join(Channel.TELEGRAM, "98", await house.code(noor, Role.LEERKRACHT))
    assert await ours.passage(Channel.TELEGRAM, "98") is None


async def test_an_erased_leerling_lets_nobody_in(house: House, browser: Browser) -> None:
    noor = await on_phone(house)
    address = await link(house)
    await house.services.leerlingen.remove(None, noor.id, noor.version)
    assert (await opened(browser, address)).status_code == 403


async def test_guessing_is_slowed_down(house: House, browser: Browser) -> None:
    await on_phone(house)
    tries = [await opened(browser, f"/eenmalig/raden-{number}") for number in range(70)]
    assert tries[0].status_code == 403
    assert tries[-1].status_code == 429
    good = await opened(browser, await link(house))
    assert good.status_code == 429


async def test_no_log_holds_it(
    house: House, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await on_phone(house)
    address = await link(house)
    await opened(browser, address)
    ours = [it for it in caplog.records if not it.name.startswith("httpx")]
    assert address.rpartition("/")[2] not in str([it.getMessage() for it in ours])


def _at(moment: datetime) -> object:
    return lambda: moment
