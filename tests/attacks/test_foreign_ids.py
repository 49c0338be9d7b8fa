"""A leerkracht at the own klas, with ids of another: the first id opens nothing for the second."""

from __future__ import annotations

import pytest

from bot.replies import Welcome
from bot.web import security
from conversations.people import Channel, Slot
from storage import answers
from tests.attacks.scene import CHILD, Attack
from tests.attacks.table import ASKED, STREAMS
from tests.bot.web.desktop import OKR

TYPED = ("Amira B.",)  # what the attack itself sends
AT_THE_KLAS = [ask for ask in ASKED if "{klas}" in ask[1] and ask[1] not in STREAMS]


async def own_klas(attack: Attack, who: str) -> str:
    token = attack.browsers[who].cookies[security.COOKIE]
    welcome = await attack.school.services.assistant.welcome(Channel.WEB, token)
    assert isinstance(welcome, Welcome)
    return welcome.klas.id


@pytest.mark.parametrize("who", ["colleague", "other school"])
async def test_the_ids_of_another_klas_open_nothing_at_the_own(attack: Attack, who: str) -> None:
    """Of the same school, and of another."""
    klas = await own_klas(attack, who)
    before = await attack.kept()
    said = await attack.school.services.store.read(
        lambda unit: answers.load(unit, attack.school.dossier(CHILD), OKR, Slot.OUDER_1)
    )
    words = [text for one in said.values() if len(text := str(getattr(one.value, "text", ""))) > 20]
    assert words
    for method, path in AT_THE_KLAS:
        answer = await attack.ask(who, method, path, klas)
        assert answer.status_code < 500, (method, path)
        text = answer.text
        for typed in TYPED:
            text = text.replace(typed, "")
        assert not [word for word in (CHILD, "Yusuf", "Omar", *words) if word in text], (
            method,
            path,
        )
        if any(part in path for part in ("{dossier}", "{person}", "{reader}", "{photo}")):
            assert answer.status_code in {303, 400, 403, 404, 409, 410}, (method, path)
            sign = answer.headers.get("location", "?")
            assert answer.status_code != 303 or "?" in sign, (method, path, sign)
        assert await attack.kept() == before, (method, path)
