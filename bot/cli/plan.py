"""plan."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import UTC

from bot.app import Services
from bot.cli.output import Failure, fail, say, warn, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.planning import typed
from bot.planning.model import Behind, Moment, Planned, State
from bot.planning.moments import USUAL_DAYS
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Klas
from conversations.questionnaire import Audience
from locales.catalogue import HOME, SOURCE_LANGUAGE, catalogue

NONE = "geen"
_DUTCH = catalogue(SOURCE_LANGUAGE)
_WHY = {
    State.COMES: "",
    State.DONE: "verstuurd",
    State.PAST: "al voorbij, wordt niet verstuurd",
    State.NOWHERE: "valt weg: er komt geen schooldag meer",
    State.SAME: "valt samen met de vorige",
}


async def plan(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        for author, written in ((Audience.LEERLING, asked.werkstuk), (Audience.OUDER, asked.okr)):
            if written is not None:
                await _set(services, klas, author, written, asked.dagen)
        if asked.dagen is not None and asked.werkstuk is None and asked.okr is None:
            raise Failure("Noem bij --dagen ook een datum, met --werkstuk of --okr.")
        for names, wanted in ((asked.uit, False), (asked.aan, True)):
            await _remind(services, klas, names, wanted=wanted)
        planned = await services.planning.planned(None, klas)
        late = await services.planning.behind(None, klas)
    if isinstance(planned, Problem):
        raise fail(planned)
    behind = {} if isinstance(late, Problem) else late  # a klas that is closed
    if asked.json:
        write_json([_json(one, behind.get(one.questionnaire.id, [])) for one in planned])
        return 0
    for one in planned:
        _show(one, behind.get(one.questionnaire.id, []))
    if not services.planning.by_telegram:
        warn("Telegram staat uit: er gaan geen herinneringen de deur uit.")
    return 0


async def _set(
    services: Services, klas: Klas, author: Audience, written: str, dagen: str | None
) -> None:
    form = next(one.id for one in services.questionnaires.values() if one.author is author)
    if written.casefold() == NONE:
        done = await services.planning.unplan(None, klas, form)
    else:
        day = typed.day(written)
        days = USUAL_DAYS if dagen is None else typed.days_before(dagen)
        if isinstance(day, Problem):
            raise fail(day)
        if isinstance(days, Problem):
            raise fail(days)
        done = await services.planning.plan(None, klas, form, day, days)
    if isinstance(done, Problem):
        raise fail(done)


async def _remind(services: Services, klas: Klas, names: list[str], *, wanted: bool) -> None:
    """The leerlingen and their ouders."""
    rows = await services.classroom.progress(None, klas) if names else []
    if isinstance(rows, Problem):
        raise fail(rows)
    for name in names:
        same = {name, name.casefold()}
        row = next((it for it in rows if same & {it.dossier.id, it.dossier.name.casefold()}), None)
        if row is None:
            raise fail(Problem.of("unknown_leerling", name=name))
        for person in {item.participant.id for item in row.standings}:
            await services.planning.remind(None, klas, person, wanted=wanted)


def _show(one: Planned, late: list[Behind]) -> None:
    title = _DUTCH.text(one.questionnaire.title)
    if one.deadline is None:
        say(f"{title}: geen laatste dag.")
        return
    say(f"{title}: inleveren kan tot en met {_DUTCH.weekday(one.deadline)} {one.deadline.year}.")
    if not one.school_day:
        warn("Dat is geen schooldag.")
    rows = [(f"{item.days_before} dagen ervoor", _when(item), _WHY[item.state])
            for item in one.moments]  # fmt: skip
    if rows:
        write_table(("herinnering", "moment", ""), rows)
    count = Counter(item.reach.value for item in late)
    on_paper = sum(item.on_paper for item in late)
    say(f"Nog niet ingeleverd: {len(late)}. Krijgt een herinnering: {count['now']}. "
        f"Net gehad: {count['resting']}. Staat uit: {count['off']}. "
        f"Niet te bereiken in Telegram: {on_paper}.")  # fmt: skip


def _when(moment: Moment) -> str:
    if moment.at is None:
        return ""
    there = moment.at.astimezone(HOME)
    return f"{_DUTCH.weekday(there.date())}, {there:%H:%M}"


def _json(one: Planned, late: list[Behind]) -> dict[str, object]:
    return {
        "questionnaire": one.questionnaire.id,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "days_before": list(one.days_before),
        "moments": [
            {
                "days_before": item.days_before,
                "at": item.at.astimezone(UTC).isoformat(timespec="seconds") if item.at else None,
                "state": item.state.value,
            }
            for item in one.moments
        ],
        "behind": dict(Counter(item.reach.value for item in late)),
    }
