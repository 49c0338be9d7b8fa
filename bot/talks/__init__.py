"""Reading and talking: notes of the leerkracht at an answer, and filling in together."""

from bot.talks.remarks import NOTE_MAXIMUM, Spot, Talks
from bot.talks.together import Overleg, may_begin
from storage.remarks import Remark
from storage.together import Together

__all__ = ["NOTE_MAXIMUM", "Overleg", "Remark", "Spot", "Talks", "Together", "may_begin"]
