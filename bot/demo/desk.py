"""What the leerkracht of the sample school already did with what was handed in."""

from __future__ import annotations

from bot.app import Services
from bot.demo.sample import WERKSTUK, Sample
from bot.problems import Problem
from bot.talks import Spot
from conversations.people import Klas, Slot


async def sit_down(services: Services, klas: Klas, sample: Sample) -> None:
    """Reads, writes a note, hands over; one mentor has it."""
    team = await services.team.members(None, klas)
    rows = await services.classroom.progress(None, klas)
    if isinstance(team, Problem) or isinstance(rows, Problem):
        msg = "the sample klas is not there"
        raise TypeError(msg)
    me, ids = team[0], {row.dossier.name: row.dossier.id for row in rows}
    for name in sample.read:
        _done(await services.classroom.read(me, ids[name], WERKSTUK, Slot.LEERLING))
    for name, (question, note) in sample.notes.items():
        spot = Spot(ids[name], WERKSTUK, Slot.LEERLING, question)
        _done(await services.talks.remark(me, spot, note))
    gone = [ids[name] for name in sample.handed_over]
    _done(await services.handover.hand_over(me, klas, gone, WERKSTUK))
    for name in sample.received:
        _done(await services.handover.receive(me, klas, ids[name], WERKSTUK))


def _done(outcome: object) -> None:
    if isinstance(outcome, Problem):
        raise TypeError(outcome.reason)
