"""What was written: read, opened again, taken along."""

from __future__ import annotations

from bot.classroom.bundle import zipped
from bot.desk import reading
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button
from bot.desk.visit import Visit
from bot.problems import Problem

EVERYBODY = "all"


async def read(visit: Visit, action: Action) -> list[Block]:
    t = visit.t
    if not action.of:
        return await visit.choose_leerling(Verb.READ, t.text("Van wie wil je lezen?"))
    if action.form < 0 or action.slot is None:
        found = await visit.of(action.of)
        if isinstance(found, Problem):
            return visit.told(found)
        return [reading.of_leerling(found, visit.forms, t)]
    form = visit.forms[action.form].id
    sensitive = action.verb is Verb.SENSITIVE
    got = await visit.room.read(visit.me, action.of, form, action.slot, sensitive=sensitive)
    return visit.told(got) if isinstance(got, Problem) else reading.shown(got, action, visit)


async def reopen(visit: Visit, action: Action) -> list[Block]:
    if action.form < 0 or action.slot is None:
        return visit.told(Problem("unknown_person"))
    form = visit.forms[action.form].id
    opened = await visit.room.reopen(visit.me, action.of, form, action.slot)
    if isinstance(opened, Problem):
        return visit.told(opened)
    return visit.told(visit.t.text("Het staat weer open. Vertel het zelf ook even."))


async def export(visit: Visit, action: Action) -> list[Block]:
    t = visit.t
    if not visit.files:
        return visit.told(
            t.text(
                "Bestanden met antwoorden gaan niet via deze chat. Je maakt ze in de webchat: bij "
                "Overdragen voor de nieuwe school, of bij Bestanden. Daar kom je binnen met "
                "dezelfde code."
            )
        )
    if not action.of:
        whole = Button(t.text("De hele klas"), Action(Verb.EXPORT, EVERYBODY).packed())
        text = t.text("Van wie wil je de pdf's? Alleen wat is ingeleverd gaat mee.")
        return await visit.choose_leerling(Verb.EXPORT, text, (whole,))
    leerling = "" if action.of == EVERYBODY else action.of
    files = await visit.room.export(visit.me, visit.klas, leerling=leerling)
    if isinstance(files, Problem):
        return visit.told(files)
    if not leerling:
        files = [zipped(visit.klas, files)]
    return [*(Block(file.name, file=file) for file in files), *visit.told(t.text("Klaar."))]
