"""Who has the code of a leerkracht, and not the telephone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import time_machine

from bot.app import now, open_services
from bot.problems import Problem
from bot.second_step import pausing
from bot.second_step.service import MOST_TRIES
from bot.settings import Settings
from bot.web import security
from conversations.people import Channel, Klas, Participant, Role
from tests.bot.authenticator import Authenticator
from tests.bot.school import School, open_school
from tests.bot.strict_school import (
    ANEW,
    HALF,
    POST,
    acts,
    begin,
    code_of,
    give,
    give_code,
    later,
    set_up,
    strict,
)
from tests.bot.web.desktop import client_of, words


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with strict(tmp_path / "data") as made:
        yield made


async def is_out(client: httpx.AsyncClient) -> bool:
    """Nothing of staff is to be had at this browser."""
    return bool((await client.get("/klas")).headers.get("location") == "/")


async def guess(client: httpx.AsyncClient, code: str, digits: str) -> None:
    """All tries of one half login."""
    await begin(client, code)
    for _ in range(MOST_TRIES):
        await give(client, digits)


async def test_guessing_is_heard_less_and_less_and_a_recovery_code_all_the_time(
    school: School,
) -> None:
    code = await code_of(school)
    async with client_of(school) as juf, client_of(school) as thief, client_of(school) as phone:
        app, codes = await set_up(juf, code)
        start = now() + timedelta(minutes=1)
        with time_machine.travel(start, tick=True):
            await guess(thief, code, app.never())
            await begin(thief, code)
            # Even the good digits are not heard now, whoever gives them.
            assert "Wacht 15 minuten" in words(await give(thief, app.shows()))
            await begin(phone, code)
            assert (await give_code(phone, codes[0])).status_code == 303
        with time_machine.travel(start + timedelta(hours=1), tick=True):
            await guess(thief, code, app.never())
            await begin(thief, code)
            assert (await give(thief, app.shows())).status_code == 422
        with time_machine.travel(start + timedelta(hours=2), tick=True):
            await begin(thief, code)
            assert (await give(thief, app.shows())).status_code == 303
        # Who is in was never troubled.
        assert (await juf.get(f"/klas/{school.klas.id}")).status_code == 200
    assert (await acts(school)).count("second step failed") >= 2 * MOST_TRIES


def test_a_year_of_guessing_has_a_chance_of_one_in_a_hundred_and_eighty() -> None:
    """What `pausing` says of itself."""
    at, end, wrong, last = now(), now() + timedelta(days=365), 0, None
    while at < end:
        wait = pausing.minutes_left(wrong, last, at)
        at += timedelta(minutes=wait)
        if not wait:
            wrong, last = wrong + 1, at
    chance = 1 - (1 - 3 / 1_000_000) ** wrong
    assert 1 / 200 < chance < 1 / 170


async def test_a_half_login_is_tried_five_times_and_not_more(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as juf, client_of(school) as thief:
        app, _ = await set_up(juf, code)
        await begin(thief, code)
        with later(minutes=1):
            for _ in range(MOST_TRIES):
                last = await give_code(thief, "ABCDE-FGHJK")
            assert "Geef je code nog een keer" in words(last)
            assert (await give(thief, app.shows())).headers["location"] == "/"
            assert await is_out(thief)


async def test_the_token_of_who_is_half_in_is_no_session_and_a_session_no_half_login(
    school: School,
) -> None:
    code = await code_of(school)
    async with client_of(school) as thief, client_of(school) as other:
        await begin(thief, code)
        half = thief.cookies[security.HALF_COOKIE]
        other.cookies.set(security.COOKIE, half)
        assert await is_out(other)
        assert (await other.get(ANEW)).status_code == 404
        other.cookies.set(security.HALF_COOKIE, half)
        app = Authenticator.reading((await thief.get(HALF)).text)
        assert (await give(thief, app.shows())).status_code == 200
        # It is of no use any more, whoever still has it.
        other.cookies.clear()
        other.cookies.set(security.HALF_COOKIE, half)
        with later(minutes=1):
            assert (await give(other, app.shows())).status_code == 422
        other.cookies.set(security.HALF_COOKIE, thief.cookies[security.COOKIE])
        assert (await other.get(HALF)).headers["location"] == "/"


async def test_what_was_planted_in_the_browser_is_never_what_is_in(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as juf:
        juf.cookies.set(security.COOKIE, "geplant")
        juf.cookies.set(security.HALF_COOKIE, "ook-geplant")
        await begin(juf, code)
        services = school.services
        assert await services.second_step.asked(Channel.WEB, "ook-geplant") is None
        for planted in ("geplant", "ook-geplant"):
            here = await services.assistant.welcome(Channel.WEB, planted)
            assert getattr(here, "reason", "") == "not_known_here"
    async with client_of(school) as thief, client_of(school) as victim:
        omar = await school.services.team.add(None, school.klas, "meester Omar")
        assert isinstance(omar, Participant)
        his, _ = await set_up(victim, await code_of(school, person=omar.id))
        await set_up(thief, code)
        # The thief begins with their own code, and puts that half login in Omar's browser.
        async with client_of(school) as lured:
            await begin(thief, code)
            await begin(lured, await code_of(school, person=omar.id))
            async with client_of(school) as outside:
                await begin(outside, code)
                planted = outside.cookies[security.HALF_COOKIE]
            lured.cookies.clear()
            lured.cookies.set(security.HALF_COOKIE, planted)
            with later(minutes=1):
                assert (await give(lured, his.shows())).status_code == 422
            assert await is_out(lured)


async def test_a_link_preview_begins_nothing(school: School) -> None:
    async with client_of(school) as bot:
        await bot.get(f"/i/{await code_of(school)}")
        assert security.HALF_COOKIE not in bot.cookies


async def test_another_site_cannot_give_the_digits_or_begin_anew(school: School) -> None:
    foreign = {"origin": "https://ergens.anders"}
    async with client_of(school) as juf:
        await begin(juf, await code_of(school))
        given = {"cijfers": "123456"}
        assert (await juf.post(HALF, data=given, headers=foreign)).status_code == 403
        assert (await juf.post(ANEW, data={"wat": "begin"}, headers=foreign)).status_code == 403


async def test_only_the_operator_takes_a_second_step_away(school: School) -> None:
    services = school.services
    async with client_of(school) as juf:
        await set_up(juf, await code_of(school))
    omar = await services.team.add(None, school.klas, "meester Omar")
    assert isinstance(omar, Participant)
    refused = await services.second_step.reset(omar, school.klas, school.leerkracht)
    assert refused == Problem("not_allowed")
    assert "second step reset" not in " ".join(await acts(school))


async def test_a_secret_or_recovery_code_comes_on_no_other_page(school: School) -> None:
    async with client_of(school) as juf:
        _, codes = await set_up(juf, await code_of(school))
        pages = [
            (await juf.get(path)).text
            for path in ("/klas/mijn", ANEW, "/apparaten", f"/klas/{school.klas.id}/team")
        ]
    assert not any(code in page for code in codes for page in pages)


@pytest.mark.parametrize("second_step", [False, True])
async def test_who_kept_the_code_of_a_colleague_is_not_in_the_klassen_made_later(
    tmp_path: Path, *, second_step: bool
) -> None:
    """A code that was seen on the page Collega's, and used, spoke for that colleague for ever."""
    async with open_school(tmp_path, "Noor", second_step=second_step) as school:
        omar = await school.services.team.add(None, school.klas, "meester Omar")
        assert isinstance(omar, Participant)
        kept = await code_of(school, person=omar.id)
        async with client_of(school) as thief, client_of(school) as his:
            if second_step:
                await set_up(his, kept)
                assert (await begin(thief, kept)).headers["location"] == HALF
            else:
                for browser in (his, thief):
                    assert (await begin(browser, kept)).headers["location"] == "/klas"
            made = await his.post("/klas/mijn", data={"naam": "Groep 8c"}, headers=POST)
            klas = made.headers["location"].split("/")[2]
            assert (await his.get(f"/klas/{klas}")).status_code == 200
            assert (await thief.get(f"/klas/{klas}")).status_code in {303, 404}


