"""Both ouders handed in: each takes home what they wrote themselves, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from conversations.people import Slot
from tests.attacks.scene import browser_of, whole_app
from tests.bot.school import open_school, sample_answers
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK
from tests.exports.reading import words

WORDS = {Slot.OUDER_1: "Zwaluwnest", Slot.OUDER_2: "Vuurtoren"}


async def test_each_ouder_has_a_copy_of_their_own_words(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        given: dict[str, Any] = dict(sample_answers("Amira", Slot.OUDER_1, OKR))
        asked = next(key for key, value in given.items() if len(str(value)) > 40)
        for slot, word in WORDS.items():
            await school.wrote("Amira", slot, OKR, **{**given, asked: f"{word}. {given[asked]}"})
        for slot, word in WORDS.items():
            async with browser_of(whole_app(school)) as client:
                code = (await school.card("Amira", slot)).code.replace("-", "")
                await client.post(f"/i/{code}", headers={"origin": ORIGIN})
                copy = await client.get("/kopie/okr-ouders.pdf")
            text = words(copy.content)
            assert word in text
            assert not [other for other in WORDS.values() if other != word and other in text]


async def test_the_stukje_van_thuis_can_be_kept_before_the_werkstuk_is_handed_in(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Amira") as school:
        for slot, word in WORDS.items():
            said = f"{word} is waar Amira graag over leest."
            await school.wrote("Amira", slot, WERKSTUK, thuis_stukje=said)
        for slot, word in WORDS.items():
            async with browser_of(whole_app(school)) as client:
                code = (await school.card("Amira", slot)).code.replace("-", "")
                await client.post(f"/i/{code}", headers={"origin": ORIGIN})
                copy = await client.get(f"/kopie/{WERKSTUK}.pdf")
            assert copy.status_code == 200
            text = words(copy.content)
            assert word in text
            assert not [other for other in WORDS.values() if other != word and other in text]
