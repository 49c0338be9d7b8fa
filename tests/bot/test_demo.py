"""The sample school: everything that its files say is really answered, and it is kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.app import Services, now, open_services
from bot.demo import fill, place
from bot.demo.drawings import DRAWINGS
from bot.demo.person import OTHER, PASSES
from bot.demo.sample import Stage, Visit, load
from bot.settings import Settings
from conversations.answers import (
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
    Value,
)
from conversations.people import Channel, Klas, Slot
from conversations.session import Status
from storage import answers
from storage.errors import StoreError
from storage.legible import unreadable

SAMPLE = load()


def as_written(value: Value) -> Any:
    """The value in the words of the YAML files."""
    reasons = {reason: word for word, reason in PASSES.items()}
    match value:
        case TextValue():
            return value.text
        case ChoiceValue(chosen, other):
            return [*chosen, OTHER + other] if other else list(chosen)
        case ScaleValue(step):
            return step
        case DateValue(day):
            return day
        case PhotoValue(photos):
            return photos[0].description
        case PassValue(reason):
            return reasons.get(reason)


def expected(wanted: Any) -> Any:
    if isinstance(wanted, dict):
        return wanted["wat"]
    return sorted(wanted) if isinstance(wanted, list) else wanted


async def kept(services: Services, dossier_id: str, visit: Visit) -> dict[str, Value]:
    """What stands there; of an ouder who is still writing nobody else may read it."""
    given = await services.store.read(
        lambda unit: answers.load(unit, dossier_id, visit.questionnaire, visit.slot)
    )
    return {question: answer.value for question, answer in given.items()}


async def test_everything_in_the_files_is_answered_in_the_store(tmp_path: Path) -> None:
    async with open_services(Settings(data=tmp_path)) as services:
        await fill.fill(services, SAMPLE, now)
        assert not await services.store.read(unreadable), "as the doctor asks it"
        room = services.classroom
        klas = await room.find_klas(None, SAMPLE.klas)
        assert isinstance(klas, Klas)
        rows = await room.progress(None, klas)
        assert isinstance(rows, list)
        assert tuple(row.dossier.name for row in rows) == SAMPLE.leerlingen
        assert len(rows) == 24
        dossiers = {row.dossier.name: row.dossier for row in rows}
        standings = {
            (row.dossier.name, item.participant.slot, item.questionnaire): item
            for row in rows
            for item in row.standings
        }
        for visit in SAMPLE.visits:
            standing = standings[visit.leerling, visit.slot, visit.questionnaire]
            assert standing.status is _STATUS[visit.stage], visit
            if not visit.answers:
                continue
            dossier = dossiers[visit.leerling]
            stored = await kept(services, dossier.id, visit)
            for question, wanted in visit.answers.items():
                got = as_written(stored[question])
                if isinstance(got, list):
                    got = sorted(got) if isinstance(wanted, list) else got[0]
                assert got == expected(wanted), (visit.leerling, question)
        for name, theme in SAMPLE.themes.items():
            assert dossiers[name].theme is theme


_STATUS = {
    Stage.NEW: Status.NEW,
    Stage.NOTICE: Status.NOTICE,
    Stage.BUSY: Status.ACTIVE,
    Stage.REVIEW: Status.REVIEW,
    Stage.SUBMITTED: Status.SUBMITTED,
}


def test_the_klas_is_at_different_stages_and_every_drawing_is_used() -> None:
    stages = Counter(visit.stage for visit in SAMPLE.visits if visit.slot is Slot.LEERLING)
    assert stages[Stage.SUBMITTED] >= 6 and stages[Stage.BUSY] >= 6 and stages[Stage.REVIEW]
    assert len(SAMPLE.leerlingen) - sum(stages.values()) >= 3
    drawn = {
        answer["tekening"]
        for visit in SAMPLE.visits
        for answer in visit.answers.values()
        if isinstance(answer, dict)
    }
    assert drawn == set(DRAWINGS)


async def test_the_three_links_open_and_are_the_same_again(tmp_path: Path) -> None:
    async with open_services(Settings(data=tmp_path)) as services:
        await fill.fill(services, SAMPLE, now)
        links = await fill.links(services, SAMPLE)
        roles = []
        for link in (links.leerling[1], links.ouder[1], links.leerkracht):
            welcome = await services.assistant.join(Channel.WEB, "hier", link)
            roles.append(welcome.participant.role.value)  # type: ignore[union-attr]
        assert roles == ["leerling", "ouder", "leerkracht"]
    async with open_services(Settings(data=tmp_path)) as services:
        assert await fill.links(services, SAMPLE) == links


def test_the_folder_is_kept_reset_or_refused(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert place.prepare(folder, reset=False)
    (folder / "half.db").touch()
    assert place.prepare(folder, reset=False), "a first start that was cut off begins again"
    assert not (folder / "half.db").exists()
    place.filled(folder)
    assert not place.prepare(folder, reset=False)
    assert place.prepare(folder, reset=True)

    real = tmp_path / "school"
    real.mkdir()
    (real / "overdracht.db").write_text("van een school")
    for reset in (False, True):
        with pytest.raises(StoreError, match="niet van de demo"):
            place.prepare(real, reset=reset)
    assert (real / "overdracht.db").read_text() == "van een school"


def test_folder_and_port_of_the_environment_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERDRACHT_DATA", str(tmp_path))
    monkeypatch.setenv("OVERDRACHT_WEB_PORT", "1")
    settings = place.settle(Settings())
    assert (settings.data, settings.web_port) == (tmp_path, 1)
    monkeypatch.delenv("OVERDRACHT_DATA")
    assert place.settle(Settings()).data.name == place.FOLDER
