"""No address of the staff pages changes a word that a leerling or an ouder wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.routing import Route

from conversations.people import Slot
from storage import answers
from tests.bot.school import open_school, sample_answers
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down

CHILD = "Amira"
MINE = "Dit schreef de leerkracht."
FIELDS = (
    "antwoord", "antwoorden", "woorden", "tekst", "text", "waarde", "value", "goed_in", "sterk",
    "vraag", "doe", "naam", "namen", "over", "wat",
)  # fmt: skip
CLOSING = {"/klas/{klas}/afsluiten", "/klas/{klas}/schooljaar"}
ERASING = {"/klas/{klas}/leerling/{dossier}/weg"}  # the whole of it, which is no changing
SAYS: tuple[dict[str, Any], ...] = (
    {"type": "Edit", "question": "sterk"},
    {"type": "Text", "text": MINE, "question": "sterk"},
    {"type": "Append", "question": "sterk"},
    {"type": "EditedText", "source": "1", "text": MINE},
    {"type": "PassOn", "reason": "skipped", "question": "sterk", "turn": 1},
)


async def test_no_post_of_a_leerkracht_touches_an_answer(tmp_path: Path) -> None:
    async with open_school(tmp_path, CHILD) as school:
        said: dict[str, Any] = dict(sample_answers("Noor", Slot.LEERLING, WERKSTUK))
        await school.wrote(CHILD, **said)
        await school.wrote(CHILD, Slot.OUDER_1, OKR)
        before = await _written(school)
        assert len(before) > 30
        async with sat_down(school, (await school.cards())[0].code) as juf:
            ouder = (await school.card(CHILD, Slot.OUDER_1)).participant.id
            tried = list(_posts(juf))
            assert len(tried) > 40
            for path in tried:
                await _try(juf, path, ouder)
        assert await _written(school) == before


async def _try(juf: Desktop, path: str, ouder: str) -> None:
    """A form with every field that might be read as words, and what the chat pages say."""
    headers = {"origin": ORIGIN}
    await juf.client.post(path, data=dict.fromkeys(FIELDS, MINE), headers=headers)
    for at, given in enumerate(SAYS):
        body = {"id": f"{at}", "who": ouder, "form": OKR, "input": given}
        await juf.client.post(path, json=body, headers=headers)


def _posts(juf: Desktop) -> Iterator[str]:
    """Every address that takes something, filled in for the werkstuk and for the ouder."""
    app = juf.client._transport.app  # type: ignore[attr-defined]
    # A klas that is closed would refuse what comes after it.
    for route in sorted(app.routes, key=lambda route: route.path in CLOSING):
        if not isinstance(route, Route) or "POST" not in (route.methods or ()):
            continue
        if not route.path.startswith(("/klas", "/api")) or route.path in ERASING:
            continue
        for form, slot, question in ((WERKSTUK, "leerling", "goed_in"), (OKR, "ouder-1", "sterk")):
            ids = dict.fromkeys(route.param_convertors, "x") | {
                "klas": juf.school.klas.id,
                "dossier": juf.school.dossier(CHILD),
                "form": form,
                "slot": slot,
                "question": question,
            }
            yield route.path.format(**ids)


async def _written(school: Any) -> list[object]:
    def read(unit: Any) -> list[object]:
        return [
            answer
            for form, slot in ((WERKSTUK, Slot.LEERLING), (OKR, Slot.OUDER_1))
            for answer in answers.load(unit, school.dossier(CHILD), form, slot).values()
        ]

    found: list[object] = await school.services.store.read(read)
    return found
