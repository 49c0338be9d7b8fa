"""Coming in, choosing, leaving; and every way of not getting in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import limiter
from bot.app import now
from bot.web import security
from conversations.people import Role
from storage import invitations, participants
from storage.store import Unit
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House


async def test_a_stranger_gets_a_field_for_the_code(browser: Browser) -> None:
    page = await browser.client.get("/")
    assert page.status_code == 200
    assert 'name="code"' in page.text
    assert (await browser.client.get("/gesprek")).headers["location"] == "/"


async def test_a_link_shows_one_button_and_does_not_use_the_code(
    house: House, browser: Browser
) -> None:
    code = await house.code(await house.leerling("Noor"))
    page = await browser.client.get(f"/i/{code}")
    assert page.text.count("<button") == 1
    assert "Noor" not in page.text, "a link preview must not learn whose it is"
    assert security.COOKIE not in browser.client.cookies
    assert (await browser.client.get("/api/state")).status_code == 401


async def test_a_link_leads_into_the_conversation(house: House, browser: Browser) -> None:
    entered = await browser.join(await house.code(await house.leerling("Noor")))
    assert (entered.status_code, entered.headers["location"]) == (303, "/gesprek")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie, "plain http on a school's own machine"
    assert (await browser.client.get("/")).headers["location"] == "/gesprek"
    assert "main.js" in (await browser.client.get("/gesprek")).text


@pytest.mark.parametrize("write", [str.lower, lambda code: f" {code[:4]}-{code[4:8]} {code[8:]} "])
async def test_a_typed_code_forgives_case_dashes_and_spaces(
    house: House, browser: Browser, write: object
) -> None:
    assert callable(write)
    code = write(await house.code(await house.leerling("Noor")))
    entered = await browser.client.post("/", data={"code": code}, headers={"origin": ORIGIN})
    assert entered.headers["location"] == "/gesprek"


async def test_a_wrong_code_is_said_kindly_and_stays_in_the_field(browser: Browser) -> None:
    page = await browser.client.post("/", data={"code": '"><script>'}, headers={"origin": ORIGIN})
    assert page.status_code == 404
    assert "kennen we niet" in page.text
    assert "<script>" not in page.text
    assert "&gt;&lt;script&gt;" in page.text


async def test_a_renewed_card_says_that_there_is_a_newer_one(
    house: House, browser: Browser
) -> None:
    noor = await house.leerling("Noor")
    code = await house.code(noor)
    renewed = await house.code(noor, renew=True)
    page = await browser.join(code)
    assert page.status_code == 403
    assert "nieuwste kaartje" in page.text
    assert security.COOKIE not in browser.client.cookies
    assert (await browser.join(renewed)).status_code == 303


async def test_an_expired_code_says_so(house: House, browser: Browser) -> None:
    noor = await house.leerling("Noor")
    await house.code(noor)
    code, then = "ABCDEFGHJKMN", now() - timedelta(days=2)

    def let_expire(unit: Unit) -> None:
        person = participants.of_dossier(unit, noor.id)[0]
        invitations.add(unit, person.id, code, then + timedelta(days=1), then)

    await house.services.store.transact(let_expire)
    page = await browser.join(code)
    assert page.status_code == 403
    assert "niet meer geldig" in page.text


async def test_guessing_ends_in_a_wait(browser: Browser) -> None:
    for _ in range(limiter.PER_ADDRESS):
        assert (await browser.join("WRONGWRONGXX")).status_code == 404
    stopped = await browser.join("WRONGWRONGXX")
    assert stopped.status_code == 429
    assert "tien minuten" in stopped.text


async def test_an_ouder_chooses_a_form_and_can_change(house: House, browser: Browser) -> None:
    entered = await browser.join(await house.code(await house.leerling("Noor"), Role.OUDER))
    assert entered.headers["location"] == "/keuze"
    page = await browser.client.get("/keuze")
    assert "Vragen aan ouders" in page.text
    assert "Een stukje van thuis" in page.text
    who = page.text.split('name="person" value="')[1].split('"')[0]
    for form in ("okr-ouders", "dit-ben-ik"):
        sat = await browser.client.post(
            "/keuze", data={"person": who, "form": form}, headers={"origin": ORIGIN}
        )
        assert sat.headers["location"] == "/gesprek"
        assert (await browser.look())["form"] == form
        assert browser.state["paper"] == "linen"


async def test_nobody_sits_on_another_chair(house: House, browser: Browser) -> None:
    noor, yusuf = await house.leerling("Noor"), await house.leerling("Yusuf")
    await browser.join(await house.code(yusuf))
    other = (await browser.look())["who"]
    browser.client.cookies.clear()
    await browser.join(await house.code(noor))
    sat = await browser.client.post(
        "/keuze", data={"person": other, "form": "dit-ben-ik"}, headers={"origin": ORIGIN}
    )
    assert sat.headers["location"] == "/"
    assert (await browser.look())["who"] != other


async def test_an_ouder_of_two_has_both_children_in_one_browser(
    house: House, browser: Browser
) -> None:
    for name in ("Noor", "Yusuf"):
        await browser.join(await house.code(await house.leerling(name), Role.OUDER), same="yes")
    page = (await browser.client.get("/keuze")).text
    assert "Over Yusuf" in page
    assert "<bdi>Noor</bdi>" in page


async def test_the_next_leerling_at_a_chromebook_does_not_find_the_last(
    house: House, browser: Browser
) -> None:
    for name in ("Noor", "Yusuf"):
        await browser.join(await house.code(await house.leerling(name)))
    page = (await browser.client.get("/keuze")).text
    assert "Yusuf" in page
    assert "Noor" not in page


async def test_a_child_at_an_ouders_phone_does_not_get_the_ouders_form(
    house: House, browser: Browser
) -> None:
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor, Role.OUDER))
    await browser.join(await house.code(noor))
    page = (await browser.client.get("/keuze")).text
    assert "Vragen aan ouders" not in page
    refused = await browser.client.get("/kopie/okr-ouders.pdf")
    assert refused.status_code == 404


async def test_leaving_forgets_the_browser_but_not_the_answers(noor: Browser) -> None:
    await noor.answer()
    token = noor.client.cookies[security.COOKIE]
    gone = await noor.client.post("/weg", headers={"origin": ORIGIN})
    assert gone.headers["location"] == "/"
    assert "clear-site-data" not in gone.headers, "other programs at this address keep theirs"
    noor.client.cookies.set(security.COOKIE, token, domain="127.0.0.1")
    assert (await noor.client.get("/api/state")).status_code == 401


async def test_an_unknown_page_is_a_kind_page(browser: Browser) -> None:
    page = await browser.client.get("/bestaat-niet")
    assert page.status_code == 404
    assert "Deze pagina is er niet" in page.text


async def test_the_pages_speak_the_browsers_language_when_we_do(browser: Browser) -> None:
    page = await browser.client.get("/", headers={"accept-language": "xx, nl-NL;q=0.8"})
    assert '<html lang="nl"' in page.text


async def test_every_answer_carries_the_guarding_headers(browser: Browser) -> None:
    for path in ("/", "/i/ABCDEFGHJKMN", "/static/js/main.js", "/api/state", "/bestaat-niet"):
        headers = (await browser.client.get(path)).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
    assert (await browser.client.get("/")).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
        {"content-type": "application/json"},
    ],
)
async def test_a_post_from_another_site_is_not_heard(
    noor: Browser, headers: dict[str, str]
) -> None:
    body = {"id": "x", "who": noor.state["who"], "form": "dit-ben-ik", "input": {"type": "Pause"}}
    refused = await noor.client.post("/api/say", json=body, headers=headers)
    assert refused.status_code == 403
    assert (await noor.look())["now"]["type"] == "question"


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "null"}, {"referer": "https://evil.example/"}, {"referer": "null"}]
)
async def test_no_other_site_seats_a_browser_at_a_code_of_its_own(
    house: House, browser: Browser, headers: dict[str, str]
) -> None:
    """What the victim then writes would be for somebody else to read."""
    code = await house.code(await house.leerling("Noor"))
    refused = await browser.client.post(f"/i/{code}", headers=headers)
    assert refused.status_code == 403
    old = await browser.client.post(f"/i/{code}", headers={"referer": f"{ORIGIN}/i/{code}"})
    assert old.status_code == 303


async def test_a_form_that_is_far_too_large_is_an_unknown_code(browser: Browser) -> None:
    page = await browser.client.post("/", data={"code": "A" * 100_000}, headers={"origin": ORIGIN})
    assert page.status_code == 404
    assert "kennen we niet" in page.text
