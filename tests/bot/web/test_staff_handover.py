"""The hand-over's pages, as a leerkracht's browser without scripts uses them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx
import pikepdf
import pytest

from bot.demo.sample import WERKSTUK, Stage
from bot.handover import Bundle, State, bundles
from bot.web.staff.handover import bundles as pages
from conversations.people import Role, Slot
from storage import audit, dossiers, handovers
from tests.bot.school import open_school
from tests.bot.test_handover import goes_to
from tests.bot.web.desktop import NAMES, Desktop, sat_down, words
from tests.bot.written import ouderdeel, werkstuk
from tests.exports import reading


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Desktop]:
    async with open_school(tmp_path, *NAMES) as school:
        code = (await school.cards(Role.LEERKRACHT))[0].code
        async with sat_down(school, code) as desktop:
            yield desktop


async def fields(juf: Desktop) -> dict[str, str]:
    """Those of the form in which schools are chosen, as they stand on the page."""
    page = (await juf.get("/overdracht/scholen")).text
    versions = re.findall(r'name="(versie-[^"]+)" value="(\d+)"', page)
    return dict(versions)


async def chosen(juf: Desktop, **to: str) -> httpx.Response:
    """`to`: a name of a leerling and an id on the list, or "anders: name of the school"."""
    given = await fields(juf)
    for name, school in to.items():
        dossier = juf.school.dossier(name)
        kind, _, other = school.partition(": ")
        given |= {f"school-{dossier}": kind, f"anders-{dossier}": other}
    return await juf.post("/overdracht/scholen", data=given)


async def ordered(juf: Desktop, **wish: object) -> str:
    """The page after something was ordered."""
    answer = await juf.post("/overdracht/maken", data=wish)
    assert answer.status_code == 303, words(answer)
    for _ in range(40):
        page = await juf.client.get(answer.headers["location"])
        if "data-follow" not in page.text:
            return page.text
    raise AssertionError("it is never ready")


async def fetched(juf: Desktop, page: str) -> httpx.Response:
    found = re.search(r'href="([^"]+/bestand)"', page)
    assert found, page
    return await juf.client.get(found[1])


def bundle_path(page: str) -> str:
    found = re.search(r'action="[^"]*(/overdracht/map/[^"/]+)"', page)
    assert found, page
    return found[1]


async def test_a_klas_chooses_its_schools_in_one_form(juf: Desktop) -> None:
    empty = words(await juf.get("/overdracht"))
    assert "Kies de school van 3 leerlingen" in empty
    done = await chosen(
        juf, Noor="anders: College De Overzijde", Yusuf="anders: college de overzijde"
    )
    assert done.status_code == 303
    assert done.headers["location"].endswith("/overdracht")
    page = words(await juf.get("/overdracht"))
    assert "College De Overzijde 2 leerlingen" in page
    assert "Nog geen school 1 leerling" in page
    assert "Kies de school van 1 leerling" in page
    listed = (await juf.get("/overdracht/scholen")).text
    assert listed.count('<option value="anders">') == 3
    assert listed.count("College De Overzijde</option>") == 3


async def test_a_form_of_before_a_change_by_a_colleague_saves_the_rest_and_says_so(
    juf: Desktop,
) -> None:
    before = await fields(juf)
    await goes_to(juf.school, "Noor", "Lyceum Westveld")
    noor, zofia = juf.school.dossier("Noor"), juf.school.dossier("Zofia")
    given = before | {f"school-{noor}": "anders", f"anders-{noor}": "College"}
    given |= {f"school-{zofia}": "anders", f"anders-{zofia}": "College"}
    answer = await juf.post("/overdracht/scholen", data=given)
    assert answer.status_code == 409
    assert "Iemand anders heeft Noor intussen veranderd." in words(answer)
    assert "1 andere keuze is bewaard." in words(answer)
    page = words(await juf.get("/overdracht"))
    assert "Lyceum Westveld 1 leerling" in page
    assert "College 1 leerling" in page


async def test_400_leerlingen_fit_in_the_form(juf: Desktop) -> None:
    names = [f"Kind{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(400)]
    await juf.school.services.classroom.add_leerlingen(None, juf.school.klas, names)
    given = await fields(juf)
    assert len(given) == 403
    for field in list(given):
        given[field.replace("versie-", "school-")] = "anders"
        given[field.replace("versie-", "anders-")] = "College De Overzijde"
    assert (await juf.post("/overdracht/scholen", data=given)).status_code == 303
    assert "College De Overzijde 403 leerlingen" in words(await juf.get("/overdracht"))


async def test_the_list_is_kept_and_a_number_to_call(juf: Desktop) -> None:
    async def change(**given: str) -> httpx.Response:
        return await juf.post("/overdracht/lijst", data=given)

    assert (await change(wat="erbij", naam="Colege")).status_code == 303
    made = await juf.school.services.handover.vo_schools(None, juf.school.klas)
    assert isinstance(made, list)
    assert (await change(wat="naam", school=made[0].id, naam="College")).status_code == 303
    assert (await change(wat="telefoon", naam="033 123 45 67")).status_code == 303
    page = (await juf.get("/overdracht/scholen")).text
    assert 'value="033 123 45 67"' in page
    assert "College</option>" in page
    wrong = await change(wat="telefoon", naam="vraag maar")
    assert wrong.status_code == 422
    assert "Schrijf het telefoonnummer van school zoals" in words(wrong)
    await goes_to(juf.school, "Noor", "College")
    used = await change(wat="weg", school=made[0].id)
    assert "Deze school kan niet van de lijst" in words(used)
    assert (await change(wat="iets")).status_code == 404


async def test_a_folder_is_made_fetched_and_given_without_scripts(juf: Desktop) -> None:
    await werkstuk(juf.school, "Noor")
    await werkstuk(juf.school, "Yusuf", Stage.BUSY)
    for name in ("Noor", "Yusuf"):
        await goes_to(juf.school, name, "College De Overzijde")
    made = await juf.school.services.handover.vo_schools(None, juf.school.klas)
    assert isinstance(made, list)
    page = await ordered(juf, naar=made[0].id, vorm="map", mee="werkstuk")
    assert "Groep_8b_College_De_Overzijde.zip" in page
    assert "nog niet ingeleverd" in page
    early = await juf.post(bundle_path(page), data={"wat": "gegeven"})
    assert early.status_code == 409
    assert "Haal de map eerst op" in words(early)
    file = await fetched(juf, page)
    assert file.headers["content-type"] == "application/zip"
    assert 'filename="Groep_8b_College_De_Overzijde.zip"' in file.headers["content-disposition"]
    assert int(file.headers["content-length"]) == len(file.content)
    with zipfile.ZipFile(io.BytesIO(file.content)) as folder:
        assert len(folder.namelist()) == 2
    assert (await juf.post(bundle_path(page), data={"wat": "gegeven"})).status_code == 303
    after = words(await juf.get("/overdracht"))
    assert "Overgedragen: 1 van 3. Ontvangen: 0." in after
    assert (await juf.post(bundle_path(page), data={"wat": "weg"})).status_code == 303
    assert "Jouw mappen" not in words(await juf.get("/overdracht"))
    gone = await fetched(juf, page)
    assert gone.status_code == 404
    assert "Deze map ligt hier niet meer" in words(gone)


async def test_the_phrase_is_on_one_page_and_on_no_other(juf: Desktop) -> None:
    await werkstuk(juf.school, "Noor")
    page = await ordered(juf, naar="alles", vorm="pdf", mee="werkstuk", slot="ja")
    assert "Toon de wachtzin, één keer" in page
    assert "<code" not in page
    shown = await juf.post(bundle_path(page), data={"wat": "wachtzin"})
    found = re.search(r'<code translate="no">([a-z-]+)</code>', shown.text)
    assert found
    file = await fetched(juf, page)
    with pikepdf.open(io.BytesIO(file.content), password=found[1]) as pdf:
        assert pdf.is_encrypted
    again = await juf.post(bundle_path(page), data={"wat": "wachtzin"})
    assert again.status_code == 409
    assert found[1] not in again.text
    assert found[1] not in (await juf.get("/overdracht")).text


async def test_what_is_sensitive_goes_along_only_when_it_is_asked_for(juf: Desktop) -> None:
    secret = "Vol hard praten in de gang."
    await ouderdeel(juf.school, "Noor", spanning=secret)
    await goes_to(juf.school, "Noor", "College")
    noor = juf.school.dossier("Noor")
    without = await fetched(juf, await ordered(juf, leerling=noor, mee="okr"))
    assert reading.squashed(secret) not in reading.words(without.content)
    with_it = await fetched(juf, await ordered(juf, leerling=noor, mee=["okr", "gevoelig"]))
    assert reading.squashed(secret) in reading.words(with_it.content)
    assert 'filename="OKR-ouders_Noor_1.pdf"' in with_it.headers["content-disposition"]


async def test_nothing_is_ticked_that_should_not_be(juf: Desktop) -> None:
    await goes_to(juf.school, "Noor", "College")
    page = (await juf.get("/overdracht")).text
    ticked = set(re.findall(r'name="mee" value="(\w+)" checked', page))
    assert ticked == {"werkstuk"}
    assert not re.search(r'name="slot"[^>]*checked', page)
    nobody = page[page.index("Nog geen school") : page.index("De hele klas")]
    assert 'value="okr"' not in nobody
    assert "gaat pas mee als je weet naar welke school" in nobody


async def test_oso_has_the_four_values_and_is_locked_without_a_school(juf: Desktop) -> None:
    await ouderdeel(
        juf.school,
        "Noor",
        Slot.OUDER_2,
        inzage="gelezen",
        inzage_datum=date(2026, 11, 12),
        eens="nee",
        zienswijze="Noor leest <b>thuis</b> wél.",
    )
    path = f"/overdracht/leerling/{juf.school.dossier('Noor')}"
    locked = words(await juf.get(path))
    assert "Het OKR mag niet eerder en alleen naar die school." in locked
    assert "wél" not in locked
    await goes_to(juf.school, "Noor", "College")
    page = await juf.get(path)
    shown = words(page)
    for value in ("Inzage Ja", "Inzagedatum 12-11-2026", "Akkoord Nee", "OKR-ouders_Noor_2.pdf"):
        assert value in shown
    assert "Noor leest &lt;b&gt;thuis&lt;/b&gt; wél." in page.text
    assert "schooljaar 2026-2027" in shown
    noor = juf.school.dossier("Noor")
    entries = await juf.school.services.store.read(lambda unit: audit.of_dossier(unit, noor))
    assert entries[-1].act == "read okr-ouders ouder-2 sensitive", "the ouder is told that it was"
    other = words(await juf.get(f"/overdracht/leerling/{juf.school.dossier('Yusuf')}"))
    assert "Inzage Ja" not in other


async def test_what_the_leerkracht_knows_is_marked_by_hand(juf: Desktop) -> None:
    for name in ("Noor", "Yusuf"):
        await werkstuk(juf.school, name)
        await goes_to(juf.school, name, "College")
    noor, yusuf = juf.school.dossier("Noor"), juf.school.dossier("Yusuf")

    async def mark(wat: str, *of: str) -> httpx.Response:
        return await juf.post("/overdracht/stand", data={"wat": wat, "dossier": list(of)})

    assert "2 werkstukken zijn gegeven" in words(await juf.get("/overdracht"))
    assert (await mark("is-er", noor)).status_code == 422
    assert (await mark("gegeven", noor, yusuf)).status_code == 303
    assert "De mentor zegt: alles is er (2)" in words(await juf.get("/overdracht"))
    assert (await mark("is-er", noor)).status_code == 303
    page = words(await juf.get("/overdracht"))
    assert "Overgedragen: 2 van 3. Ontvangen: 1." in page
    assert (await mark("is-er-niet", noor)).status_code == 303
    assert (await mark("niet-gegeven", yusuf)).status_code == 303
    assert "Overgedragen: 1 van 3. Ontvangen: 0." in words(await juf.get("/overdracht"))
    assert (await mark("iets", noor)).status_code == 404
    assert (await mark("gegeven")).status_code == 404
    assert (await mark("gegeven", "van-een-ander")).status_code == 404


async def test_a_leerling_who_writes_on_is_not_there_any_more(juf: Desktop) -> None:
    await werkstuk(juf.school, "Noor")
    await goes_to(juf.school, "Noor", "College")
    noor = juf.school.dossier("Noor")
    await juf.post("/overdracht/stand", data={"wat": "gegeven", "dossier": noor})
    await juf.school.services.classroom.reopen(None, noor, WERKSTUK, Slot.LEERLING)
    page = words(await juf.get("/overdracht"))
    assert "schreef verder na" in page
    assert "Overgedragen: 0 van 3." in page


async def test_what_cannot_be_made_is_said(juf: Desktop) -> None:
    page = await ordered(juf, naar="alles", vorm="pdf", mee="werkstuk")
    assert "Er is nog niets ingeleverd." in page
    nothing = await juf.post("/overdracht/maken", data={"naar": "alles"})
    assert nothing.status_code == 422
    assert "Kies eerst wat er mee moet" in words(nothing)
    odd = await juf.post(bundle_path(page), data={"wat": "iets"})
    assert odd.status_code == 404


async def test_a_page_without_scripts_asks_again_while_it_is_made(
    juf: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = Bundle("b", State.MAKING, 3, 28, None, "", 0, (), False, False, False)
    monkeypatch.setattr(bundles.Bundles, "of", lambda *_: [making])
    page = await juf.get("/overdracht")
    assert '<meta http-equiv="refresh" content="3">' in page.text
    assert '<progress id="p-b" max="28" value="3">' in page.text
    assert "3 van 28 klaar" in words(page)


async def test_who_follows_hears_how_far_it_is_and_when_it_ended(
    juf: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOK_SECONDS", 0.01)
    stands = [
        Bundle("b", State.MAKING, done, 2, None, "", 0, (), False, False, False)
        for done in range(3)
    ]
    ready = Bundle("b", State.READY, 2, 2, None, "x.pdf", 9, (), False, False, False)
    left = [*stands, ready]
    monkeypatch.setattr(bundles.Bundles, "one", lambda *_: left.pop(0))
    heard = (await juf.get("/overdracht/map/b/nieuws")).text
    assert re.findall(r'"done": (\d)', heard) == ["0", "1", "2"]
    assert heard.endswith("event: ended\ndata:\n\n")


async def test_who_follows_is_told_that_the_program_stops(
    juf: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = Bundle("b", State.MAKING, 1, 2, None, "", 0, (), False, False, False)
    monkeypatch.setattr(bundles.Bundles, "one", lambda *_: making)
    juf.school.services.hub.leave()
    heard = (await juf.get("/overdracht/map/b/nieuws")).text
    assert heard.endswith("event: away\ndata:\n\n")


async def test_who_was_erased_is_in_no_file(juf: Desktop) -> None:
    for name in ("Noor", "Yusuf"):
        await werkstuk(juf.school, name)
    page = await ordered(juf, naar="alles", vorm="pdf", mee="werkstuk")
    store, noor = juf.school.services.store, juf.school.dossier("Noor")
    await store.transact(lambda unit: dossiers.erase(unit, noor))
    refused = await fetched(juf, page)
    assert refused.status_code == 409
    assert "Intussen is er iets veranderd" in words(refused)
    out = await store.read(lambda unit: handovers.of_klas(unit, juf.school.klas.id))
    assert out == {}
