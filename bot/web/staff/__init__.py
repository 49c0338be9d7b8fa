"""The leerkracht's pages: the klas, who is in it, reading, invitations, files, and the chat."""

from bot.web.staff.routes import routes

__all__ = ["routes"]
