"""The sample school as data: who is in it, how far everybody is, and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from conversations.people import Slot, Theme

FOLDER = Path(__file__).parent
WERKSTUK = "dit-ben-ik"


class Stage(StrEnum):
    """How far somebody is (see klas.yaml)."""

    NEW = "nieuw"
    NOTICE = "welkom"
    BUSY = "bezig"
    REVIEW = "nalezen"
    SUBMITTED = "ingeleverd"


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did in one questionnaire. `answers` by question id, as in the YAML files."""

    leerling: str
    slot: Slot
    questionnaire: str
    stage: Stage
    days_ago: int
    language: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """`okr` names the leerlingen of whom the ouders are asked for the OKR section, `photos` of
    whom an ouder said yes (or no) to photos; `team` are names and functions of the leerkrachten;
    `vo_schools` who goes where; `phone` is that of the school; `opened_by` the leerling, and the
    child of the ouder, of the printed links. Of the werkstukken that were handed in, the leerkracht
    `read` some, wrote `notes` (question and text by leerling), and some are `handed_over` and
    `received`."""

    school: str
    klas: str
    leerlingen: tuple[str, ...]
    themes: Mapping[str, Theme]
    okr: tuple[str, ...]
    photos: Mapping[bool, tuple[str, ...]]
    team: tuple[tuple[str, str], ...]
    vo_schools: Mapping[str, tuple[str, ...]]
    phone: str
    read: tuple[str, ...]
    notes: Mapping[str, tuple[str, str]]
    handed_over: tuple[str, ...]
    received: tuple[str, ...]
    visits: tuple[Visit, ...]
    opened_by: Mapping[str, str]


def load() -> Sample:
    klas, werkstukken, ouders = (
        yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
        for name in ("klas.yaml", "werkstukken.yaml", "ouders.yaml")
    )
    people = klas["leerlingen"]
    visits = [
        Visit(
            leerling=person["naam"],
            slot=Slot.LEERLING,
            questionnaire=WERKSTUK,
            stage=Stage(person["stand"]),
            days_ago=person.get("dagen", 0),
            language="nl",
            answers=werkstukken.get(person["naam"], {}),
        )
        for person in people
        if person["stand"] != Stage.NEW
    ]
    days = {person["naam"]: person.get("dagen", 0) for person in people}
    for leerling, slots in ouders.items():
        for slot, forms in slots.items():
            for form, said in forms.items():
                answers = {key: said[key] for key in said if key not in {"stand", "taal"}}
                visits.append(
                    Visit(
                        leerling=leerling,
                        slot=Slot(slot),
                        questionnaire=form,
                        stage=Stage(said["stand"]),
                        days_ago=max(days[leerling] - 2, 0),
                        language=said.get("taal", "nl"),
                        answers=answers,
                    )
                )
    desk = klas["bureau"]
    return Sample(
        school=klas["school"],
        klas=klas["klas"],
        leerlingen=tuple(person["naam"] for person in people),
        themes={item["naam"]: Theme(item["thema"]) for item in people if "thema" in item},
        okr=tuple(klas["okr"]),
        photos={True: tuple(klas["fotos"]["ja"]), False: tuple(klas["fotos"]["nee"])},
        team=tuple((one["naam"], one.get("functie", "")) for one in klas["team"]),
        read=tuple(desk["gelezen"]),
        notes={name: (one["vraag"], one["tekst"]) for name, one in desk["bespreek"].items()},
        handed_over=tuple(desk["overgedragen"]),
        received=tuple(desk["ontvangen"]),
        vo_schools={name: tuple(going) for name, going in klas["scholen"].items()},
        phone=klas["telefoon"],
        visits=tuple(visits),
        opened_by=klas["open"],
    )
