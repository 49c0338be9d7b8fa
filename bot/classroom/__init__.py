"""What staff do: klassen, leerlingen, invitations, progress, reading, re-opening, exporting."""

from bot.classroom.model import (
    ExportFile,
    InvitationCard,
    KlasBoard,
    LeerlingProgress,
    ReadContribution,
    Standing,
    State,
)
from bot.classroom.papers import Papers
from bot.classroom.service import Classroom
from bot.problems import Problem

__all__ = [
    "Classroom",
    "ExportFile",
    "InvitationCard",
    "KlasBoard",
    "LeerlingProgress",
    "Papers",
    "Problem",
    "ReadContribution",
    "Standing",
    "State",
]
