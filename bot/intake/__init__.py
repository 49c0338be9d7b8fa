"""Class lists out of an administration, a spreadsheet or somebody's hands: read, shown, added."""

from bot.intake.grid import MAX_LIST_BYTES
from bot.intake.preview import Chosen, Line, Preview, State
from bot.intake.service import Added, Intake, ticked

__all__ = ["MAX_LIST_BYTES", "Added", "Chosen", "Intake", "Line", "Preview", "State", "ticked"]
