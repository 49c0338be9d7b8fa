"""The leerkracht's pages after the OKR section was handed over, and erased on its day."""

from __future__ import annotations

import pytest

from bot.app import now
from bot.demo.sample import Stage
from conversations.people import Slot
from storage import erasure, handovers
from storage.parts import Part
from storage.store import Unit
from tests.bot.web.desktop import OKR, Desktop

SAID: dict[str, object] = {"wie_vult_in": "alleen", "relatie": "moeder", "sterk": "Rekenen"}


@pytest.fixture
async def erased(juf: Desktop) -> Desktop:
    await juf.school.wrote("Noor", Slot.OUDER_1, OKR, Stage.BUSY, **SAID)
    part = Part(juf.school.dossier("Noor"), OKR, Slot.OUDER_1)

    def work(unit: Unit) -> None:
        handovers.hand_over(unit, part.dossier_id, OKR, "", now())
        erasure.erase_parts(unit, [part], now())

    await juf.school.services.store.transact(work)
    return juf


async def test_every_page_goes_on_and_shows_nothing_of_it(erased: Desktop) -> None:
    one = f"/leerling/{erased.school.dossier('Noor')}"
    for path in ("", one, "/overdracht", "/bestanden", "/mentoren", "/planning", "/uitnodigingen"):
        page = await erased.get(path)
        assert page.status_code == 200, path
        assert "Rekenen" not in page.text
    assert "overgedragen" in (await erased.get(one)).text


async def test_what_is_gone_is_not_read_nor_opened_again(erased: Desktop) -> None:
    path = erased.part("Noor", OKR, Slot.OUDER_1)
    page = await erased.get(path)
    assert "Nog niets om te lezen" in page.text
    assert "Rekenen" not in page.text
    again = await erased.post(path, data={"vraag": ""})
    assert again.status_code == 303
    assert "Nog niets om te lezen" in (await erased.get(path)).text
    files = await erased.post("/bestanden", data={"soort": "json"})
    assert files.status_code == 422
