"""Every address of the web chat, asked by everybody who might: who is let in stands in `table`.

A new address has no row, and then the first test fails.
"""

from __future__ import annotations

import pytest
from starlette.routing import Mount, Route

from conversations.people import Slot
from storage import answers
from tests.attacks.scene import CHILD, Attack
from tests.attacks.table import ALL, ASKED, NONE, ROUTES, STREAMS
from tests.bot.web.desktop import OKR, WERKSTUK

REFUSED = {303, 401, 403, 404, 409}


async def test_every_address_has_a_row(attack: Attack) -> None:
    app = attack.browsers["nobody"]._transport.app  # type: ignore[attr-defined]
    found = set()
    for route in app.routes:
        assert isinstance(route, Route | Mount), "a kind of address that this table does not know"
        methods = route.methods or set() if isinstance(route, Route) else {"GET"}
        found |= {(method, route.path) for method in methods - {"HEAD"}}
    assert found == set(ROUTES)
    assert set(attack.browsers) == ALL


@pytest.mark.parametrize(("method", "path"), ASKED)
async def test_who_is_let_in(attack: Attack, method: str, path: str) -> None:
    allowed = ROUTES[method, path]
    before = await attack.kept()
    for who in sorted(ALL - allowed):
        answer = await attack.ask(who, method, path)
        assert answer.status_code in REFUSED, who
        assert answer.headers.get("location", "/") == "/", who
        assert "no-store" in answer.headers["cache-control"]
    assert await attack.kept() == before, "somebody changed what is not theirs"
    for who in sorted(NONE if path in STREAMS else allowed):
        answer = await attack.ask(who, method, path)
        assert answer.status_code in {200, 303}, who
        assert answer.headers.get("location", "") != "/", who
        assert "no-store" in answer.headers["cache-control"]


async def test_ouder_2_has_nothing_of_ouder_1(attack: Attack) -> None:
    first, second = [
        (await attack.browsers[who].get("/api/state", params={"form": OKR})).json()["state"]
        for who in ("ouder 1", "ouder 2")
    ]
    assert first["who"] != second["who"]
    said = await attack.school.services.store.read(
        lambda unit: answers.load(unit, attack.school.dossier(CHILD), OKR, Slot.OUDER_1)
    )
    words = [text for one in said.values() if len(text := str(getattr(one.value, "text", ""))) > 20]
    assert words
    for who in ALL - {"ouder 1", "juf"}:
        for address in ("/api/state?form=" + OKR, "/api/state?form=" + WERKSTUK, "/gesprek"):
            page = (await attack.browsers[who].get(address)).text
            assert not any(word in page for word in words), who
