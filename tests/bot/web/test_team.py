"""The colleagues of a klas, on their page."""

from __future__ import annotations

import re

from bot.classroom import InvitationCard
from conversations.people import Klas, Participant, Role
from tests.bot.web.desktop import Desktop, sat_down, words


async def people(juf: Desktop) -> list[Participant]:
    found = await juf.school.services.team.members(None, juf.school.klas)
    assert isinstance(found, list)
    return found


async def card_of(juf: Desktop, name: str) -> InvitationCard:
    room = juf.school.services.classroom
    cards = await room.invite(None, juf.school.klas, [Role.LEERKRACHT])
    assert isinstance(cards, list)
    return next(card for card in cards if card.participant.name == name)


async def test_a_colleague_comes_in_with_an_own_code(juf: Desktop) -> None:
    mine = juf.school.leerkracht.id
    assert "Nog geen naam leerkracht, dat ben jij" in words(await juf.get("/team"))
    await juf.post(f"/team/{mine}", data={"naam": "juf Marieke", "functie": "leerkracht"})
    sent = await juf.post("/team", data={"naam": "Hanneke Smit", "functie": "ib'er"})
    assert sent.status_code == 303
    page = await juf.client.get(sent.headers["location"])
    said = words(page)
    card = await card_of(juf, "Hanneke Smit")
    assert "Geef deze code aan Hanneke Smit." in said and card.code in said
    assert "juf Marieke leerkracht, dat ben jij" in said
    own = await card_of(juf, "juf Marieke")
    assert f"voor een ander apparaat {own.code}" in said
    assert "Hanneke Smit (ib'er)" in words(await juf.get("/uitnodigingen?voor=leerkracht")).replace(
        "&#39;", "'"
    )
    async with sat_down(juf.school, card.code) as hanneke:
        assert "Noor" in words(await hanneke.get())
        # Who used a code needs it no more, and who keeps it could come in as Hanneke.
        for path in ("/team", "/uitnodigingen?voor=leerkracht"):
            seen = words(await juf.get(path))
            assert card.code not in seen and "geen code (meer)" in seen
            assert own.code not in words(await hanneke.get(path))


async def test_what_cannot_be_is_said_and_stays_in_the_field(juf: Desktop) -> None:
    await juf.post("/team", data={"naam": "meester Omar", "functie": ""})
    for given in ({"naam": "Meester OMAR", "functie": "vakleerkracht gym"}, {"naam": "   "}):
        refused = await juf.post("/team", data=given)
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text
    refused = await juf.post("/team", data={"naam": "<i>juf</i>", "functie": "x" * 50})
    assert "hoogstens 40 tekens" in words(refused)
    assert "&lt;i&gt;juf&lt;/i&gt;" in refused.text and "<i>juf" not in refused.text
    assert [one.name for one in await people(juf)] == ["", "meester Omar"]


async def test_what_a_colleague_changed_meanwhile_is_shown_first(juf: Desktop) -> None:
    mine = f"/team/{juf.school.leerkracht.id}"
    await juf.post(mine, data={"naam": "juf Marieke", "was-naam": "", "was-functie": ""})
    late = await juf.post(mine, data={"naam": "juf Anna", "was-naam": "", "was-functie": ""})
    assert late.status_code == 409
    assert "Iemand anders heeft juf Marieke intussen veranderd." in words(late)
    assert 'name="was-naam" value="juf Marieke"' in late.text and "juf Anna" not in late.text
    again = await juf.post(mine, data={"naam": "juf Anna", "was-naam": "juf Marieke"})
    assert again.status_code == 303
    assert [one.name for one in await people(juf)] == ["juf Anna"]


async def test_a_new_code_signs_the_colleague_out_but_never_oneself(juf: Desktop) -> None:
    await juf.post("/team", data={"naam": "meester Omar"})
    old = await card_of(juf, "meester Omar")
    async with sat_down(juf.school, old.code) as omar:
        await juf.post(f"/team/{old.participant.id}/code")
        assert (await omar.get()).headers["location"] == "/"
        assert "niemand meer binnen" in words(await omar.client.get("/"))
    assert (await card_of(juf, "meester Omar")).code != old.code
    own = await juf.post(f"/team/{juf.school.leerkracht.id}/code")
    assert own.status_code == 404
    assert (await juf.get()).status_code == 200


async def test_removing_asks_first_and_the_last_one_stays(juf: Desktop) -> None:
    mine = juf.school.leerkracht.id
    refused = await juf.post(f"/team/{mine}/weg")
    assert refused.status_code == 409 and "enige leerkracht" in words(refused)
    await juf.post("/team", data={"naam": "meester Omar"})
    card = await card_of(juf, "meester Omar")
    his = card.participant.id
    async with sat_down(juf.school, card.code) as omar:
        asked = await juf.get(f"/team/{his}/weg")
        assert "meester Omar (leerkracht) weghalen?" in words(asked)
        assert len(await people(juf)) == 2, "asking changes nothing"
        gone = await juf.post(f"/team/{his}/weg")
        assert gone.headers["location"] == f"{juf.base}/team"
        for path in ("", "/team", "/gesprek"):
            assert (await omar.get(path)).headers["location"] == "/"
        assert "niemand meer binnen" in words(await omar.client.get("/"))
    assert (await juf.post(f"/team/{his}/weg")).status_code == 404


async def test_who_goes_away_themselves_is_at_another_klas_of_theirs(juf: Desktop) -> None:
    school = juf.school
    other = await school.services.classroom.create_klas(
        school.leerkracht, "Groep 8c", "", at=juf.at
    )
    assert isinstance(other, Klas)
    await juf.post("/team", data={"naam": "meester Omar"})
    assert "Zelf weggaan" in words(await juf.get(f"/team/{school.leerkracht.id}/weg"))
    gone = await juf.post(f"/team/{school.leerkracht.id}/weg")
    assert gone.headers["location"] == "/klas"
    assert (await juf.client.get("/klas")).headers["location"] == f"/klas/{other.id}"
    assert (await juf.get()).status_code == 404


async def test_whom_the_okr_is_asked_of_on_one_page(juf: Desktop) -> None:
    page = await juf.get("/okr")
    seen = re.findall(r'name="stond" value="([^"]+)"', page.text)
    assert len(seen) == 3 and all(one.endswith(" 1 aan") for one in seen)
    noor, yusuf = juf.school.dossier("Noor"), juf.school.dossier("Yusuf")
    sent = await juf.post("/okr", data={"stond": seen, "okr": [noor]})
    assert "Dat staat nu zo." in words(await juf.client.get(sent.headers["location"]))
    rows = await juf.school.services.classroom.progress(None, juf.school.klas)
    assert isinstance(rows, list)
    assert [row.dossier.name for row in rows if row.dossier.okr] == ["Noor"]

    # Of what this page showed Yusuf has changed meanwhile: that is said, the rest is done.
    stale = await juf.post("/okr", data={"stond": seen, "okr": [yusuf]})
    assert stale.status_code == 409
    assert "Iemand anders heeft Zofia intussen veranderd." in words(stale)
    assert "Iemand anders heeft Yusuf" not in words(stale), "nothing was changed of him here"
    rows = await juf.school.services.classroom.progress(None, juf.school.klas)
    assert isinstance(rows, list)
    assert [row.dossier.name for row in rows if row.dossier.okr] == []
    for nonsense in (f"{noor} x aan", "", f"{noor}"):
        assert (await juf.post("/okr", data={"stond": [nonsense]})).status_code == 404
