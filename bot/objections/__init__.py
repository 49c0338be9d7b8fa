"""Objecting to handing over (AVG article 21): by who wrote it, and by an ouder for the child's
werkstuk. While an objection holds, the part is not handed over, by no way."""

from bot.objections.model import REASON_MAXIMUM, About, Item, Mine, Objected
from bot.objections.service import Objections
from storage.objections import Decision, Objection

__all__ = [
    "REASON_MAXIMUM",
    "About",
    "Decision",
    "Item",
    "Mine",
    "Objected",
    "Objection",
    "Objections",
]
