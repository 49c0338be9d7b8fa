"""The access table says no to everybody: then no page shows anything, and no post does anything.

So every address asks it, whatever else stands between.
"""

from __future__ import annotations

import pytest

from bot import access
from tests.attacks.scene import CHILD, Attack
from tests.attacks.table import ASKED, ROUTES, STREAMS
from tests.attacks.ward import disk_of

NOBODY = (frozenset[access.Relation](),) * len(access.Actor)
FORBIDDEN = dict.fromkeys(access.Action, NOBODY)
# Of oneself: who one is (with the child's name), one's own devices, second step and digest.
WHO_IS_HERE = {("GET", "/keuze"), ("POST", "/keuze")}
# That a link was used, also when nothing is behind it any more.
USED = {
    ("GET", "/directeur"),
    ("GET", "/mentor"),
    ("GET", "/mentor/{dossier}/{form}"),
    ("GET", "/mentor/{dossier}/{form}/gesprek"),
}
OWN = {
    ("POST", "/apparaten"),
    ("POST", "/klas/{klas}/planning"),
    ("POST", "/tweede-stap/opnieuw"),
}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_every_address_asks_the_table(
    attack: Attack, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(access, "_TABLE", FORBIDDEN)
    folder = attack.school.services.settings.data
    before, cases = disk_of(folder), 0
    for asked in [one for one in ASKED if one[0] == method and one[1] not in STREAMS]:
        for who in sorted(ROUTES[asked]):
            answer = await attack.ask(who, *asked)
            assert answer.status_code < 500, (asked, who)
            shown = CHILD in answer.text or "Yusuf" in answer.text
            assert not shown or asked in WHO_IS_HERE, (asked, who)
            assert not answer.content.startswith(b"%PDF"), (asked, who)
            cases += 1
        if asked in USED | OWN:
            before = disk_of(folder)
        assert disk_of(folder) == before, asked
    assert cases >= {"GET": 130, "POST": 50}[method]
