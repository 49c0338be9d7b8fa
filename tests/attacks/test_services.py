"""Every method of every service, asked by everybody who might: who is heard stands in `asked` and
`addressed`. A new method has no row, and then the first test fails."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import bot
from bot import access
from bot.handover import Chosen
from bot.hub import Hub
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Klas, Reader
from tests.attacks.addressed import (
    CALLERS_ASK,
    FROM_BROWSER,
    NOBODYS,
    OF_ONESELF,
    OF_THE_LEERKRACHT,
    SILENT,
)
from tests.attacks.asked import BY_PERSON, Row
from tests.attacks.test_table_off import FORBIDDEN
from tests.attacks.ward import Everybody, Furnished, everybody, is_refused

OF_LEERKRACHTEN = ("bundles.", "overleg.", "objections.")
# Of which the klas is one thing that is named, and somebody or something in it another.
WITH_IDS = (
    "handover.choose", "handover.hand_over", "handover.take_back", "handover.receive",
    "handover.inspections", "bundles.given", "bundles.one", "bundles.phrase", "bundles.fetch",
    "bundles.confirm", "leerlingen.find", "leerlingen.ask_okr_of", "objections.read",
    "objections.settle", "planning.remind", "erasing.choose", "readers.mentors.make",
    "readers.mentors.prolong", "readers.mentors.renew", "readers.mentors.revoke", "team.change",
    "team.find", "team.remove",
)  # fmt: skip
ROWS = BY_PERSON | FROM_BROWSER
ASKED = [(name, who) for name, row in ROWS.items() for who in sorted(row.heard)]


@pytest.fixture
async def all_of_them(school: Furnished, tmp_path: Path) -> AsyncIterator[Everybody]:
    async with everybody(school, tmp_path / "data") as found:
        yield found


def methods(of: object, name: str) -> Iterator[str]:
    """Public ones, with those of the parts that a service is joined of."""
    for called, _ in inspect.getmembers(type(of), inspect.isfunction):
        if not called.startswith("_"):
            yield f"{name}.{called}"
    if type(of).__name__ == "Readers":
        for part, value in vars(of).items():
            yield from methods(value, f"{name}.{part}")


async def test_every_method_has_a_row(all_of_them: Everybody) -> None:
    services = all_of_them.ward.s
    found: set[str] = set()
    for field in fields(services):
        service = getattr(services, field.name)
        ours = type(service).__module__.startswith("bot.")
        if ours and not isinstance(service, Settings | Hub):
            found |= set(methods(service, field.name))
    assert found == {*ROWS, *NOBODYS, *OF_THE_LEERKRACHT, *CALLERS_ASK, *SILENT}


async def asked(row: Row, name: str, of: Everybody, who: str) -> object:
    """A mentor or directeur, whom no service takes for somebody of the school, may also stumble."""
    actor: Any = of.people[who] if name in BY_PERSON else of.addresses[who]
    try:
        return await row.ask(of.ward, actor)
    except AttributeError:
        assert isinstance(actor, Reader), name
        return None


def askers(name: str, of: Everybody) -> set[str]:
    everyone = set(of.people if name in BY_PERSON else of.addresses)
    return (
        everyone - {"operator"}
        if name.startswith(("bundles.", "overleg.", "objections."))
        else everyone
    )


async def test_who_is_not_heard(all_of_them: Everybody) -> None:
    """And nothing of what they asked leaves a trace."""
    cases = 0
    before = all_of_them.disk()
    for name, row in ROWS.items():
        for who in sorted(askers(name, all_of_them) - row.heard):
            said = await asked(row, name, all_of_them, who)
            assert is_refused(said), (name, who, said)
            cases += 1
        assert all_of_them.disk() == before, name
    assert cases > 10 * len(ROWS) / 2


@pytest.mark.parametrize(("name", "who"), ASKED)
async def test_who_is_heard(school: Furnished, tmp_path: Path, name: str, who: str) -> None:
    wanted = name.startswith("bundles.")
    async with everybody(school, tmp_path / "data", bundle=wanted) as of:
        before = of.disk()
        said = await asked(ROWS[name], name, of, who)
        assert not is_refused(said) or of.disk() != before, said
        assert not isinstance(said, Problem)


async def test_without_the_table_nobody_is_heard(
    all_of_them: Everybody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So each of them asks it, and asks before anything is written."""
    monkeypatch.setattr(access, "_TABLE", FORBIDDEN)
    before = all_of_them.disk()
    for name, row in ROWS.items():
        for who in sorted(askers(name, all_of_them) if name not in OF_ONESELF else ()):
            said = await asked(row, name, all_of_them, who)
            assert is_refused(said), (name, who, said)
        assert all_of_them.disk() == before, name


async def test_a_klas_of_ones_own_opens_no_ids_of_another(all_of_them: Everybody) -> None:
    """The colleague names the own klas, and a leerling, mentor, colleague or list of Amira's."""
    ward = all_of_them.ward
    klassen = await ward.s.classroom.klassen(all_of_them.people["colleague"])
    ward.klas = klassen[0][1]
    assert ward.klas.id == ward.elsewhere
    before = all_of_them.disk()
    for name in WITH_IDS:
        said = await asked(ROWS[name], name, all_of_them, "colleague")
        assert is_refused(said) or isinstance(said, Chosen), (name, said)
        assert all_of_them.disk() == before, name


async def test_in_a_closed_klas_nothing_is_asked_any_more(all_of_them: Everybody) -> None:
    ward = all_of_them.ward
    closed = await ward.s.schoolyear.close(None, ward.klas)
    assert isinstance(closed, Klas)
    for klas in (ward.klas, replace(closed)):  # as it was before, too
        ward.klas = klas
        before = all_of_them.disk()
        for name, row in ROWS.items():
            for who in sorted(row.heard if row.over else ()):
                said = await asked(row, name, all_of_them, who)
                assert is_refused(said), (name, who, said)
            assert all_of_them.disk() == before, name


def test_who_calls_what_asks_nobody_did_ask() -> None:
    root = Path(bot.__file__).parent
    for name, caller in CALLERS_ASK.items():
        method = name.rsplit(".", 1)[-1]
        callers = {
            str(file.relative_to(root))
            for file in root.rglob("*.py")
            if f"assistant.{method}(" in file.read_text()
        }
        assert callers == {caller}
