"""Makes the sample school in an empty data folder, through the same services as a real one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.app import Services
from bot.assistant import Assistant
from bot.classroom import InvitationCard
from bot.demo import desk
from bot.demo.person import Person, Watch
from bot.demo.sample import Sample, Visit
from bot.handover import Choice
from bot.planning.moments import USUAL_DAYS, today
from bot.problems import Problem
from conversations.people import Klas, Role, Slot

TIME_TO_WRITE = timedelta(days=10)  # both moments at which people are reminded are still to come
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Links:
    """The three ways in that the demo prints. Names of the leerlingen belong to the first two."""

    leerling: tuple[str, str]
    ouder: tuple[str, str]
    leerkracht: str


async def links(services: Services, sample: Sample) -> Links:
    """Of a data folder that `fill` was run on."""
    klas = await services.classroom.find_klas(None, sample.klas)
    if isinstance(klas, Problem):
        raise TypeError(klas.reason)
    cards = await _cards(services, klas)
    leerling, ouder = sample.opened_by["leerling"], sample.opened_by["ouder"]
    return Links(
        leerling=(leerling, cards[leerling, Slot.LEERLING].web_link),
        ouder=(ouder, cards[ouder, Slot.OUDER_1].web_link),
        leerkracht=cards["", None].web_link,
    )


async def fill(services: Services, sample: Sample, now: Callable[[], datetime]) -> None:
    """Everybody answers at once: their answers share their commits."""
    room = services.classroom
    klas = await room.create_klas(None, sample.klas, sample.school)
    if isinstance(klas, Problem):
        raise TypeError(klas.reason)
    await room.add_leerlingen(None, klas, sample.leerlingen)
    await services.leerlingen.ask_okr_of(None, klas, sample.okr, on=True)
    await _name_team(services, klas, sample)
    await _choose_schools(services, klas, sample)
    await desk.note_slips(services, klas, sample)
    cards = await _cards(services, klas)
    for form in services.questionnaires:
        deadline = _a_friday(today(now()) + TIME_TO_WRITE)
        await services.planning.plan(None, klas, form, deadline, USUAL_DAYS)
    by_person: dict[str, list[Visit]] = {}
    for visit in sample.visits:
        by_person.setdefault(cards[visit.leerling, visit.slot].code, []).append(visit)
    await asyncio.gather(
        *(_visits(services, sample, code, visits, now) for code, visits in by_person.items())
    )
    await desk.sit_down(services, klas, sample)


async def _name_team(services: Services, klas: Klas, sample: Sample) -> None:
    """The first is the leerkracht who came with the klas."""
    found = await services.team.members(None, klas)
    if isinstance(found, Problem):
        raise TypeError(found.reason)
    (name, function), *others = sample.team
    await services.team.change(None, klas, found[0].id, name, function)
    for name, function in others:
        await services.team.add(None, klas, name, function)


async def _choose_schools(services: Services, klas: Klas, sample: Sample) -> None:
    await services.handover.set_phone(None, klas, sample.phone)
    found = await services.handover.overview(None, klas)
    if isinstance(found, Problem):
        raise TypeError(found.reason)
    to = {one: name for name, going in sample.vo_schools.items() for one in going}
    dossiers = [line.dossier for group in found.groups for line in group.lines]
    await services.handover.choose(
        None,
        klas,
        [Choice(one.id, "", one.version, to[one.name]) for one in dossiers if one.name in to],
    )


def _a_friday(day: date) -> date:
    """This day, or the first Friday after it."""
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)


async def _visits(
    services: Services,
    sample: Sample,
    code: str,
    visits: list[Visit],
    now: Callable[[], datetime],
) -> None:
    for visit in visits:
        watch = Watch(now() - timedelta(days=visit.days_ago, hours=1), now)
        assistant = Assistant(services.store, services.questionnaires, watch)
        theme = sample.themes.get(visit.leerling) if visit.slot is Slot.LEERLING else None
        await Person(assistant, visit, code, theme).fill_in()


async def _cards(services: Services, klas: Klas) -> dict[tuple[str, Slot | None], InvitationCard]:
    cards = await services.classroom.invite(None, klas, list(Role))
    if isinstance(cards, Problem):
        raise TypeError(cards.reason)
    # Of the leerkrachten the first, whose link is printed.
    return {(card.leerling, card.participant.slot): card for card in reversed(cards)}
