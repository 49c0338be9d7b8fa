"""The hand-over: where each leerling goes, what goes along, and whether the mentor has it."""

from bot.handover.bundles import Bundle, Bundles, Fetched
from bot.handover.jobs import State
from bot.handover.model import Choice, Chosen, Group, Line, Overview, Ready
from bot.handover.order import LeftOut, Order, Shape, Why
from bot.handover.oso import Inspection
from bot.handover.service import Handover

__all__ = [
    "Bundle",
    "Bundles",
    "Choice",
    "Chosen",
    "Fetched",
    "Group",
    "Handover",
    "Inspection",
    "LeftOut",
    "Line",
    "Order",
    "Overview",
    "Ready",
    "Shape",
    "State",
    "Why",
]
