"""invite, progress."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from bot.bot_name import learn
from bot.classroom import InvitationCard, LeerlingProgress, Standing
from bot.cli.output import fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.desk import words
from bot.desk.board import total_line
from bot.problems import Problem
from bot.settings import Settings
from bot.team import USUAL_FUNCTION
from conversations.people import Participant, Role, Slot
from conversations.session import Status
from locales.catalogue import SOURCE_LANGUAGE, catalogue

STATES = {
    Status.NOTICE: "begun",
    Status.ACTIVE: "begun",
    Status.REVIEW: "review",
    Status.SUBMITTED: "submitted",
}
_WHO = {
    Slot.LEERLING: "leerling",
    Slot.OUDER_1: "ouder 1",
    Slot.OUDER_2: "ouder 2",
}


async def invite(asked: argparse.Namespace, settings: Settings) -> int:
    roles = [Role(asked.role)] if asked.role else list(Role)
    name = await learn(settings)
    async with classroom(settings, lambda: name) as services:
        klas = await klas_of(services, asked)
        cards = await services.classroom.invite(
            None, klas, roles, leerling=asked.leerling, renew=asked.renew
        )
    if isinstance(cards, Problem):
        raise fail(cards)
    if asked.json:
        write_json([_card(card) for card in cards])
        return 0
    write_table(
        ("leerling", "voor", "code", "link", "Telegram"),
        (
            (card.leerling, _who(card.participant), card.code, card.web_link, card.telegram_link)
            for card in cards
        ),
    )
    return 0


async def progress(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        rows = await services.classroom.progress(None, klas)
    if isinstance(rows, Problem):
        raise fail(rows)
    dutch = catalogue(SOURCE_LANGUAGE)
    pairs = [(row, standing) for row in rows for standing in row.standings]
    if asked.json:
        write_json([_standing(row, standing) for row, standing in pairs])
        return 0
    if not pairs:
        say(f"In {klas.name} zitten nog geen leerlingen.")
        return 0
    write_table(
        ("leerling", "wie", "vragenlijst", "stand", "vragen", "VO-school"),
        (
            (
                row.dossier.name,
                _who(standing.participant),
                standing.questionnaire,
                words.stand(standing, dutch),
                f"{standing.done} van {standing.total}",
                row.vo_school,
            )
            for row, standing in pairs
        ),
    )
    say()
    say(total_line(rows, services.questionnaires, dutch))
    return 0


def _who(participant: Participant) -> str:
    if participant.slot is None:
        return words.colleague(participant, catalogue(SOURCE_LANGUAGE))
    return _WHO[participant.slot]


def _card(card: InvitationCard) -> dict[str, str | None]:
    return {
        "role": card.participant.role.value,
        "leerling": card.leerling or None,
        "slot": card.participant.slot.value if card.participant.slot else None,
        "name": None if card.leerling else card.participant.name,
        "function": None if card.leerling else card.participant.function or USUAL_FUNCTION,
        "code": card.code,
        "web_link": card.web_link,
        "telegram_link": card.telegram_link,
    }


def _standing(row: LeerlingProgress, standing: Standing) -> dict[str, str | int | bool | None]:
    return {
        "leerling": row.dossier.name,
        "dossier": row.dossier.id,
        "questionnaire": standing.questionnaire,
        "role": standing.participant.role.value,
        "slot": standing.participant.slot.value if standing.participant.slot else None,
        "state": _state(standing),
        "answered": standing.done,
        "total": standing.total,
        "updated_at": _moment(standing.updated_at),
        "submitted_at": _moment(standing.submitted_at),
        "read_at": _moment(standing.read_at),
        "discuss": standing.remarked_at is not None,
        "reachable": not standing.unreachable,
        "reminded_at": _moment(standing.reminded_at),
        "vo_school": row.vo_school or None,
        "handed_over_at": _moment(standing.handed_over_at),
        "received_at": _moment(standing.received_at),
    }


def _state(standing: Standing) -> str:
    if standing.status is Status.NEW:
        return "invited" if standing.invited else "not_invited"
    return STATES[standing.status]


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat(timespec="seconds") if value else None
