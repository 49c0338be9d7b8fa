"""The pages of who only reads: the door with the pass phrase, the mentor's werkstukken."""

from bot.web.reader.routes import routes

__all__ = ["routes"]
