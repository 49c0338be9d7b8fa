"""The hand-over's pages: who goes where, what goes along, and whether it is there."""

from bot.web.staff.handover.routes import PAGES

__all__ = ["PAGES"]
