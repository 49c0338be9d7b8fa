"""The least that somebody has to write to hand in, for tests that are about what comes after."""

from __future__ import annotations

from bot.demo.sample import WERKSTUK, Stage
from conversations.people import Slot
from tests.bot.school import School

OKR = "okr-ouders"

LEERLING: dict[str, object] = {
    "hobby_wat": "Ik vind voetbal leuk, omdat je samen bent.",
    "goed_in": "Ik ben goed in rennen.",
    "school_bijzonder": "We hebben een grote tuin met kippen.",
    "vak_leuk": ["gym"],
    "vak_minder": ["alles_leuk"],
    "school_herinnering": "Het kamp in groep 7 was heel leuk.",
    "vo_verwacht": "Groot en spannend, denk ik, maar ook leuk.",
    "kan_trots": "Op mijn zwemdiploma C.",
    "mentor_weten": "zelf",
}
OUDER: dict[str, object] = {
    "wie_vult_in": "alleen",
    "relatie": "moeder",
    "sterk": "Rekenen en doorzetten.",
    "minder_sterk": "Stilzitten.",
    "helpt": "Een rustige plek.",
    "gezondheid": "nee",
    "inzage": "hoeft_niet",
    "eens": "ja",
}


async def werkstuk(
    school: School, leerling: str, stage: Stage = Stage.SUBMITTED, **more: object
) -> None:
    said = {"mij_naam": leerling, **LEERLING, **more}
    await school.wrote(leerling, Slot.LEERLING, WERKSTUK, stage, **said)


async def ouderdeel(
    school: School,
    leerling: str,
    slot: Slot = Slot.OUDER_1,
    stage: Stage = Stage.SUBMITTED,
    **more: object,
) -> None:
    await school.wrote(leerling, slot, OKR, stage, **{**OUDER, **more})
