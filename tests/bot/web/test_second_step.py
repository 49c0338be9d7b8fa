"""A leerkracht comes in by the own link and six digits of an app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_services
from bot.settings import Settings
from bot.web import security
from conversations.people import Channel, Klas, Role, Slot
from tests.bot.authenticator import Authenticator
from tests.bot.school import School
from tests.bot.strict_school import (
    ANEW,
    HALF,
    POST,
    RECOVERY,
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


async def test_the_first_time_an_app_is_set_up(school: School) -> None:
    async with client_of(school) as laptop:
        assert (await begin(laptop, await code_of(school))).status_code == 303
        # A good code alone opens nothing.
        assert security.COOKIE not in laptop.cookies
        assert (await laptop.get("/klas")).headers["location"] == "/"
        page = (await laptop.get(HALF)).text
        assert 'autocomplete="one-time-code"' in page
        assert 'inputmode="numeric"' in page
        app = Authenticator.reading(page)
        assert Authenticator.reading((await laptop.get(HALF)).text) == app  # a page loaded again
        done = await give(laptop, f" {app.shows()[:3]} {app.shows()[3:]} ")
        assert len(set(RECOVERY.findall(done.text))) == 8
        assert (await laptop.get(f"/klas/{school.klas.id}")).status_code == 200
        assert (await laptop.get(HALF)).headers["location"] == "/"
    assert await acts(school) == ["second step set", "joined"]


async def test_the_next_time_the_digits_do(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone:
        app, codes = await set_up(laptop, code)
        await begin(phone, code)
        page = (await phone.get(HALF)).text
        assert "<figure" not in page and "sleutel" not in page
        with later(minutes=1):
            entered = await give(phone, app.shows())
            assert entered.headers["location"] == "/klas"
            assert not RECOVERY.search(entered.text)
            assert (await phone.get(f"/klas/{school.klas.id}")).status_code == 200
            # And a browser that is in is not asked again.
            assert (await begin(phone, code)).headers["location"] == "/klas"
    assert len(codes) == 8


async def test_digits_work_once_and_not_the_older_ones_after_it(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as thief:
        app, _ = await set_up(laptop, code)
        await begin(thief, code)
        for digits in (app.shows(), app.shows(later=-1)):
            again = await give(thief, digits)
            assert again.status_code == 422
            assert "al een keer gebruikt" in words(again)
        assert (await thief.get("/klas")).headers["location"] == "/"


@pytest.mark.parametrize(("drift", "good"), [(-2, False), (-1, True), (1, True), (2, False)])
async def test_the_clock_of_the_telephone_may_be_one_step_off(
    school: School, drift: int, *, good: bool
) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone:
        app, _ = await set_up(laptop, code)
        with later(minutes=10):
            await begin(phone, code)
            done = await give(phone, app.shows(later=drift))
    assert (done.status_code == 303) is good


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "x" * 5000])
async def test_what_is_not_six_digits_opens_nothing(school: School, typed: str) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone:
        await set_up(laptop, code)
        await begin(phone, code)
        assert (await give(phone, typed)).status_code == 422
        assert (await phone.get("/klas")).headers["location"] == "/"


async def test_a_recovery_code_is_for_once(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone, client_of(school) as third:
        _, (first, second, *_) = await set_up(laptop, code)
        assert "8 herstelcodes" in words(await laptop.get(ANEW))
        await begin(phone, code)
        assert (await give_code(phone, first.lower())).headers["location"] == "/klas"
        assert "7 herstelcodes" in words(await laptop.get(ANEW))
        await begin(third, code)
        assert (await give_code(third, first)).status_code == 422
        assert (await give_code(third, second)).status_code == 303
    assert (await acts(school)).count("recovery code used") == 2


async def test_who_waits_too_long_gives_the_code_again(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop:
        await begin(laptop, code)
        app = Authenticator.reading((await laptop.get(HALF)).text)
        with later(minutes=11):
            late = await give(laptop, app.shows())
            assert late.status_code == 422
            assert "Geef je code nog een keer" in words(late)
            assert (await laptop.get("/klas")).headers["location"] == "/"
            await set_up(laptop, code)


async def test_a_restart_between_the_two_asks_nobody_to_begin_again(tmp_path: Path) -> None:
    async with strict(tmp_path / "data") as school, client_of(school) as laptop:
        await begin(laptop, await code_of(school))
        app = Authenticator.reading((await laptop.get(HALF)).text)
        half = dict(laptop.cookies)
        klas = school.klas
    async with open_services(Settings(data=tmp_path / "data", second_step=True)) as services:
        school = School(services, klas, school.leerkracht, school.leerlingen)
        async with client_of(school) as laptop:
            laptop.cookies.update(half)
            assert Authenticator.reading((await laptop.get(HALF)).text) == app
            assert (await give(laptop, app.shows())).status_code == 200
            assert (await laptop.get(f"/klas/{klas.id}")).status_code == 200


async def test_who_teaches_two_klassen_sets_it_up_once(school: School) -> None:
    services = school.services
    other = await services.classroom.create_klas(None, "Groep 8c", "De Voorbeeldboom")
    assert isinstance(other, Klas)
    first, second = await code_of(school), await code_of(school, other)
    async with client_of(school) as laptop, client_of(school) as phone:
        app, _ = await set_up(laptop, first)
        # At a browser that gave the digits, the code of the other klas is enough.
        assert (await begin(laptop, second, same="yes")).headers["location"] == "/klas"
        # Elsewhere the same app is asked for, and one of the two codes opens both.
        with later(minutes=1):
            await begin(phone, second)
            assert "<figure" not in (await phone.get(HALF)).text
            assert (await give(phone, app.shows())).status_code == 303
            for klas in (school.klas, other):
                assert (await phone.get(f"/klas/{klas.id}")).status_code == 200
    assert (await acts(school)).count("second step set") == 1


async def test_an_ouder_who_is_a_leerkracht_too_keeps_both(school: School) -> None:
    ouder = (await school.card("Noor", Slot.OUDER_1)).code.replace("-", "")
    code = await code_of(school)
    async with client_of(school) as laptop:
        await begin(laptop, ouder)
        before = laptop.cookies[security.COOKIE]
        assert (await begin(laptop, code)).status_code == 200  # the same person?
        assert (await begin(laptop, code, same="yes")).headers["location"] == HALF
        assert laptop.cookies[security.COOKIE] == before  # still only the ouder
        app = Authenticator.reading((await laptop.get(HALF)).text)
        await give(laptop, app.shows())
        assert laptop.cookies[security.COOKIE] != before
        assert (await laptop.get(f"/klas/{school.klas.id}")).status_code == 200
        assert "Verder als ouder" in words(await laptop.get("/klas/mijn"))
    gone = await school.services.assistant.welcome(Channel.WEB, before)
    assert getattr(gone, "reason", "") == "not_known_here"


async def test_setting_it_anew_needs_the_digits_of_now(school: School) -> None:
    code = await code_of(school)
    async with client_of(school) as laptop, client_of(school) as phone:
        old, old_codes = await set_up(laptop, code)
        wanted = {"wat": "begin", "cijfers": old.never()}
        assert (await laptop.post(ANEW, data=wanted, headers=POST)).status_code == 422
        with later(minutes=1):
            wanted["cijfers"] = old.shows()
            assert (await laptop.post(ANEW, data=wanted, headers=POST)).status_code == 303
            new = Authenticator.reading((await laptop.get(ANEW)).text)
            assert new != old
            done = await give(laptop, new.shows(), ANEW)
            codes = RECOVERY.findall(done.text)
            assert len(codes) == 8 and not set(codes) & set(old_codes)
            assert (await laptop.get(f"/klas/{school.klas.id}")).status_code == 200
        with later(minutes=2):
            await begin(phone, code)
            assert (await give(phone, old.shows())).status_code == 422
            assert (await give_code(phone, old_codes[0])).status_code == 422
            assert (await give(phone, new.shows())).status_code == 303


async def test_setting_it_anew_can_be_left(school: School) -> None:
    async with client_of(school) as laptop:
        app, _ = await set_up(laptop, await code_of(school))
        with later(minutes=1):
            wanted = {"wat": "begin", "cijfers": app.shows()}
            await laptop.post(ANEW, data=wanted, headers=POST)
            assert "<figure" in (await laptop.get(ANEW)).text
            await laptop.post(ANEW, data={"wat": "niet"}, headers=POST)
            assert "<figure" not in (await laptop.get(ANEW)).text


async def test_who_was_in_before_the_upgrade_stays_in_and_is_asked_at_the_next_login(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    async with strict(folder) as made:
        school = made
    async with open_services(Settings(data=folder, second_step=False)) as services:
        school = School(services, school.klas, school.leerkracht, school.leerlingen)
        async with client_of(school) as laptop:
            assert (await begin(laptop, await code_of(school))).headers["location"] == "/klas"
            inside = dict(laptop.cookies)
            assert "/tweede-stap" not in (await laptop.get("/klas/mijn")).text
            assert (await laptop.get(ANEW)).status_code == 404
    async with open_services(Settings(data=folder, second_step=True)) as services:
        school = School(services, school.klas, school.leerkracht, school.leerlingen)
        async with client_of(school) as laptop, client_of(school) as phone:
            laptop.cookies.update(inside)
            assert (await laptop.get(f"/klas/{school.klas.id}")).status_code == 200
            assert ANEW in (await laptop.get("/klas/mijn")).text
            assert (await begin(phone, await code_of(school))).headers["location"] == HALF
            # Or they set it up where they are.
            assert "nog niet ingesteld" in words(await laptop.get(ANEW))
            await laptop.post(ANEW, data={"wat": "begin"}, headers=POST)
            app = Authenticator.reading((await laptop.get(ANEW)).text)
            assert len(RECOVERY.findall((await give(laptop, app.shows(), ANEW)).text)) == 8
            # Who was busy on another device is asked for the digits of that app from now on.
            assert "<figure" not in (await phone.get(HALF)).text


async def test_a_new_code_does_not_take_the_second_step_away_and_the_operator_does(
    school: School,
) -> None:
    services = school.services
    async with client_of(school) as laptop, client_of(school) as phone:
        await set_up(laptop, await code_of(school))
        await services.classroom.invite(
            None, school.klas, [Role.LEERKRACHT], person=school.leerkracht.id, renew=True
        )
        code = await code_of(school)
        await begin(phone, code)
        assert "<figure" not in (await phone.get(HALF)).text
        done = await services.second_step.reset(None, school.klas, school.leerkracht)
        assert done == school.leerkracht
        await set_up(phone, code)
    assert f"second step reset of {school.leerkracht.id}" in await acts(school)


async def test_the_code_of_who_is_half_in_dies_with_a_new_one(school: School) -> None:
    async with client_of(school) as thief:
        await begin(thief, await code_of(school))
        app = Authenticator.reading((await thief.get(HALF)).text)
        await school.services.classroom.invite(
            None, school.klas, [Role.LEERKRACHT], person=school.leerkracht.id, renew=True
        )
        assert (await give(thief, app.shows())).status_code == 422
        assert (await thief.get("/klas")).headers["location"] == "/"
