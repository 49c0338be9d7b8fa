"""What the leerkracht of the sample school already did with what was handed in."""

from __future__ import annotations

from bot.app import Services
from bot.demo.sample import WERKSTUK, Sample
from bot.problems import Problem
from bot.talks import Spot
from conversations.people import Klas, Participant, Slot


async def note_slips(services: Services, klas: Klas, sample: Sample) -> None:
    """What stands on the slips about photos, before anybody begins."""
    me, ids = await _seen(services, klas)
    for allowed, names in sample.photos.items():
        for name in names:
            permission = services.photo_permission
            _done(await permission.record(me, ids[name], Slot.OUDER_1, allowed))


async def sit_down(services: Services, klas: Klas, sample: Sample) -> None:
    """Reads, writes a note, hands over; one mentor has it."""
    me, ids = await _seen(services, klas)
    for name in sample.read:
        _done(await services.classroom.read(me, ids[name], WERKSTUK, Slot.LEERLING))
    for name, (question, note) in sample.notes.items():
        spot = Spot(ids[name], WERKSTUK, Slot.LEERLING, question)
        _done(await services.talks.remark(me, spot, note))
    gone = [ids[name] for name in sample.handed_over]
    _done(await services.handover.hand_over(me, klas, gone, WERKSTUK))
    for name in sample.received:
        _done(await services.handover.receive(me, klas, ids[name], WERKSTUK))


async def _seen(services: Services, klas: Klas) -> tuple[Participant, dict[str, str]]:
    """The leerkracht, and the dossiers by name."""
    team = await services.team.members(None, klas)
    rows = await services.classroom.progress(None, klas)
    if isinstance(team, Problem) or isinstance(rows, Problem):
        msg = "the sample klas is not there"
        raise TypeError(msg)
    return team[0], {row.dossier.name: row.dossier.id for row in rows}


def _done(outcome: object) -> None:
    if isinstance(outcome, Problem):
        raise TypeError(outcome.reason)
