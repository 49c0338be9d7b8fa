"""The cards of a klas on paper: what `exports.kaartjes` needs, from the invitations."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from bot.classroom import filenames
from bot.classroom.model import ExportFile, InvitationCard
from conversations.people import Dossier, Klas, School
from exports import kaartjes
from exports.papers import Card, Invitation, Round


async def make(
    school: School,
    klas: Klas,
    leerlingen: Sequence[Dossier],
    invited: Sequence[InvitationCard],
    link_base: str,
    now: datetime,
) -> ExportFile:
    """One PDF, in the order of the class list. ValueError without leerlingen."""
    by_dossier = {card.participant.dossier_id: card for card in invited}
    cards = [
        Card(dossier.name, dossier.theme, dossier.seed, _invitation(by_dossier[dossier.id]))
        for dossier in leerlingen
        if dossier.id in by_dossier
    ]
    address = urlsplit(link_base).netloc
    round_ = Round(school, klas, leerkracht="", address=address, until=None, made_at=now)
    content = await asyncio.to_thread(kaartjes.pdf, round_, cards)
    return ExportFile(f"{filenames.plain(klas.name) or 'klas'}_kaartjes.pdf", content)


def _invitation(card: InvitationCard) -> Invitation:
    return Invitation(card.code, card.web_link, card.telegram_link)
