"""The hand-over: where each leerling goes, what goes along, and whether the mentor has it."""

from bot.handover.model import Choice, Chosen, Group, Line, Overview, Ready
from bot.handover.service import Handover

__all__ = ["Choice", "Chosen", "Group", "Handover", "Line", "Overview", "Ready"]
