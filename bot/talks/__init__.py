"""Reading and talking: notes of the leerkracht at an answer, and filling in together."""

from bot.talks.remarks import NOTE_MAXIMUM, Spot, Talks
from storage.remarks import Remark

__all__ = ["NOTE_MAXIMUM", "Remark", "Spot", "Talks"]
