"""The board as one short message: counts and names, never an answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.app import now
from bot.demo.sample import WERKSTUK, Stage
from bot.telegram import rich, staff
from conversations.people import Role, Slot
from tests.bot import facts
from tests.bot.school import open_school
from tests.bot.test_desk import Leerkracht

OKR = "okr-ouders"


async def test_everything_that_waits_is_named(tmp_path: Path) -> None:
    names = ("Noor", "Daan", "Amira", "Yusuf", "Ivy", "Bo")
    async with open_school(tmp_path, *names) as school:
        for name in ("Noor", "Daan", "Amira"):
            await school.wrote(name)
        await school.wrote("Daan", Slot.OUDER_1, OKR)
        dossiers = {name: school.dossier(name) for name in names}
        for name in ("Daan", "Amira"):
            await school.services.classroom.read(
                school.leerkracht, dossiers[name], WERKSTUK, Slot.LEERLING
            )
        await facts.remarked(school, "Amira", WERKSTUK, now())
        await facts.handed_over(school, "Daan", WERKSTUK, now() - timedelta(days=20), now())
        await facts.blocked(school, "Ivy", Slot.OUDER_2, now())
        await school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
        await facts.due_on(school, WERKSTUK, now().date() + timedelta(days=3))
        juf = Leerkracht(school)
        told = await juf.says("d:board")
        assert told.startswith("3 van 6 werkstukken klaar, 0 stukjes van thuis")
        for line in (
            "Bespreek eerst (1): Amira",
            "Te lezen, werkstuk (1): Noor",
            "Te lezen, OKR-ouders (1): ouder 1 van Daan",
            "Niet bereikbaar in Telegram, geef het kaartje of de brief (1): ouder 2 van Ivy",
            "2 nog niet begonnen, 1 bezig.",
            "Werkstuk, bezig (1): Yusuf (",
            "Werkstuk, nog niet begonnen (2): Ivy, Bo",
        ):
            assert line in told, line
        assert "rekenen" not in told and "kat" not in told


async def test_a_very_large_klas_is_cut_between_lines(tmp_path: Path) -> None:
    children = [f"Wilhelmina{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(400)]
    async with open_school(tmp_path, *children, okr=False) as school:
        await school.cards(Role.LEERLING)
        juf = Leerkracht(school)
        await juf.says("d:board")
        messages = staff.drawn(juf.blocks[0], "seat")
        assert len(messages) > 1
        assert all(len(message.text) <= rich.MAX_TEXT for message in messages)
        assert all(name in "".join(message.text for message in messages) for name in children)