async def test_the_own_devices_that_gave_the_digits_come_along(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone:
        app, _ = await set_up(laptop, code)
        with later(minutes=1):
            await begin(phone, code)
            await give(phone, app.shows())
        made = await laptop.post("/klas/mijn", data={"naam": "Groep 8c"}, headers=POST)
        klas = made.headers["location"].split("/")[2]
        assert (await phone.get(f"/klas/{klas}")).status_code == 200
        # The code of that klas asks for the app that is there, and sets up nothing.
        async with client_of(school) as tablet:
            found = await school.services.classroom.find_klas(None, klas)
            assert isinstance(found, Klas)
            await begin(tablet, await code_of(school, found))
            assert "<figure" not in (await tablet.get(HALF)).text


async def test_a_colleague_sees_a_code_until_it_is_used(school: School) -> None:
    services = school.services
    omar = await services.team.add(None, school.klas, "meester Omar")
    assert isinstance(omar, Participant)
    code = await code_of(school, person=omar.id)

    async def seen_by(person: Participant) -> dict[str, str]:
        cards = await services.classroom.invite(person, school.klas, [Role.LEERKRACHT])
        assert isinstance(cards, list)
        return {card.participant.id: card.code.replace("-", "") for card in cards}

    assert (await seen_by(school.leerkracht))[omar.id] == code
    async with client_of(school) as his:
        await set_up(his, code)
    assert (await seen_by(school.leerkracht))[omar.id] == ""
    assert (await seen_by(omar))[omar.id] == code


async def test_a_browser_that_got_in_by_the_code_alone_is_not_taken_for_the_person(
    tmp_path: Path,
) -> None:
    """It was in before the upgrade, and stays in; the code of another klas opens nothing there."""
    folder = tmp_path / "data"
    async with open_school(folder, "Noor") as before:
        code = await code_of(before)
        async with client_of(before) as thief:
            await begin(thief, code)
            inside = dict(thief.cookies)
    async with open_services(Settings(data=folder, second_step=True)) as services:
        school = replace(before, services=services)
        async with client_of(school) as juf, client_of(school) as thief:
            thief.cookies.update(inside)
            await set_up(juf, code)
            made = await juf.post("/klas/mijn", data={"naam": "Groep 8c"}, headers=POST)
            klas = made.headers["location"].split("/")[2]
            found = await services.classroom.find_klas(None, klas)
            assert isinstance(found, Klas)
            other = await code_of(school, found)
            assert (await begin(thief, other, same="yes")).headers["location"] == HALF
            assert (await thief.get(f"/klas/{klas}")).status_code == 404
            # Nor can it set the second step anew.
            assert (await thief.post(ANEW, data={"wat": "begin"}, headers=POST)).status_code == 422
