"""The service on a real store: nothing before a yes, and nothing but names after it."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from bot.intake import Added, Chosen, Preview, ticked
from bot.intake.grid import MAX_LIST_BYTES
from bot.problems import Problem
from conversations.people import Role
from storage import participants
from tests.bot.intake.workbooks import SECRET, administration, leerling
from tests.bot.school import School, add_klas, open_school

KLAS = administration(
    leerling("Noor", "Zevenhuizen", "van", okr="ja"),
    leerling("Yusuf", "Kraaijenbrink", language="Engels"),
    leerling("Bo", "Zandstra", groep="7a"),
)


def _bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def names(school: School) -> list[str]:
    progress = await school.services.classroom.progress(None, school.klas)
    assert not isinstance(progress, Problem)
    return [row.dossier.name for row in progress]


async def test_nothing_is_added_until_somebody_says_so(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        intake = school.services.intake
        found = await intake.read(school.leerkracht, school.klas, KLAS)
        assert isinstance(found, Preview)
        assert await names(school) == []
        done = await intake.confirm(school.leerkracht, school.klas, ticked(found))
        assert isinstance(done, Added)
        assert [dossier.name for dossier in done.added] == ["Noor", "Yusuf"]
        assert await names(school) == ["Noor", "Yusuf"]
        assert [dossier.okr for dossier in done.added] == [True, False]
        people = await school.services.store.read(
            lambda unit: participants.of_dossier(unit, done.added[1].id)
        )
        assert [(one.role, one.language) for one in people] == [
            (Role.LEERLING, "nl"), (Role.OUDER, "en"), (Role.OUDER, "en"),
        ]  # fmt: skip


async def test_no_other_column_is_in_the_preview_the_files_or_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    more = ["Zevenhuizen", "Kraaijenbrink", "Zandstra"]
    async with open_school(tmp_path) as school:
        found = await school.services.intake.read(school.leerkracht, school.klas, KLAS)
        assert isinstance(found, Preview)
        await school.services.intake.confirm(school.leerkracht, school.klas, ticked(found))
        for secret in (*SECRET.values(), *more):
            assert secret not in repr(found)
    written = _bytes_in(tmp_path)
    logged = caplog.text + "".join(capfd.readouterr())
    assert written
    for secret in (*SECRET.values(), *more):
        assert secret.encode() not in written
        assert secret.encode("utf-16-le") not in written
        assert secret not in logged


async def test_two_leerkrachten_confirm_the_same_list_at_once(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        intake = school.services.intake
        found = await intake.read(None, school.klas, "Noor\nYusuf")
        assert isinstance(found, Preview)
        both = await asyncio.gather(
            *(intake.confirm(None, school.klas, ticked(found)) for _ in range(2))
        )
        assert sorted(len(done.added) for done in both if isinstance(done, Added)) == [0, 2]
        assert sorted(len(done.left) for done in both if isinstance(done, Added)) == [0, 2]
        assert await names(school) == ["Noor", "Yusuf"]


async def test_another_klas_is_not_theirs(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        other = await add_klas(school.services, klas="Groep 8c", school="De Voorbeeldboom")
        intake = school.services.intake
        for actor in (other.leerkracht, (await school.cards(Role.LEERLING))[0].participant):
            assert await intake.read(actor, school.klas, "Bo") == Problem("not_allowed")
            done = await intake.confirm(actor, school.klas, [Chosen("Bo")])
            assert done == Problem("not_allowed")
        assert await names(school) == ["Noor"]


async def test_a_klas_has_an_end(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        letters = "abcdefghijklmnopqrstuvwxyz"
        many = [Chosen(f"Kind{one}{two}") for one in letters for two in letters]
        done = await school.services.intake.confirm(None, school.klas, many)
        assert isinstance(done, Added)
        assert len(done.added) == 499
        assert {line.reason.reason for line in done.left if line.reason} == {"klas_full"}


async def test_too_large_is_said_before_anything_is_read(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        done = await school.services.intake.read(None, school.klas, b"a" * (MAX_LIST_BYTES + 1))
        assert done == Problem("file_too_large")


async def test_typed_names_are_added_and_the_rest_comes_back(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        done = await school.services.intake.add_good(None, school.klas, "Bo\nnoor\n<b>")
        assert isinstance(done, Added)
        assert [dossier.name for dossier in done.added] == ["Bo"]
        assert [(line.number, line.name) for line in done.left] == [(2, "noor"), (3, "<b>")]
